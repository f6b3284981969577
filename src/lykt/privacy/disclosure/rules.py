"""What may go out: pure functions over the ledger of consents and the rulebook.

There are two grounds and no third. A consent must hold, for the purpose, for every kind,
both on the day something was told and on the day it is written down: what has been taken
back in between is not let out. A duty must be in force on the day it was told and name the
recipient. A duty that nobody has confirmed, or not lately, may still be stated by a person:
nothing ever stops emergency help. It is then marked as uncertain.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from lykt.privacy.consent import rules as consent_rules
from lykt.privacy.consent.codes import NAMED, State
from lykt.privacy.consent.rules import Cover, Entry, Target
from lykt.privacy.disclosure.codes import Lack
from lykt.rulebook import Kind, NoRule, Rule, Rulebook, Standing, rulebook, standing


@dataclass(frozen=True, slots=True)
class ByConsent:
    """Shared because the person has said yes: what for, and in which case if in one."""

    purpose: str
    matter: UUID | None = None


@dataclass(frozen=True, slots=True)
class ByDuty:
    """Shared because a law says so: which rule, and why it held, in the worker's words."""

    ref: str
    reason: str


Ground = ByConsent | ByDuty


@dataclass(frozen=True, slots=True)
class DutyFound:
    """What the rulebook says of a duty on a day: a lack, or how sure it is."""

    rule: Rule | None = None
    standing: Standing | None = None
    lack: Lack | None = None

    @property
    def uncertain(self) -> bool:
        """Tell whether nobody has confirmed it, or not lately."""
        return self.lack is None and self.standing is not Standing.SURE


#: How far a duty may be relied on by a person who states it. One that is not in force may not.
STATED = frozenset((Standing.SURE, Standing.UNCERTAIN, Standing.OVERDUE))


def duty_on(
    ref: str, recipient: str, *, told: date, today: date, book: Rulebook | None = None
) -> DutyFound:
    """Return whether a duty lets something be told to a recipient on a day, and how sure."""
    try:
        rule = (book or rulebook()).rule(ref, told)
    except NoRule:
        return DutyFound(lack=Lack.NO_SUCH_DUTY)
    if rule.kind is not Kind.DUTY:
        return DutyFound(lack=Lack.NO_SUCH_DUTY)
    how = standing(rule, told, today=today)
    if how not in STATED:
        return DutyFound(rule, how, Lack.DUTY_NOT_IN_FORCE)
    if recipient not in rule.shares_with:
        return DutyFound(rule, how, Lack.DUTY_NOT_TO_THEM)
    return DutyFound(rule, how)


def duties_to(recipient: str, *, today: date, book: Rulebook | None = None) -> list[DutyFound]:
    """Return the duties that let something be told to a recipient today, the sure ones first."""
    refs = {rule.ref for rule in (book or rulebook()).rules(Kind.DUTY, today)}
    found = [duty_on(ref, recipient, told=today, today=today, book=book) for ref in sorted(refs)]
    return sorted((one for one in found if one.lack is None), key=lambda one: one.uncertain)


def covered(
    ledger: Sequence[Entry],
    targets: Sequence[Target],
    ground: ByConsent,
    *,
    told: date,
    today: date,
) -> Cover | None:
    """Return the line that lets a kind be told to a recipient, on both days, or None.

    `targets` say the same of each code of the person: the digest of a name is the code's own.
    """
    for target in targets:
        if target.recipient in NAMED and not target.named:
            continue
        found = [
            consent_rules.covering(
                ledger, target, on=day, purpose=ground.purpose, matter=ground.matter
            )
            for day in (told, today)
        ]
        if all(found):
            return found[-1]
    return None


#: What the state of an answer means for a share; one that was replaced says nothing itself.
_LACKS = {
    State.REFUSED: Lack.REFUSED,
    State.LATER_NO: Lack.REFUSED,
    State.WITHDRAWN: Lack.WITHDRAWN,
    State.CASE_CLOSED: Lack.CASE_CLOSED,
    State.RAN_OUT: Lack.RAN_OUT,
    State.NOT_BEGUN: Lack.NOT_BEGUN,
}


def why_not(
    ledger: Sequence[Entry],
    targets: Sequence[Target],
    ground: ByConsent,
    *,
    told: date,
    today: date,
) -> Lack:
    """Return why no line covers a kind: what the youngest answer about it says, if any does."""
    for entry in sorted(ledger, key=lambda one: one.at, reverse=True):
        lines = consent_rules.state(entry, ledger, today).lines
        for line in entry.lines:
            if _about(line.target, targets) and (lack := _lack_of(lines[line.key], entry, ground)):
                return lack
    kinds = {target.kind for target in targets}
    if any(cover.line.target.kind in kinds for cover in consent_rules.live(ledger, today)):
        return Lack.RECIPIENT_NOT_COVERED
    return Lack.NO_CONSENT


def _about(said: Target, targets: Sequence[Target]) -> bool:
    """Tell whether an answer is about what is asked for: them by name, or whichever of them."""
    return said in targets or said in [target._replace(named="") for target in targets]


def _lack_of(state: State, entry: Entry, ground: ByConsent) -> Lack | None:
    if state is not State.HOLDS:
        return _LACKS.get(state)
    # It holds today: for something else, or not yet on the day it was told.
    meant = entry.purpose == ground.purpose and entry.matter in (None, ground.matter)
    return Lack.NOT_BEGUN if meant else Lack.OTHER_PURPOSE
