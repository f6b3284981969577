"""What holds on a day, of everything somebody has said: pure functions over plain values.

All of somebody's consents are read together, as a ledger. About one recipient and one kind
of information the youngest answer counts: a later no, or a yes taken back, shuts what any
earlier consent opened; a later yes opens again. A no does not run out. A yes holds from its
first day to its last, both with, for its own purpose, and for its own case if it has one.
Nothing holds before it was written down, and what is taken back holds no more that day.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from django.utils import timezone

from lykt.privacy.consent.codes import NAMED, Answer, Ended, State
from lykt.rulebook import DrivesNothing, NoRule, deciding


class Target(NamedTuple):
    """Whom and what an answer is about. `named` tells which, where there are several."""

    recipient: str
    kind: str
    #: A keyed digest of the name, see `naming.named_key`; empty is whichever of them.
    named: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One answer of a consent."""

    key: UUID
    target: Target
    answer: str


@dataclass(frozen=True, slots=True)
class End:
    """What ended some lines of a consent, and when it was written down."""

    what: str
    at: datetime
    lines: frozenset[UUID]


@dataclass(frozen=True, slots=True)
class Entry:
    """One consent as the rules see it. Days are local days."""

    key: UUID
    subject: UUID
    #: When it was written down.
    at: datetime
    purpose: str
    #: The case it holds for; None for whatever comes.
    matter: UUID | None
    since: date
    until: date
    lines: tuple[Line, ...]
    ends: tuple[End, ...] = ()


class Cover(NamedTuple):
    """A line that covers what was asked for, and the consent it stands in."""

    entry: Entry
    line: Line


class Standing(NamedTuple):
    """How a consent stands: as a whole, and line by line."""

    state: State
    lines: dict[UUID, State]

    @property
    def live(self) -> frozenset[UUID]:
        """Return the keys of the lines that hold."""
        return frozenset(key for key, state in self.lines.items() if state is State.HOLDS)


#: In which states of a consent something can be done with it.
ALLOWED: dict[str, frozenset[State]] = {
    "withdraw": frozenset((State.NOT_BEGUN, State.HOLDS, State.IN_PART)),
    "renew": frozenset((State.HOLDS, State.IN_PART, State.RAN_OUT)),
    "close": frozenset((State.NOT_BEGUN, State.HOLDS, State.IN_PART)),
}

#: In which states of a line it is ended, when its consent is.
OPEN = frozenset((State.HOLDS, State.NOT_BEGUN))

#: In which states of a line it goes on, when its consent is renewed.
GOES_ON = frozenset((State.HOLDS, State.RAN_OUT))

#: What a consent is called of which nothing holds: the first of these that a line is.
_CALLED = (
    State.NOT_BEGUN,
    State.CASE_CLOSED,
    State.RAN_OUT,
    State.REPLACED,
    State.LATER_NO,
    State.WITHDRAWN,
    State.REFUSED,
)


def state(entry: Entry, ledger: Sequence[Entry], on: date) -> Standing:
    """Return how a consent stands on a day, in the light of all that was said until then."""
    known = _known(ledger, on)
    lines = {line.key: _line_state(entry, line, known, on) for line in entry.lines}
    asked_for = {s for s in lines.values() if s is not State.REFUSED}
    if asked_for == {State.HOLDS}:
        return Standing(State.HOLDS, lines)
    if State.HOLDS in asked_for:
        return Standing(State.IN_PART, lines)
    called = next((one for one in _CALLED if one in lines.values()), State.REFUSED)
    return Standing(called, lines)


def live(ledger: Sequence[Entry], on: date) -> list[Cover]:
    """Return every line that holds on a day, the youngest consent first."""
    known = _known(ledger, on)
    return [
        Cover(entry, line)
        for entry in sorted(known, key=lambda one: one.at, reverse=True)
        for line in entry.lines
        if _line_state(entry, line, known, on) is State.HOLDS
    ]


#: The states of an answer that somebody has brought about: an old copy knows nothing of them.
_SHUT = frozenset((State.WITHDRAWN, State.LATER_NO, State.CASE_CLOSED, State.REPLACED))


def gone(ledger: Sequence[Entry], on: date) -> frozenset[UUID]:
    """Return the keys of the answers that let nothing be told any more, and were shut.

    Not those that ran out by their last day, and not those in whose place a younger yes about
    the same, for the same, stands: the person still says yes.
    """
    standing = [
        ((line.target, entry.purpose, entry.matter), line.key, one)
        for entry in ledger
        for line, one in zip(entry.lines, state(entry, ledger, on).lines.values(), strict=True)
        if line.answer == Answer.YES
    ]
    still = {said for said, _key, one in standing if one in OPEN}
    return frozenset(key for said, key, one in standing if one in _SHUT and said not in still)


def covering(
    ledger: Sequence[Entry],
    target: Target,
    *,
    on: date,
    purpose: str | None = None,
    matter: UUID | None = None,
) -> Cover | None:
    """Return the youngest line that lets `target` be shared on a day, or None.

    Args:
        ledger: all that the subject, under all their codes, has said.
        target: recipient, kind and, for `codes.NAMED`, which of them.
        on: the day it is shared on.
        purpose: what for; None takes any purpose.
        matter: the case it is shared in; None finds only what is not bound to a case.
    """
    for cover in live(ledger, on):
        if cover.line.target != target or cover.entry.matter not in (None, matter):
            continue
        if purpose is None or cover.entry.purpose == purpose:
            return cover
    return None


def day_of(at: datetime) -> date:
    """Return the local day of a moment."""
    return timezone.localdate(at)


def _known(ledger: Sequence[Entry], on: date) -> list[Entry]:
    return [entry for entry in ledger if day_of(entry.at) <= on]


def _line_state(entry: Entry, line: Line, known: Sequence[Entry], on: date) -> State:
    """Return how one answer stands among those known on the day."""
    if line.answer == Answer.NO:
        return State.REFUSED
    for end in entry.ends:
        if line.key in end.lines and day_of(end.at) <= on:
            return State(end.what)
    others = [other for other in known if other.key != entry.key]
    if any(_shuts(other, entry, line, on) for other in others):
        return State.LATER_NO
    if on < entry.since:
        return State.NOT_BEGUN
    if on > entry.until:
        return State.RAN_OUT
    if any(_takes_the_place(other, entry, line, on) for other in others):
        return State.REPLACED
    return State.HOLDS


def _shuts(other: Entry, entry: Entry, line: Line, on: date) -> bool:
    """Tell whether another consent holds a no, or a yes taken back, that came no earlier."""
    about = [each for each in other.lines if _same(each.target, line.target, other, entry)]
    if other.at >= entry.at and any(each.answer == Answer.NO for each in about):
        return True
    keys = {each.key for each in about}
    return any(
        end.what == Ended.WITHDRAWN
        and end.at >= entry.at
        and day_of(end.at) <= on
        and end.lines & keys
        for end in other.ends
    )


def _same(said: Target, opened: Target, other: Entry, entry: Entry) -> bool:
    """Tell whether an answer is about what a line opened, in doubt yes: this only shuts."""
    if (said.recipient, said.kind) != (opened.recipient, opened.kind):
        return False
    # The digest of a name differs between two codes of one person: then every name is meant.
    return said.named in ("", opened.named) or other.subject != entry.subject


def _takes_the_place(other: Entry, entry: Entry, line: Line, on: date) -> bool:
    """Tell whether a younger yes about the same, for the same, has begun."""
    return (
        other.at > entry.at
        and other.since <= on
        and (other.purpose, other.matter) == (entry.purpose, entry.matter)
        and any(each.answer == Answer.YES and each.target == line.target for each in other.lines)
    )


def longest(since: date) -> date | None:
    """Return the last day a consent that begins on a day can have; None when no rule is sure."""
    try:
        return deciding("consent.longest", since).until(since)
    except (DrivesNothing, NoRule):
        return None


def notice_from(today: date) -> date | None:
    """Return the last day of the consents to be asked about again now; None without a rule."""
    try:
        return deciding("consent.renewal_notice", today).until(today)
    except (DrivesNothing, NoRule):
        return None


def unnamed(targets: Collection[Target]) -> list[Target]:
    """Return those of the targets that a yes cannot be about, since it is not said which."""
    return [one for one in targets if one.recipient in NAMED and not one.named]
