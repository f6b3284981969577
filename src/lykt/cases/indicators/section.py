"""What this room shows on the case page: that there are assessments, never what they weigh."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from lykt.cases.case.models import Case
from lykt.cases.case.offers import Line, Next, Shown
from lykt.cases.case.sight import Sight
from lykt.cases.indicators.codes import AssessmentState
from lykt.cases.indicators.queries import assessments_of
from lykt.organisation.acting import Actor


#: So many stand on the case page; the rest have a page of their own.
ON_PAGE = 3


def section(actor: Actor, case: Case, sight: Sight) -> Shown | None:
    """Return the latest assessments of a case."""
    rows = list(assessments_of(actor, case)[:ON_PAGE])
    return Shown("indicators/section.html", {"assessments": rows, "case": case})


def nexts(actor: Actor, case: Case, sight: Sight) -> Iterator[Next]:
    """Yield that an assessment is being written, or that none has been."""
    if not sight.everything or case.state != "open":
        return
    latest = assessments_of(actor, case).first()
    if latest is None:
        url = reverse("assessments", kwargs={"case": case.handle})
        yield Next(_("Write a first assessment"), None, url, 70)
    elif latest.state == AssessmentState.DRAFT:
        url = reverse("assessment_write", kwargs={"case": case.handle, "handle": latest.handle})
        yield Next(_("Finish the assessment that was begun"), None, url, 60)


def lines(actor: Actor, case: Case, sight: Sight) -> Iterator[Line]:
    """Yield the finished assessments, for the time line."""
    if not sight.everything:
        return
    for one in assessments_of(actor, case).exclude(finished_at=None):
        url = reverse("assessment_page", kwargs={"case": case.handle, "handle": one.handle})
        at = one.finished_at or one.at
        yield Line(timezone.localdate(at), at, _("Assessment finished"), one.by_name, url)
