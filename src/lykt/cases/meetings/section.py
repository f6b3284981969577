"""What this room shows on the case page: the next meeting, and what was decided lately."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from lykt.cases.case.models import Case
from lykt.cases.case.offers import Line, Next, Occurred, Shown
from lykt.cases.case.sight import Sight
from lykt.cases.meetings import queries
from lykt.cases.meetings.codes import TOOK_PLACE, MeetingState
from lykt.organisation.acting import Actor


#: So many decisions stand on the case page; the rest stand in the minutes.
ON_PAGE = 5


def section(actor: Actor, case: Case, sight: Sight) -> Shown | None:
    """Return the next meeting of a case and the latest decisions."""

    def context() -> Mapping[str, Any]:
        return {
            "case": case,
            "next": queries.next_of(case),
            "decisions": [
                {"row": row, "what": row.what}
                for row in queries.latest_decisions(case, ON_PAGE)
                if row.meeting.state in TOOK_PLACE
            ],
            "may_plan": sight.leads and case.state == "open",
        }

    return Shown("meetings/section.html", context)


def nexts(actor: Actor, case: Case, sight: Sight) -> Iterator[Next]:
    """Yield the next meeting, minutes that are not closed, and a first one to be planned."""
    if case.state != "open":
        return
    if sight.is_partner:
        if (called := queries.called_to(actor, case)) is not None:
            when = timezone.localtime(called.starts_at)
            words = _("Coordination meeting, at %(time)s") % {"time": f"{when:%H.%M}"}
            yield Next(words, when.date(), "", 30)
        return
    if not sight.everything:
        return
    rows = list(queries.meetings_of(actor, case).exclude(state=MeetingState.CANCELLED))
    for one in rows:
        url = reverse("meeting_page", args=[case.handle, one.handle])
        day = timezone.localdate(one.starts_at)
        if one.state == MeetingState.PLANNED:
            yield Next(_("Hold the coordination meeting"), day, url, 30)
        elif one.state == MeetingState.HELD:
            yield Next(_("Close the minutes of the meeting"), day, url, 35)
    if not rows:
        url = reverse("meetings", args=[case.handle])
        yield Next(_("Plan the first coordination meeting"), None, url, 55)


def lines(actor: Actor, case: Case, sight: Sight) -> Iterator[Line]:
    """Yield the meetings that were held, for the time line."""
    if not sight.everything:
        return
    for one in queries.meetings_of(actor, case).filter(state__in=TOOK_PLACE):
        url = reverse("meeting_page", args=[case.handle, one.handle])
        day = timezone.localdate(one.starts_at)
        yield Line(day, one.starts_at, _("Coordination meeting held"), one.by_name, url)


def occurrences(cases: Collection[Case]) -> Mapping[UUID, list[Occurred]]:
    """Return the first meeting that was held in each case."""
    return {
        key: [Occurred("meeting.first_held", day)]
        for key, day in queries.first_held(cases).items()
    }
