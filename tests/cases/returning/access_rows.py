"""Which role reaches which page of a return."""

from typing import Any

from lykt.cases.case.actions_events import write_event
from lykt.organisation.acting import acting_as
from lykt.organisation.models import Staff
from tests.cases.case.access_rows import OWN_TEAM
from tests.support.cases import OPERATOR, case_for
from tests.support.pages import Page, make_person
from tests.support.people import World


def of_case(world: World, reader: Staff) -> dict[str, Any]:
    """A case of the service, with a return considered, and the reader in its team."""
    case = case_for(world, reader, make_person(world))
    with acting_as(OPERATOR):
        write_event(by=OPERATOR, case=case, track="return", state="considered", note="Homesick")
    return {"case": case.handle}


def item(world: World, reader: Staff) -> dict[str, Any]:
    """Something of a list of such a case."""
    return {**of_case(world, reader), "code": "documents"}


ROWS: dict[str, Page] = {
    "returning": Page(OWN_TEAM, of_case),
    "returning_state": Page(OWN_TEAM, of_case),
    "returning_news": Page(OWN_TEAM, of_case),
    "returning_stop": Page(OWN_TEAM, of_case),
    "returning_documents": Page(OWN_TEAM, of_case),
    "returning_item": Page(OWN_TEAM, item, "post"),
    "returning_step": Page(OWN_TEAM, item),
}
