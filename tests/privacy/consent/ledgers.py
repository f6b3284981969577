"""Ledgers made for the tests, and another way to reckon what holds."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID, uuid4

from lykt.privacy.consent.codes import Answer, Ended
from lykt.privacy.consent.rules import End, Entry, Line, Target


#: A Monday, noon in Norway: days before and after it are told by their number.
START = date(2026, 6, 1)
SUBJECT = uuid4()
CASE, OTHER_CASE = uuid4(), uuid4()

NAV_HEALTH = Target("nav", "health")
NAV_HOUSING = Target("nav", "housing")
DOCTOR_HEALTH = Target("doctor", "health")
SISTER = Target("family", "whereabouts", "aaaa")
FATHER = Target("family", "whereabouts", "bbbb")
FAMILY = Target("family", "whereabouts")


def day(number: int) -> date:
    return START + timedelta(days=number)


def noon(number: int, minute: int = 0) -> datetime:
    """Return a moment in the middle of a day; `minute` tells the order within it."""
    return datetime.combine(day(number), time(10), UTC) + timedelta(minutes=minute)


def said(
    written: int,
    yes: tuple[Target, ...] = (),
    no: tuple[Target, ...] = (),
    *,
    since: int | None = None,
    until: int = 100,
    purpose: str = "follow_up",
    matter: UUID | None = None,
    minute: int = 0,
    subject: UUID = SUBJECT,
    ends: tuple[tuple[str, int, tuple[Target, ...] | None], ...] = (),
) -> Entry:
    """Return a consent, written down on a day of the calendar of these tests.

    `ends` are (what, day, targets), every target where there are none.
    """
    lines = tuple(Line(uuid4(), each, Answer.YES) for each in yes)
    lines += tuple(Line(uuid4(), each, Answer.NO) for each in no)
    ended = tuple(
        End(
            what,
            noon(on, 30),
            frozenset(
                line.key
                for line in lines
                if line.answer == Answer.YES and (about is None or line.target in about)
            ),
        )
        for what, on, about in ends
    )
    first = day(written if since is None else since)
    return Entry(
        uuid4(), subject, noon(written, minute), purpose, matter, first, day(until), lines, ended
    )


@dataclass
class Grant:
    """One yes that has not been shut, in the other way of reckoning."""

    target: Target
    purpose: str
    matter: UUID | None
    since: date
    until: date


@dataclass
class Replay:
    """What holds, reckoned by playing all that happened in its order. No line of it is shared
    with the rules: grants are added and thrown away, one thing that happened at a time."""

    on: date
    grants: list[Grant] = field(default_factory=list)

    def shut(self, target: Target) -> None:
        self.grants = [
            grant
            for grant in self.grants
            if (grant.target.recipient, grant.target.kind) != (target.recipient, target.kind)
            or (target.named not in ("", grant.target.named))
        ]

    def answered(self, entry: Entry) -> None:
        for line in entry.lines:
            if line.answer == Answer.NO:
                self.shut(line.target)
        begun = entry.since <= self.on
        for line in entry.lines:
            if line.answer == Answer.YES:
                new = Grant(line.target, entry.purpose, entry.matter, entry.since, entry.until)
                if begun:
                    self.grants = [
                        old
                        for old in self.grants
                        if (old.target, old.purpose, old.matter)
                        != (new.target, new.purpose, new.matter)
                    ]
                self.grants.append(new)

    def ended(self, entry: Entry, end: End) -> None:
        for line in entry.lines:
            if line.key in end.lines and end.what == Ended.WITHDRAWN:
                self.shut(line.target)
            if line.key in end.lines and end.what == Ended.CASE_CLOSED:
                self.grants = [g for g in self.grants if g.matter != entry.matter]

    def open(self, target: Target, purpose: str | None, matter: UUID | None) -> bool:
        return any(
            grant.target == target
            and grant.since <= self.on <= grant.until
            and grant.matter in (None, matter)
            and purpose in (None, grant.purpose)
            for grant in self.grants
        )


def replayed(ledger: list[Entry], on: date) -> Replay:
    """Play everything that happened until the end of a day."""
    happened = [(entry.at, entry, None) for entry in ledger]
    happened += [(end.at, entry, end) for entry in ledger for end in entry.ends]
    replay = Replay(on)
    for at, entry, end in sorted(happened, key=lambda one: one[0]):
        if at.date() > on:
            continue
        if end is None:
            replay.answered(entry)
        else:
            replay.ended(entry, end)
    return replay
