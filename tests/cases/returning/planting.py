"""One row of every table of returning, and the words by which the answer must tell of it."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from lykt.cases.case.actions_events import write_event
from lykt.cases.case.models import Case
from lykt.cases.returning import actions
from lykt.organisation.acting import acting_as
from lykt.privacy.answers.days import day
from tests.cases.housing.planting import case_of
from tests.support.cases import OPERATOR


def on_the_way(at: Any, *states: str) -> Case:
    """A case whose track of a return has passed through states today."""
    case = case_of(at)
    with acting_as(OPERATOR):
        for state in states:
            write_event(by=OPERATOR, case=case, track="return", state=state)
    return case


def item(at: Any) -> list[str]:
    """Something of a list turned out not to be needed."""
    case = case_of(at)
    with acting_as(OPERATOR):
        actions.set_item(by=OPERATOR, case=case, code="escort", state="not_needed")
    return ["Somebody who travels along, if needed", "Not needed"]


def news(at: Any) -> list[str]:
    """The return programme has told of them."""
    case = on_the_way(at, "considered", "applied", "travelled")
    agreed = timezone.localdate() + timedelta(days=17)
    with acting_as(OPERATOR):
        actions.note_news(by=OPERATOR, case=case, how="needs", next_by=agreed)
    return ["Needs more help", day(agreed)]


def stop(at: Any) -> list[str]:
    """They would not go after all."""
    case = on_the_way(at, "considered")
    with acting_as(OPERATOR):
        actions.stop_return(by=OPERATOR, case=case, reason="changed_mind")
    return ["Why a return was stopped", "The person has changed their mind"]


PLANTERS = {
    "returning.ListItem": item,
    "returning.ReturnNews": news,
    "returning.ReturnStop": stop,
}
