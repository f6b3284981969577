"""Deadlines, steps and what is seen to before handing over, as tables."""

from datetime import date
from itertools import product

import pytest

from lykt.privacy.answers import rules
from lykt.privacy.answers.codes import (
    CLOSED,
    Act,
    Decision,
    Given,
    HealthPart,
    ObjectionState,
    State,
)
from lykt.privacy.answers.rules import Checklist, NoMore, Timeliness, Unsafe


# ---- Every pair of a state and an act: where it leads, and · where it is refused

ON = """
              begin      extend     ready  hand_over_part  hand_over
received      answering  received   ·      ·               ·
answering     ·          answering  ready  ·               ·
ready         ·          ·          ·      in_part         handed_over
in_part       ·          ·          ·      ·               handed_over
handed_over   ·          ·          ·      ·               ·
withdrawn     ·          ·          ·      ·               ·
refused       ·          ·          ·      ·               ·
"""
ASIDE = """
              reopen     withdraw   refuse   take_over
received      ·          withdrawn  refused  received
answering     ·          withdrawn  refused  answering
ready         answering  withdrawn  ·        ready
in_part       ·          withdrawn  ·        in_part
handed_over   ·          ·          ·        ·
withdrawn     ·          ·          ·        ·
refused       ·          ·          ·        ·
"""


def cells(table: str) -> dict[tuple[str, str], str]:
    head, *rows = [line.split() for line in table.strip().splitlines()]
    return {(row[0], act): to for row in rows for act, to in zip(head, row[1:], strict=True)}


def test_every_step_from_every_state() -> None:
    said = cells(ON) | cells(ASIDE)
    known = {act for act in Act if act is not Act.RECEIVE}
    assert {act for _state, act in said} == known
    for state, act in product(State, known):
        assert rules.MOVES[state].get(act, "·") == said[state, act], f"{state} {act}"


def test_what_is_closed_stays_closed() -> None:
    assert {state for state in State if not rules.MOVES[state]} == CLOSED


DECISIONS = """
           uphold  reject    withdraw
open       upheld  rejected  withdrawn
upheld     ·       ·         withdrawn
rejected   ·       ·         ·
withdrawn  ·       ·         ·
"""


def test_every_decision_from_every_state() -> None:
    said = cells(DECISIONS)
    for state, decision in product(ObjectionState, Decision):
        assert rules.DECISIONS[state].get(decision, "·") == said[state, decision]


# ---- Deadlines


@pytest.mark.parametrize(
    ("asked", "due"),
    [
        ("2026-11-23", "2026-12-23"),
        # A month that has no such day ends on its last.
        ("2026-01-31", "2026-02-28"),
        ("2028-01-31", "2028-02-29"),
        ("2026-12-31", "2027-01-31"),
    ],
)
def test_an_answer_is_due_within_a_month(asked: str, due: str) -> None:
    day = date.fromisoformat(asked)
    assert rules.deadline(day, date(2026, 11, 23)) == date.fromisoformat(due)


def test_without_a_rule_that_holds_it_is_due_sooner() -> None:
    asked, long_after = date(2027, 5, 1), date(2027, 6, 1)
    assert rules.deadline(asked, date(2027, 5, 31)) == date(2027, 6, 1)
    assert rules.deadline(asked, long_after) == date(2027, 5, 15)
    assert rules.deadline(date(2018, 7, 1), date(2018, 7, 1)) == date(2018, 7, 15)


def test_more_time_is_two_months_and_only_by_a_rule() -> None:
    assert rules.later_deadline(date(2026, 12, 23), date(2026, 12, 1)) == date(2027, 2, 23)
    assert rules.later_deadline(date(2027, 6, 23), date(2027, 6, 1)) is None


@pytest.mark.parametrize(
    ("extended", "today", "why"),
    [
        (False, "2026-12-23", None),
        (False, "2026-12-24", NoMore.TOO_LATE),
        (True, "2026-12-01", NoMore.ONCE),
    ],
)
def test_when_more_time_can_be_taken(extended: bool, today: str, why: NoMore | None) -> None:
    due, day = date(2026, 12, 23), date.fromisoformat(today)
    assert rules.why_not_extended(extended=extended, due=due, today=day) is why


@pytest.mark.parametrize(
    ("state", "today", "how"),
    [
        ("received", "2026-12-15", Timeliness.IN_TIME),
        ("received", "2026-12-16", Timeliness.SOON),
        ("ready", "2026-12-23", Timeliness.SOON),
        ("ready", "2026-12-24", Timeliness.LATE),
        ("in_part", "2026-12-24", Timeliness.LATE),
        ("handed_over", "2026-12-24", Timeliness.DONE),
        ("withdrawn", "2026-12-24", Timeliness.DONE),
    ],
)
def test_how_a_deadline_stands(state: str, today: str, how: Timeliness) -> None:
    assert rules.timeliness(state, date(2026, 12, 23), date.fromisoformat(today)) is how


# ---- Handing over


@pytest.mark.parametrize(
    ("alone", "waits", "safe", "given", "why"),
    [
        (True, False, True, Given.PAPER, None),
        (True, True, True, Given.PAPER, None),
        (True, False, False, Given.READ_ALOUD, None),
        (True, True, False, Given.READ_ALOUD, None),
        (True, False, False, Given.PAPER, Unsafe.PAPER),
        (True, True, False, Given.PAPER, Unsafe.PAPER),
        (False, False, True, Given.PAPER, Unsafe.NOT_ALONE),
        (False, True, False, Given.READ_ALOUD, Unsafe.NOT_ALONE),
    ],
)
def test_when_an_answer_can_be_handed_over(
    alone: bool, waits: bool, safe: bool, given: str, why: Unsafe | None
) -> None:
    told = Checklist(
        alone=alone, somebody_waits=waits, safe_paper=safe, given=given, health_part="given"
    )
    assert rules.why_not_handed_over(told) is why


@pytest.mark.parametrize("part", list(HealthPart))
def test_the_health_part_keeps_the_request_open(part: HealthPart) -> None:
    told = Checklist(
        alone=True, somebody_waits=False, safe_paper=True, given=Given.PAPER, health_part=part
    )
    later = part is HealthPart.LATER
    assert rules.act_of(told) is (Act.HAND_OVER_PART if later else Act.HAND_OVER)
