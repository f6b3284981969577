"""Deadlines, and what may be done with a request or an objection, as pure functions."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from lykt.privacy.answers.codes import (
    CLOSED,
    Act,
    Decision,
    Given,
    HealthPart,
    ObjectionState,
    State,
)
from lykt.rulebook import DrivesNothing, NoRule, Rule, deciding


#: From which state an act leads where. What does not stand here is refused.
MOVES: Mapping[State, Mapping[Act, State]] = {
    State.RECEIVED: {
        Act.BEGIN: State.ANSWERING,
        Act.EXTEND: State.RECEIVED,
        Act.WITHDRAW: State.WITHDRAWN,
        Act.REFUSE: State.REFUSED,
        Act.TAKE_OVER: State.RECEIVED,
    },
    State.ANSWERING: {
        Act.MAKE_READY: State.READY,
        Act.EXTEND: State.ANSWERING,
        Act.WITHDRAW: State.WITHDRAWN,
        Act.REFUSE: State.REFUSED,
        Act.TAKE_OVER: State.ANSWERING,
    },
    State.READY: {
        Act.REOPEN: State.ANSWERING,
        Act.HAND_OVER_PART: State.IN_PART,
        Act.HAND_OVER: State.HANDED_OVER,
        Act.WITHDRAW: State.WITHDRAWN,
        Act.TAKE_OVER: State.READY,
    },
    State.IN_PART: {
        Act.HAND_OVER: State.HANDED_OVER,
        Act.WITHDRAW: State.WITHDRAWN,
        Act.TAKE_OVER: State.IN_PART,
    },
    State.HANDED_OVER: {},
    State.WITHDRAWN: {},
    State.REFUSED: {},
}

#: From which state a decision about an objection leads where.
DECISIONS: Mapping[ObjectionState, Mapping[Decision, ObjectionState]] = {
    ObjectionState.OPEN: {
        Decision.UPHOLD: ObjectionState.UPHELD,
        Decision.REJECT: ObjectionState.REJECTED,
        Decision.WITHDRAW: ObjectionState.WITHDRAWN,
    },
    # What we have stopped, the person alone lets go on.
    ObjectionState.UPHELD: {Decision.WITHDRAW: ObjectionState.WITHDRAWN},
    ObjectionState.REJECTED: {},
    ObjectionState.WITHDRAWN: {},
}

#: In these states there is an answer to look at and print.
ANSWER_CAN_BE_MADE = frozenset((State.ANSWERING, State.READY, State.IN_PART))

#: Without a rule that anybody has checked the answer is due sooner, never later.
WITHOUT_A_RULE = timedelta(days=14)
#: So long before the last day a request stands on the page Today.
SOON = timedelta(days=7)


def deadline(asked_on: date, today: date) -> date:
    """Return the last day of the answer: the rulebook says."""
    rule = _deciding("answer.deadline", asked_on, today)
    return rule.until(asked_on) if rule else asked_on + WITHOUT_A_RULE


def later_deadline(due: date, today: date) -> date | None:
    """Return the last day when more time is taken; None when no checked rule gives any."""
    rule = _deciding("answer.extension", today, today)
    return rule.until(due) if rule else None


def _deciding(ref: str, on: date, today: date) -> Rule | None:
    try:
        rule = deciding(ref, on, today=today)
    except (DrivesNothing, NoRule):
        return None
    return rule if rule.span else None


class Timeliness(StrEnum):
    """How a deadline stands on a day."""

    IN_TIME = "in_time"
    SOON = "soon"
    LATE = "late"
    DONE = "done"


def timeliness(state: str, due: date, today: date) -> Timeliness:
    """Return how a request stands to its deadline; the last day itself is in time."""
    if state in CLOSED:
        return Timeliness.DONE
    if today > due:
        return Timeliness.LATE
    return Timeliness.SOON if due - today <= SOON else Timeliness.IN_TIME


class NoMore(StrEnum):
    """Why no more time can be taken."""

    ONCE = "once"
    TOO_LATE = "too_late"


def why_not_extended(*, extended: bool, due: date, today: date) -> NoMore | None:
    """Return why no more time can be taken, or None.

    It is taken once, and the person is told within the first month (GDPR 12(3)).
    """
    if extended:
        return NoMore.ONCE
    return NoMore.TOO_LATE if today > due else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Checklist:
    """What must be asked before an answer is handed over."""

    alone: bool
    somebody_waits: bool
    safe_paper: bool
    given: str
    health_part: str


class Unsafe(StrEnum):
    """Why an answer cannot be handed over this way."""

    NOT_ALONE = "not_alone"
    PAPER = "paper"


def why_not_handed_over(told: Checklist) -> Unsafe | None:
    """Return why the answer cannot be handed over this way now, or None.

    Whoever decides over the person may take the paper from them, and then knows all of it.
    """
    if not told.alone:
        return Unsafe.NOT_ALONE
    return Unsafe.PAPER if told.given == Given.PAPER and not told.safe_paper else None


def act_of(told: Checklist) -> Act:
    """Return whether the handing over ends the request, or the health part is still to come."""
    return Act.HAND_OVER_PART if told.health_part == HealthPart.LATER else Act.HAND_OVER
