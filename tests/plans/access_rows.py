"""Which role reaches which page of plans. A plan is the whole municipality's."""

from typing import Any

from lykt.organisation.acting import acting_as
from lykt.organisation.models import Staff
from lykt.organisation.roles import Role
from lykt.plans.actions_parts import write_decision, write_money
from lykt.plans.actions_revision import begin_revision
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


def area(world: World, reader: Staff) -> dict[str, Any]:
    """An area of a plan."""
    return {"handle": make_measure(world).area.handle}


def body(world: World, reader: Staff) -> dict[str, Any]:
    """A body that has to do with a measure."""
    return {"handle": make_measure(world).responsible.get().handle}


def decision(world: World, reader: Staff) -> dict[str, Any]:
    """A decision about a measure."""
    about = make_measure(world)
    row = write_decision(
        by=OPERATOR, plan=about.plan, body="Bystyret", text="Ja.", measures=[about]
    )
    return {"handle": row.handle}


def money(world: World, reader: Staff) -> dict[str, Any]:
    """Money for a plan."""
    row = write_money(by=OPERATOR, plan=make_measure(world).plan, source="Staten")
    return {"handle": row.handle}


def revised(world: World, reader: Staff) -> dict[str, Any]:
    """A plan that goes on from another."""
    old = make_measure(world).plan
    with acting_as(OPERATOR):
        row = begin_revision(by=OPERATOR, plan=old, key=f"{old.key}-next", title="Den neste")
    return {"handle": row.plan.handle}


ROWS: dict[str, Page] = {
    "plans": Page(READS),
    "plan_page": Page(READS, plan, wide=True),
    "measure_page": Page(READS, measure, wide=True),
    "status_new": Page(OWNER, measure, wide=True),
    "status_correct": Page(OWNER, entry, wide=True),
    # Writing a plan
    "plan_new": Page(OWNER),
    "plan_write": Page(OWNER, plan, wide=True),
    "plan_timeline": Page(READS, plan, wide=True),
    "plan_show": Page(OWNER, plan, "post", wide=True),
    "revision_begin": Page(OWNER, plan, wide=True),
    "plan_revision": Page(READS, revised, wide=True),
    "revision_finish": Page(OWNER, revised, "post", wide=True),
    "revision_reopen": Page(OWNER, revised, wide=True),
    "plan_take_in": Page(OWNER, plan, wide=True),
    "plan_change": Page(OWNER, plan, wide=True),
    "area_new": Page(OWNER, plan, wide=True),
    "area_change": Page(OWNER, area, wide=True),
    "area_remove": Page(OWNER, area, "post", wide=True),
    "measure_new": Page(OWNER, plan, wide=True),
    "measure_change": Page(OWNER, measure, wide=True),
    "measure_remove": Page(OWNER, measure, "post", wide=True),
    "measure_bodies": Page(OWNER, measure, wide=True),
    "body_change": Page(OWNER, body, wide=True),
    "body_remove": Page(OWNER, body, "post", wide=True),
    "decision_new": Page(OWNER, plan, wide=True),
    "decision_change": Page(OWNER, decision, wide=True),
    "money_new": Page(OWNER, plan, wide=True),
    "money_change": Page(OWNER, money, wide=True),
}
