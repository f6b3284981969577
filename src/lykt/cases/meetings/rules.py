"""Who may hear what in a meeting, and what is no meeting: pure functions over plain values."""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from lykt.cases.meetings.codes import PRACTICAL
from lykt.privacy.consent.codes import InformationKind


@dataclass(frozen=True, slots=True)
class Attendee:
    """Somebody at a meeting, as the rules see them.

    `whole` is for own staff of the team, the person themself and who interprets for them;
    for all others `kinds` are what a live consent covers at this moment.
    """

    key: Hashable
    whole: bool = False
    kinds: frozenset[str] = field(default=frozenset())


def may_hear(attendee: Attendee, kinds: Iterable[str]) -> bool:
    """Tell whether somebody may be in the room for an item.

    All the kinds it is about must be covered. Whoever is covered for nothing hears nothing,
    not even what is practical: that there is a meeting tells that there is a case.
    """
    if attendee.whole:
        return True
    wanted = set(kinds)
    if not attendee.kinds or not wanted:
        return False
    return wanted - {PRACTICAL} <= attendee.kinds


@dataclass(frozen=True, slots=True)
class Hearing:
    """One item: who may hear it, and who must leave the room, by their keys and in order."""

    stay: tuple[Hashable, ...]
    leave: tuple[Hashable, ...]


def room(items: Sequence[Iterable[str]], attendees: Sequence[Attendee]) -> list[Hearing]:
    """Return for each item, given by its kinds, who stays and who must leave."""
    found = []
    for kinds in map(list, items):
        stay = tuple(one.key for one in attendees if may_hear(one, kinds))
        leave = tuple(one.key for one in attendees if not may_hear(one, kinds))
        found.append(Hearing(stay, leave))
    return found


def time_problems(
    *, starts_at: datetime, ends_at: datetime | None, opened_on: date
) -> dict[str, str]:
    """Return what is wrong with the times of a meeting, by field."""
    problems = {}
    if timezone.localdate(starts_at) < opened_on:
        problems["starts_at"] = _("This lies before the case was opened: %(day)s.") % {
            "day": opened_on.isoformat()
        }
    if ends_at is not None and ends_at <= starts_at:
        problems["ends_at"] = _("The end lies before the beginning.")
    return problems


def kinds_problem(kinds: Sequence[str]) -> str:
    """Return what is wrong with what an item is about; empty when nothing is."""
    if not kinds:
        return _("Choose what it is about: who may hear it follows from that.")
    if set(kinds) - {PRACTICAL, *InformationKind.values}:
        return _("Choose among those that are listed.")
    if PRACTICAL in kinds and len(set(kinds)) > 1:
        return _("Practical means nothing about the person. Choose the other kinds alone.")
    return ""
