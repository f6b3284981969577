"""What this room hands down to the page of a case."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from lykt.cases.case.codes import Track
from lykt.cases.case.models import Case, CaseState
from lykt.cases.case.offers import Line, Mark, Next, Occurred, Section, Shown
from lykt.cases.case.queries import may_with, standing_events
from lykt.cases.case.sight import Sight
from lykt.cases.case.tracks import NONE, label
from lykt.cases.returning import queries
from lykt.cases.returning.lists import THEN
from lykt.cases.returning.models import ReturnNews, ReturnStop
from lykt.organisation.acting import Actor
from lykt.privacy.consent.codes import InformationKind


KIND = InformationKind.PLANS


def _build(actor: Actor, case: Case, sight: Sight) -> Shown | None:
    """Show how a return or settling stands; nothing sealed."""
    state = queries.return_state(case)
    opens = sight.everything and may_with(actor, "change", case)
    if state == NONE and not opens:
        return None
    lists = [
        (
            part.label,
            len([one for one in items if not one.open]),
            len(items),
            [one.entry.label for one in items if one.open],
        )
        for part, items in queries.lists_of(case, queries.LISTS.get(state, ())).items()
    ]
    context = {"case": case, "state": label(Track.RETURN, state), "lists": lists, "opens": opens}
    return Shown("returning/section.html", context)


SECTION = Section("returning", gettext_lazy("Return or settling"), 80, _build, KIND)

#: How a state of the track looks on the line of what is safe.
_MARKS = {"settled": "safe", "monitored": "safe", "stopped": "missing", "came_back": "missing"}


def marks(actor: Actor, case: Case, sight: Sight) -> list[Mark]:
    """Return how the return or settling stands, where it is on its way."""
    state = queries.return_state(case)
    if not sight.sees(KIND) or state in (NONE, "not_wanted"):
        return []
    url = reverse("returning", args=[case.handle]) if sight.everything else ""
    text = label(Track.RETURN, state)
    return [Mark(_("Return or settling"), text, _MARKS.get(state, "under_way"), url)]


def nexts(actor: Actor, case: Case, sight: Sight) -> list[Next]:
    """Return what is left of the list that is being worked through, and what a stop asks for."""
    if not sight.everything or case.state != CaseState.OPEN:
        return []
    state = queries.return_state(case)
    place = reverse("returning", args=[case.handle])
    if state == "stopped":
        stop = ReturnStop.objects.filter(case=case).first()
        return [Next(THEN[stop.reason], None, place, 45)] if stop else []
    if state not in ("applied", "settling", *queries.FOLLOWED):
        return []
    found = []
    for part, items in queries.lists_of(case, queries.LISTS[state]).items():
        if left := len([one for one in items if one.open and not one.is_step]):
            words = ngettext("%(list)s: %(n)d thing left", "%(list)s: %(n)d things left", left)
            text = words % {"list": part.label, "n": left}
            found.append(Next(text, None, f"{place}#{part.value}", 70))
    return found


def lines(actor: Actor, case: Case, sight: Sight) -> list[Line]:
    """Return why returns were stopped and how it went after, for the time line."""
    if not sight.sees(KIND):
        return []
    rows = [
        *ReturnStop.objects.filter(case=case).select_related("event"),
        *ReturnNews.objects.filter(case=case).select_related("event"),
    ]
    standing = {one.pk for one in standing_events([case])[case.pk]}
    return [
        Line(row.event.day, row.at, _words(row), row.by_name)
        for row in rows
        if row.event_id in standing and _is_for(row, sight)
    ]


def _is_for(row: ReturnStop | ReturnNews, sight: Sight) -> bool:
    """Tell whether a reader is told; why a return stopped can be health, a threat, the police.

    That it stopped, a partner sees among the events.
    """
    return sight.everything or isinstance(row, ReturnNews)


def _words(row: ReturnStop | ReturnNews) -> str:
    if isinstance(row, ReturnStop):
        return _("Return stopped: %(why)s") % {"why": row.get_reason_display()}
    return _("News after the journey: %(how)s") % {"how": row.get_how_display()}


def occurrences(cases: Collection[Case]) -> Mapping[UUID, Iterable[Occurred]]:
    """Return the news with the day of the next, where one was agreed."""
    found: dict[UUID, list[Occurred]] = defaultdict(list)
    rows = ReturnNews.objects.filter(case__in=cases, next_by__isnull=False)
    standing = {one.pk for events in standing_events(cases).values() for one in events}
    for row in rows.select_related("event"):
        if row.event_id in standing:
            found[row.case_id].append(Occurred("return.followed_up", row.event.day, row.next_by))
    return found


def before_closing(case: Case) -> list[str]:
    """Return what is to be done first, while the programme still follows up."""
    if queries.return_state(case) not in queries.FOLLOWED:
        return []
    return [_("Write that the follow-up after the journey is over. Then close the case.")]
