"""What one reader sees of a case: all of it, or what the person has said yes to.

Own staff in the team see the case. An invited partner sees the kinds of information that a
live consent covers for the body they come from, asked anew each time: when it is taken back
they see nothing from that moment on.
"""

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from datetime import date
from uuid import UUID

from django.utils import timezone

from lykt.cases.case.codes import Place
from lykt.cases.case.models import Case, CaseState, Member
from lykt.privacy import subjects
from lykt.privacy.consent.codes import NAMED, InformationKind, Purpose
from lykt.privacy.consent.rules import Cover
from lykt.privacy.disclosure.judging import Asked
from lykt.privacy.disclosure.rules import ByConsent


@dataclass(frozen=True, slots=True)
class Sight:
    """What is seen: everything, or the kinds in `kinds`. `member` is None for an operator."""

    everything: bool
    kinds: frozenset[str] = field(default=frozenset())
    member: Member | None = None

    def sees(self, kind: str | None) -> bool:
        """Tell whether something of a kind is seen; of no kind is what only the team sees."""
        return self.everything or (kind is not None and kind in self.kinds)

    @property
    def is_partner(self) -> bool:
        """Tell whether the reader is an invited partner."""
        return self.member is not None and self.member.place == Place.PARTNER

    @property
    def leads(self) -> bool:
        """Tell whether the reader coordinates the case, or works on the machine."""
        return self.member is None or self.member.place == Place.COORDINATOR


#: How the operator and jobs see a case.
WHOLE = Sight(everything=True)


def sight_of(member: Member) -> Sight:
    """Return what a member of the team sees, at this moment."""
    if member.place != Place.PARTNER:
        return Sight(everything=True, member=member)
    return Sight(everything=False, kinds=covered_kinds(member.case, member), member=member)


def family_of(case: Case) -> list[UUID]:
    """Return every key that is taken to be the person a case is about, never none."""
    return list(subjects.keeper("person").family(case.subject)) or [case.subject]


def covered_kinds(case: Case, member: Member, *, told: date | None = None) -> frozenset[str]:
    """Return the kinds of information that a live consent lets a partner's body see today.

    The consent is for the coordination of this case, or of whatever case comes. Of a case
    that is locked or closed a partner sees nothing. `told` as in `covers_told_to`.
    """
    if case.state != CaseState.OPEN:
        return frozenset()
    return kinds_told_to(case, member.body, member.named_keys, told=told)


def kinds_told_to(
    case: Case, body: str, named_keys: Collection[str] = (), *, told: date | None = None
) -> frozenset[str]:
    """Return the kinds that a live consent lets a body be told about in a case today."""
    return frozenset(covers_told_to(case, body, named_keys, told=told))


def covers_told_to(
    case: Case, body: str, named_keys: Collection[str] = (), *, told: date | None = None
) -> dict[str, Cover]:
    """Return the same kinds, each with the answer that covers it.

    `told` is the local day it was told, where that was before today: as in `disclosure.share`,
    the consent must have held on that day, and still hold.
    """
    asked = replace(
        Asked.of(family_of(case), body, ""),
        names=tuple(named_keys) if body in NAMED else ("",),
    )
    today = timezone.localdate()
    ground = ByConsent(Purpose.COORDINATION, case.pk)
    kinds = [kind.value for kind in InformationKind]
    return asked.judged(kinds, ground, told=told or today, today=today).covers
