"""Which role reaches which page by which findings become measures."""

from typing import Any

from lykt.organisation.models import Staff
from tests.field.assessment.made import conclusion_of, make_done
from tests.plans.access_rows import OWNER, READS, plan
from tests.support.pages import Page
from tests.support.people import World


def finding(world: World, reader: Staff) -> dict[str, Any]:
    """A plan, and what an assessment has found."""
    return plan(world, reader) | {"finding": conclusion_of(make_done(world)).handle}


ROWS: dict[str, Page] = {
    "plan_findings": Page(READS, plan, wide=True),
    "finding_measure": Page(OWNER, finding, wide=True),
}
