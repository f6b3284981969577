"""One row of every table of a case, and the words by which the answer must tell of it."""

from collections.abc import Callable
from datetime import date
from typing import Any

from lykt.cases.case import actions_events, actions_work
from lykt.cases.case.actions import close_case
from lykt.cases.case.models import Case
from lykt.organisation.acting import acting_as
from lykt.people.models import Person
from tests.support.cases import OPERATOR, coordinator_of, make_case, make_member


def case_of(at: Any, **told: Any) -> Case:
    """Open a case about whom something is planted for."""
    with acting_as(OPERATOR):
        person = Person.objects.get(pk=at.subject.key)
    return make_case(person, coordinator_of(at.world), **told)


def case(at: Any) -> list[str]:
    """What it is about, and how it ended."""
    found = case_of(at, exploitation="labour", summary="A nail bar by the harbour.")
    close_case(by=OPERATOR, case=found, closing="own_wish")
    return [
        found.label,
        "Adult",
        "Work or services",
        "A nail bar by the harbour.",
        "The person wished to end it",
    ]


def event(at: Any) -> list[str]:
    """What the police said, and what was taken back."""
    found = case_of(at)
    with acting_as(at.by):
        make_member(found, at.worker)
        told = {"by": at.by, "case": found, "track": "residence"}
        actions_events.write_event(
            **told, state="reflection_applied", reference="UDI 77/26", note="She was afraid."
        )
        slip = actions_events.write_event(
            **told, state="reflection_granted", until=date(2031, 5, 17), reference="UDI 78/26"
        )
        actions_events.take_back(by=at.by, event=slip)
    return [
        "Residence: Reflection period applied for",
        "UDI 77/26",
        "She was afraid.",
        "Reflection period granted",
        "2031",
        "UDI 78/26",
        "Taken back",
        str(at.worker),
    ]


def member(at: Any) -> list[str]:
    """Who helped, for whom, and that they left."""
    found = make_member(case_of(at), at.worker, "partner", "doctor")
    with acting_as(OPERATOR):
        found.body_named, found.why_left, found.left_at = "Dr Lie", "handed_over", found.at
        found.save()
    return ["Coordinator", "Invited partner", "Dr Lie", str(at.worker), "Handed over"]


def assurance(at: Any) -> list[str]:
    """How one of the nine stands, and one that is between them and health staff."""
    found = case_of(at)
    with acting_as(OPERATOR):
        told = {"by": OPERATOR, "case": found, "due": date(2031, 4, 9)}
        actions_work.assure(
            **told, what="days", state="under_way", owner_body="nav", next_step="A sewing class."
        )
        actions_work.assure(
            **told,
            what="health",
            state="missing",
            owner=coordinator_of(at.world),
            next_step="A tooth.",
        )
    return [
        "Content of the day",
        "Under way",
        "NAV",
        "A sewing class.",
        "2031",
        "A tooth.",
        str(coordinator_of(at.world)),
    ]


def step(at: Any) -> list[str]:
    """What is to be done, and what was."""
    found = case_of(at)
    with acting_as(OPERATOR):
        told = {"by": OPERATOR, "case": found}
        actions_work.add_step(
            **told, what="Ask for a bed.", owner_body="nav", due=date(2031, 4, 9)
        )
        done = actions_work.add_step(
            **told, what="Fetch her bags.", owner=coordinator_of(at.world)
        )
        actions_work.set_step(by=OPERATOR, step=done, state="done")
    return ["Ask for a bed.", "NAV", "2031", "Fetch her bags.", "Done", "To do"]


PLANTERS: dict[str, Callable[[Any], list[str]]] = {
    "case.Case": case,
    "case.CaseEvent": event,
    "case.Member": member,
    "case.Assurance": assurance,
    "case.Step": step,
}
