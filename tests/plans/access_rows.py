"""Which role reaches which page of plans. A plan is the whole municipality's."""

from typing import Any

from lykt.organisation.acting import acting_as
from lykt.organisation.models import Staff
from lykt.organisation.roles import Role
from lykt.plans.actions_status import write_status
from tests.plans.made import make_measure
from tests.support.pages import OPERATOR, Page
from tests.support.people import World


READS = frozenset({Role.PLAN_OWNER, Role.UNIT_LEADER, Role.CASE_COORDINATOR})
OWNER = frozenset({Role.PLAN_OWNER})


def plan(world: World, reader: Staff) -> dict[str, Any]:
    """A plan of the municipality."""
    return {"handle": make_measure(world).plan.handle}


def measure(world: World, reader: Staff) -> dict[str, Any]:
    """A measure of such a plan."""
    return {"handle": make_measure(world).handle}


def entry(world: World, reader: Staff) -> dict[str, Any]:
    """What somebody has said of such a measure."""
    about = make_measure(world)
    with acting_as(OPERATOR):
        row = write_status(by=OPERATOR, measure=about, as_of="2020-05", status="in_progress")
    return {"handle": row.handle}


ROWS: dict[str, Page] = {
    "plans": Page(READS),
    "plan_page": Page(READS, plan, wide=True),
    "measure_page": Page(READS, measure, wide=True),
    "status_new": Page(OWNER, measure, wide=True),
    "status_correct": Page(OWNER, entry, wide=True),
}
