"""A row of every table of concerns, joined to somebody, and the words the answer tells of it."""

from collections.abc import Callable
from typing import Any

from lykt.concerns import actions, actions_joining, actions_triage
from lykt.concerns.actions_notice import answer_noted
from lykt.concerns.models import Concern
from lykt.people.models import Person
from lykt.privacy.reading.showing import opened
from tests.support.concerns import OPERATOR, REASON, REPORTER


WHY = "The police had to be told, so that nobody was killed."


def joined(at: Any, **told: Any) -> Concern:
    """Take a concern in and join it to whoever the answer is for."""
    made = actions.raise_concern(by=at.by, unit=at.world.service, **told)
    actions_triage.triage(by=OPERATOR, concern=made)
    return actions_joining.join(
        by=at.by,
        concern=made,
        person=Person.objects.get(pk=at.subject.key),
        ground="duty",
        duty="duty.avert_crime",
        reason=WHY,
    )


def concern(at: Any) -> list[str]:
    """What was seen, where, and how to reach them."""
    made = joined(at, source="hotel", seen="Locked in.", where="By the quay.", reach="At noon.")
    return [made.label, "A hotel", "Locked in.", "By the quay.", "At noon.", "A legal duty"]


def event(at: Any) -> list[str]:
    """What was done with it, and the duty it was joined by."""
    joined(at)
    return ["Joined to a person", "Triaged", WHY]


def correction(at: Any) -> list[str]:
    """What it said before."""
    made = joined(at, seen="Two of them.")
    actions.correct_concern(by=at.by, concern=made, why="more_known", seen="Three of them.")
    return ["Two of them.", "Three of them.", "We know more now"]


def help_called(at: Any) -> list[str]:
    """Who was called."""
    actions.call_help(by=at.by, concern=joined(at), what="ambulance")
    return ["Ambulance, 113"]


def notice(at: Any) -> list[str]:
    """Which service was told, under which receipt, and what it answered."""
    made = joined(at)
    row = actions.notify_child_welfare(
        by=at.by,
        concern=made,
        reason=REASON,
        told="That she has a child.",
        reporter_code=REPORTER,
        body="Fjordby child welfare",
    )
    answer_noted(by=at.by, notice=row, answer="sent_on")
    with opened(by=OPERATOR, what="test", subjects=[made.subject]):
        return [row.receipt, row.body, "They have sent it to the right place"]


PLANTERS: dict[str, Callable[[Any], list[str]]] = {
    "concerns.Concern": concern,
    "concerns.ConcernEvent": event,
    "concerns.ConcernCorrection": correction,
    "concerns.EmergencyHelp": help_called,
    "concerns.ChildWelfareNotice": notice,
    "concerns.ChildWelfareAnswer": notice,
}
