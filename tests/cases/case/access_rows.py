"""Which role reaches which page of cases."""

from typing import Any

from lykt.cases.case.actions_events import write_event
from lykt.cases.case.actions_work import add_step
from lykt.cases.case.models import Case
from lykt.cases.case.permissions import TEAM
from lykt.cases.case.queries import may_with
from lykt.organisation.acting import acting_as
from lykt.organisation.models import Staff
from lykt.organisation.roles import Role
from tests.support.cases import case_for
from tests.support.pages import OPERATOR, Page, make_person
from tests.support.people import World


IN_A_TEAM = frozenset(TEAM) | {Role.INVITED_PARTNER}
OWN_TEAM = frozenset(TEAM)
COORDINATOR = frozenset({Role.CASE_COORDINATOR})


def _case(world: World, reader: Staff) -> Case:
    return case_for(world, reader, make_person(world))


def case(world: World, reader: Staff) -> dict[str, Any]:
    """A case of the service, with the reader in its team."""
    return {"handle": _case(world, reader).handle}


def locked(world: World, reader: Staff) -> dict[str, Any]:
    """A case of a child, with the reader in its team, that waits for child welfare."""
    return {"handle": case_for(world, reader, make_person(world), age="child").handle}


def person(world: World, reader: Staff) -> dict[str, Any]:
    """A person of the service, about whom there is no case."""
    return {"handle": make_person(world).handle}


def track(world: World, reader: Staff) -> dict[str, Any]:
    """A track of such a case."""
    return case(world, reader) | {"track": "residence"}


def assured(world: World, reader: Staff) -> dict[str, Any]:
    """One of the nine of such a case."""
    return case(world, reader) | {"what": "housing"}


def step(world: World, reader: Staff) -> dict[str, Any]:
    """A step of such a case."""
    found = _case(world, reader)
    with acting_as(OPERATOR):
        row = add_step(by=OPERATOR, case=found, what="Look")
    return {"handle": found.handle, "step": row.handle}


def event(world: World, reader: Staff) -> dict[str, Any]:
    """An event of such a case, which the reader has written themselves where they may."""
    found = _case(world, reader)
    by = reader.as_actor()
    with acting_as(by):
        writes = may_with(by, "change", found)
    by = by if writes else OPERATOR
    with acting_as(by):
        row = write_event(by=by, case=found, track="criminal", state="talked")
    return {"handle": found.handle, "event": row.handle}


ROWS: dict[str, Page] = {
    "cases": Page(IN_A_TEAM),
    "case_shut": Page(IN_A_TEAM),
    "case_open": Page(COORDINATOR, person),
    "case_page": Page(IN_A_TEAM, case),
    "case_still": Page(IN_A_TEAM, case),
    "case_lines": Page(IN_A_TEAM, case),
    "case_change": Page(OWN_TEAM, case),
    "case_notify": Page(OWN_TEAM, locked),
    "case_unlock": Page(OWN_TEAM, case, "post"),
    "case_close": Page(COORDINATOR, case),
    "case_reopen": Page(COORDINATOR, case),
    "event_new": Page(OWN_TEAM, track),
    "event_take_back": Page(OWN_TEAM, event, "post"),
    "assurance": Page(OWN_TEAM, assured),
    "case_steps": Page(OWN_TEAM, case),
    "step_set": Page(OWN_TEAM, step, "post"),
    "step_undo": Page(OWN_TEAM, step, "post"),
}
