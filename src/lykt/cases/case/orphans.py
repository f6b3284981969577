"""Cases whose coordinator has left: their leader gives them to another who coordinates."""

from collections.abc import Collection, Iterator
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lykt.cases.case.actions_team import make_coordinator
from lykt.cases.case.codes import Left
from lykt.cases.case.models import Case, CaseState
from lykt.organisation.acting import Actor
from lykt.organisation.models import Staff, StaffPost
from lykt.organisation.orphans import Orphan, Orphans
from lykt.organisation.roles import Role


def _coordinates_no_more() -> Q:
    """Return the condition that the coordinator of a case coordinates none here today.

    A case may be coordinated from another unit of the controller: whoever does has not left,
    and nobody takes the case from them behind their back.
    """
    posts = StaffPost.objects.held_on(timezone.localdate()).filter(
        staff=OuterRef("coordinator"),
        controller=OuterRef("controller"),
        role=Role.CASE_COORDINATOR,
        staff__is_active=True,
    )
    return ~Q(Exists(posts))


def _left(units: Collection[UUID]) -> Iterator[Orphan]:
    """Yield the cases that go on in these units without anybody who coordinates them."""
    rows = Case.objects.filter(_coordinates_no_more(), unit__in=units)
    for case in rows.exclude(state=CaseState.CLOSED).select_related("coordinator"):
        if case.coordinator is not None:
            label = _("Case %(number)s") % {"number": case.label}
            url = reverse("case_page", args=[case.handle])
            yield Orphan(case.handle, label, url, case.coordinator, case.unit_id)


def _take_over(*, by: Actor, handle: str, to: Staff) -> Case:
    """Let somebody who coordinates cases here coordinate this one.

    Raises:
        ValidationError: when they do not, or the case is gone.
    """
    case = Case.objects.filter(_coordinates_no_more(), handle=handle).first()
    if case is None:
        raise ValidationError(_("There is no such case any more."))
    return make_coordinator(by=by, case=case, staff=to, why=Left.LEFT_SERVICE)


ORPHANS = Orphans(kind="case", label=gettext_lazy("Cases"), find=_left, take_over=_take_over)
