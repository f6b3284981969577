"""What closing a case means, told before it is done."""

from dataclasses import dataclass

from django.utils.translation import get_language

from lykt.cases.case.codes import Place, StepState
from lykt.cases.case.keeping import RULE
from lykt.cases.case.models import Case, CaseState
from lykt.cases.case.offers import offers
from lykt.cases.case.queries import steps_of, team_of
from lykt.cases.case.sight import family_of
from lykt.privacy.consent.queries import live_lines
from lykt.privacy.retention.periods import period_of


@dataclass(frozen=True, slots=True)
class WhatHappens:
    """What stands in the way, what ends with the case, and how long it is kept."""

    in_the_way: list[str]
    consents: int
    leave: int
    steps: int
    #: How long it is kept, as the rulebook says it.
    kept: str


def what_happens(case: Case) -> WhatHappens:
    """Return what is said before a case is closed."""
    found = period_of(RULE, case.controller_id)
    in_the_way = [words for ask in offers.before_closing for words in ask(case)]
    if case.state == CaseState.CLOSED:
        in_the_way = []
    live = live_lines(family_of(case))
    return WhatHappens(
        in_the_way=[str(words) for words in in_the_way],
        consents=len({one.consent.pk for one in live if one.consent.matter == case.pk}),
        leave=team_of(case).exclude(place=Place.COORDINATOR).count(),
        steps=steps_of(case).filter(state=StepState.TO_DO).count(),
        kept=found.rule.text(get_language() or "en") if found else "",
    )
