"""What is seen at a glance: what is safe, where the tracks stand, what is next.

Nothing here is sealed, and each is made for one reader: a partner gets the kinds that a live
consent covers, without anybody's name.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from lykt.cases.case.codes import (
    SEEN_BY_KIND,
    TRACK_BY_KIND,
    Assured,
    AssuredState,
    StepState,
    Track,
)
from lykt.cases.case.models import Assurance, Case, CaseEvent, CaseState, Step
from lykt.cases.case.offers import Mark, Next, Words
from lykt.cases.case.sight import Sight
from lykt.cases.case.tracks import NONE, TRACKS, label
from lykt.cases.case.words import when_in_words


#: What each state of the nine is on the line of what is safe.
MARKS: Mapping[str, str] = {
    AssuredState.UNKNOWN: "unknown",
    AssuredState.MISSING: "missing",
    AssuredState.UNDER_WAY: "under_way",
    AssuredState.SAFE: "safe",
    AssuredState.NOT_WANTED: "aside",
    AssuredState.NOT_RELEVANT: "aside",
}
#: The shape that is drawn for each: told apart in grey, and beside it stands the word.
SHAPES: Mapping[str, str] = {
    "safe": "done",
    "under_way": "part",
    "missing": "late",
    "unknown": "open",
    "aside": "stopped",
}
#: What somebody still has to see to.
OPEN_STATES = (AssuredState.MISSING, AssuredState.UNDER_WAY)


def whose(row: Assurance | Step) -> str:
    """Return who owns something: a colleague, a body, or nobody yet."""
    if row.owner is not None:
        return str(row.owner)
    return str(row.get_owner_body_display()) if row.owner_body else ""


def assured(case: Case, sight: Sight, rows: Mapping[str, Assurance]) -> list[Mark]:
    """Return the nine, those that the reader sees, in the order of the list."""
    today = timezone.localdate()
    found = []
    for what in Assured:
        if not sight.sees(SEEN_BY_KIND[what]):
            continue
        row = rows.get(what)
        state = row.state if row else AssuredState.UNKNOWN
        said = [str(AssuredState(state).label)]
        if row is not None and row.due is not None and state in OPEN_STATES:
            said.append(when_in_words(row.due, today))
        if row is not None and sight.everything and (who := whose(row)):
            said.append(who)
        url = reverse("assurance", args=[case.handle, what.value]) if sight.everything else ""
        found.append(Mark(what.label, " · ".join(said), MARKS[state], url))
    return found


class Lack(NamedTuple):
    """What is missing, in one sentence for whoever only looks: nothing when all is well."""

    missing: list[Words]
    unknown: int


def lacking(marks: Iterable[Mark]) -> Lack:
    """Return what the sentence above the marks says."""
    marks = list(marks)
    return Lack(
        [one.label for one in marks if one.state == "missing"],
        sum(one.state == "unknown" for one in marks),
    )


@dataclass(frozen=True, slots=True)
class TrackSeen:
    """Where one track stands: since when, who said it, and until when."""

    track: str
    name: Words
    state: Words
    #: Nothing has happened on it yet.
    begun: bool
    since: date | None = None
    said_by: str = ""
    until: date | None = None
    went_to: str = ""
    #: Whose word makes it so.
    owner: Words = ""
    #: Where one writes what happened; none for whoever may not.
    url: str = ""


def tracks_seen(
    case: Case, sight: Sight, events: list[CaseEvent], *, may_change: bool
) -> list[TrackSeen]:
    """Return the tracks side by side, those that the reader sees, but not the case's own."""
    found = []
    for track in Track:
        if track is Track.CASE or not sight.sees(TRACK_BY_KIND[track]):
            continue
        latest = next((one for one in events if one.track == track), None)
        url = reverse("event_new", args=[case.handle, track.value]) if may_change else ""
        if latest is None:
            found.append(TrackSeen(track, track.label, label(track, NONE), False, url=url))
            continue
        state = TRACKS[track].get(latest.state)
        found.append(
            TrackSeen(
                track=track,
                name=track.label,
                state=state.label if state else latest.state,
                begun=True,
                since=latest.day,
                said_by=str(latest.get_body_display()) if latest.body else "",
                until=latest.until,
                went_to=str(latest.get_went_to_display()) if latest.went_to else "",
                owner=state.owner if state else "",
                url=url,
            )
        )
    return found


# ---- What is next


def nexts(
    case: Case,
    sight: Sight,
    rows: Mapping[str, Assurance],
    steps: Iterable[Step],
    *,
    opened: bool = False,
) -> Iterator[Next]:
    """Yield what this room knows is to be done; a step by its own words where they are `opened`.

    A partner is told that something waits for them, and asks the coordinator what.
    """
    tell = opened and sight.everything
    if case.state == CaseState.CLOSED:
        return
    if case.state == CaseState.LOCKED:
        url = reverse("case_page", args=[case.handle])
        yield Next(_("Tell child welfare: the case is locked until then"), case.opened_on, url, 0)
    for step in steps:
        if step.state == StepState.TO_DO and _is_for(step, sight):
            url = reverse("case_steps", args=[case.handle]) if sight.everything else ""
            text = step.what if tell else _("A step")
            yield Next(text, step.due, url, 40, whose(step) if sight.everything else "")
    if sight.everything:
        for what, row in rows.items():
            if row.state in OPEN_STATES and row.due is not None:
                url = reverse("assurance", args=[case.handle, what])
                text = (row.next_step if tell else "") or _assure_words(row)
                yield Next(text, row.due, url, 45, whose(row))


def _is_for(step: Step, sight: Sight) -> bool:
    if sight.everything:
        return True
    member = sight.member
    return member is not None and step.owner_id == member.staff_id


def _assure_words(row: Assurance) -> str:
    return _("Make sure of this: %(what)s") % {"what": capfirst(row.get_what_display())}


def in_order(found: Iterable[Next]) -> list[Next]:
    """Return what is next: the earliest day first, then what weighs least; undated last."""
    return sorted(found, key=lambda one: (one.due is None, one.due or date.max, one.weight))
