"""Whether something may go out at this moment: the rules, asked of what is written down."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.utils import timezone

from lykt.privacy.consent import queries as consents
from lykt.privacy.consent.codes import NAMED
from lykt.privacy.consent.naming import named_key
from lykt.privacy.consent.rules import Cover, Entry, Target
from lykt.privacy.disclosure import rules
from lykt.privacy.disclosure.attempts import Attempt
from lykt.privacy.disclosure.codes import Lack
from lykt.privacy.disclosure.rules import ByConsent, ByDuty, DutyFound
from lykt.privacy.objecting import objections_to


@dataclass(frozen=True, slots=True)
class Judged:
    """What was found about an attempt: kind by kind what covers it, or what it lacks."""

    duty: DutyFound | None = None
    covers: dict[str, Cover] = field(default_factory=dict)
    lacks: dict[str, Lack] = field(default_factory=dict)


def judged(attempt: Attempt) -> Judged:
    """Return how an attempt stands by what holds at this moment.

    Raises:
        Erased: when one of the codes has been erased.
    """
    told, today = timezone.localdate(attempt.told_at), timezone.localdate(attempt.now)
    kinds = [item.kind for item in attempt.items]
    if isinstance(attempt.ground, ByDuty):
        found = rules.duty_on(attempt.ground.ref, attempt.recipient, told=told, today=today)
        lack = found.lack
        return Judged(duty=found, lacks={} if lack is None else dict.fromkeys(kinds, lack))
    asked = Asked.of(attempt.family, attempt.recipient, attempt.named)
    return asked.judged(kinds, attempt.ground, told=told, today=today)


@dataclass(frozen=True, slots=True)
class Asked:
    """A recipient, held against all that somebody has said."""

    ledger: Sequence[Entry]
    recipient: str
    #: The digests of the recipient's name, one of each code of the person.
    names: tuple[str, ...]
    #: The purposes that the person has objected to: open, or decided in their favour.
    objected: frozenset[str] = frozenset()

    @classmethod
    def of(cls, family: Collection[UUID], recipient: str, named: str) -> "Asked":
        """Read all that somebody has said, under all their codes."""
        ledger = [consents.entry_of(one) for one in consents.everything_said(family)]
        names: Iterable[str] = [""]
        if recipient in NAMED:
            names = [named_key(code, named) for code in family]
        objected = frozenset(one.purpose for one in objections_to(family))
        return cls(ledger, recipient, tuple(names), objected)

    def targets(self, kind: str) -> list[Target]:
        """Return whom and what an answer must be about to cover a kind."""
        return [Target(self.recipient, kind, name) for name in self.names]

    def judged(
        self, kinds: Iterable[str], ground: ByConsent, *, told: date, today: date
    ) -> Judged:
        """Return kind by kind the line that covers it, or what it lacks."""
        if ground.purpose in self.objected:
            return Judged(lacks=dict.fromkeys(kinds, Lack.OBJECTED))
        found = Judged()
        days = {"told": told, "today": today}
        for kind in kinds:
            targets = self.targets(kind)
            if cover := rules.covered(self.ledger, targets, ground, **days):
                found.covers[kind] = cover
            else:
                found.lacks[kind] = rules.why_not(self.ledger, targets, ground, **days)
        return found

    def grounds(self, kinds: Collection[str], *, today: date) -> dict[ByConsent, Judged]:
        """Return what each consent says of the kinds today, that of most kinds first.

        Consents for the same purpose and case are one ground. Those that cover nothing (any
        more) are among them.
        """
        grounds = dict.fromkeys(ByConsent(one.purpose, one.matter) for one in self.ledger)
        found = {one: self.judged(kinds, one, told=today, today=today) for one in grounds}
        return dict(sorted(found.items(), key=lambda pair: -len(pair[1].covers)))
