"""Which role reaches which page of rapid assessments."""

from typing import Any

from lykt.organisation.access import MEETS_PEOPLE
from lykt.organisation.models import Staff
from lykt.organisation.roles import Role
from tests.field.assessment.made import make_full
from tests.support.pages import Page
from tests.support.people import World


WRITES = frozenset({*MEETS_PEOPLE, Role.ANALYST})
READS = WRITES | {Role.PLAN_OWNER}


def rapid(world: World, reader: Staff) -> dict[str, Any]:
    """An assessment of the municipality, in draft."""
    return {"handle": make_full(world).handle}


def part(world: World, reader: Staff) -> dict[str, Any]:
    """A gap of an assessment in draft."""
    return {"handle": make_full(world).gaps.get().handle, "part": "gap"}


def part_new(world: World, reader: Staff) -> dict[str, Any]:
    """An assessment in draft, and the part that is added."""
    return rapid(world, reader) | {"part": "finding"}


ROWS: dict[str, Page] = {
    "rapids": Page(READS),
    "rapid_new": Page(WRITES),
    "rapid_page": Page(READS, rapid, wide=True),
    "rapid_change": Page(WRITES, rapid, wide=True),
    "rapid_state": Page(WRITES, rapid, "post", wide=True),
    "rapid_part_new": Page(WRITES, part_new, wide=True),
    "rapid_part": Page(WRITES, part, wide=True),
    "rapid_part_remove": Page(WRITES, part, "post", wide=True),
}
