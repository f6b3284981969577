"""One row of every table of meetings, and the words by which the answer must tell of it."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.utils import timezone

from lykt.cases.meetings import actions, actions_minutes
from lykt.cases.meetings.actions import Called, Planned
from lykt.cases.meetings.models import AgendaItem, Meeting, Participant
from lykt.cases.meetings.queries import items_of
from lykt.cases.meetings.receipts import write_receipts
from lykt.organisation.acting import acting_as
from lykt.people.models import Person
from tests.cases.case.planting import case_of
from tests.support.cases import OPERATOR, consent_to, coordinator_of


def planned(at: Any, *items: Planned) -> Meeting:
    """Plan a meeting with a doctor, whom the person has said yes to, and the person."""
    case = case_of(at)
    with acting_as(OPERATOR):
        person = Person.objects.get(pk=at.subject.key)
        consent_to(person, "housing", "health", body="doctor", case=case)
        return actions.plan_meeting(
            by=OPERATOR,
            case=case,
            starts_at=timezone.now(),
            room="theirs",
            place="The blue room",
            called=[Called("body", body="doctor", name="Nora Berg"), Called("person")],
            items=items or [Planned(["housing"], "The flat in the yard")],
        )


def held(at: Any, *items: Planned) -> Meeting:
    """Hold such a meeting, with everybody there."""
    meeting = planned(at, *items)
    with acting_as(OPERATOR):
        there = Participant.objects.filter(meeting=meeting).values_list("pk", flat=True)
        return actions.hold_meeting(by=OPERATOR, meeting=meeting, present=list(there))


def write(item: AgendaItem, told: dict[str, str], left: tuple[Any, ...] = ()) -> None:
    """Write what was told under an item."""
    with acting_as(OPERATOR):
        actions_minutes.write_item(by=OPERATOR, item=item, told=told, left=left)


def meeting(at: Any) -> list[str]:
    """Where it was to be, and why it was not held."""
    with acting_as(OPERATOR):
        actions.cancel(by=OPERATOR, meeting=planned(at), why="absent")
    return ["A room of another body", "The blue room", "Somebody who is needed cannot come"]


def participant(at: Any) -> list[str]:
    """Who was called, and whether they came."""
    found = planned(at)
    with acting_as(OPERATOR):
        doctor = Participant.objects.get(meeting=found, who="body")
        actions.call(by=OPERATOR, meeting=found, called=Called("interpreter", name="Ida"))
        actions.hold_meeting(by=OPERATOR, meeting=found, present=[doctor.pk])
    return ["Doctor, Nora Berg: was there", "The person themself: did not come", "Ida"]


def agenda_item(at: Any) -> list[str]:
    """What it was to be about, and what of it is between them and health staff."""
    planned(at, Planned(["housing"], "The flat"), Planned(["health"], "Her back"))
    return ["The flat", "Housing", "Her back", "What was said of your health in it"]


def left_room(at: Any) -> list[str]:
    """A doctor who was not to hear of money."""
    held(at, Planned(["economy"], "What she owes"))
    return ["Who left the room", "What she owes", "Doctor, Nora Berg"]


def told(at: Any) -> list[str]:
    """What was told, of her health too."""
    first, second = items_of(held(at, Planned(["housing"]), Planned(["health"])))
    write(first, {"housing": "She sleeps on a sofa."})
    write(second, {"health": "She cannot lift."})
    return ["She sleeps on a sofa.", "She cannot lift."]


def decision(at: Any) -> list[str]:
    """What was decided: by whom, and by when."""
    [item] = items_of(held(at))
    due = date(2031, 5, 17)
    with acting_as(OPERATOR):
        asked = {"by": OPERATOR, "item": item, "due": due}
        actions_minutes.decide(**asked, what="Look for a flat.", owner_body="nav")
        actions_minutes.decide(
            **asked, what="Ask her brother's landlord.", owner=coordinator_of(at.world)
        )
    return [
        "Look for a flat. (NAV",
        "2031",
        "Ask her brother's landlord.",
        str(coordinator_of(at.world)),
    ]


def closed(at: Any) -> Meeting:
    """Close the minutes of a meeting in which something was told."""
    found = held(at)
    [item] = items_of(found)
    write(item, {"housing": "She sleeps on a sofa."})
    with acting_as(OPERATOR):
        return actions_minutes.close_minutes(by=OPERATOR, meeting=found)


def receipt(at: Any) -> list[str]:
    """That the record of it stands among what was shared."""
    found = closed(at)
    with acting_as(OPERATOR):
        [row] = write_receipts(by=OPERATOR, meeting=found)
    assert row.state == "written"
    return ["Doctor, Nora Berg", "Written", "She sleeps on a sofa."]


def correction(at: Any) -> list[str]:
    """What was put right afterwards, and by whom."""
    found = closed(at)
    with acting_as(OPERATOR):
        actions_minutes.correct_minutes(by=OPERATOR, meeting=found, text="It was a bed.")
    return ["Put right later", "It was a bed."]


PLANTERS: dict[str, Callable[[Any], list[str]]] = {
    "meetings.Meeting": meeting,
    "meetings.Participant": participant,
    "meetings.AgendaItem": agenda_item,
    "meetings.LeftRoom": left_room,
    "meetings.ToldThere": told,
    "meetings.Decision": decision,
    "meetings.MeetingReceipt": receipt,
    "meetings.MinutesCorrection": correction,
}
