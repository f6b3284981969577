"""Which role reaches which page of evaluation: those who read the plan, and its owner."""

from typing import Any

from lykt.organisation.acting import acting_as
from lykt.organisation.models import Staff
from lykt.plans.evaluation.actions import write_count
from tests.plans.access_rows import OWNER, READS, plan
from tests.plans.evaluation.made import make_indicator
from tests.support.pages import OPERATOR, Page
from tests.support.people import World


def indicator(world: World, reader: Staff) -> dict[str, Any]:
    """What a plan of the municipality is judged by, counted by hand."""
    return {"handle": make_indicator(world).handle}


def counted(world: World, reader: Staff) -> dict[str, Any]:
    """A count by hand."""
    about = make_indicator(world)
    with acting_as(OPERATOR):
        row = write_count(by=OPERATOR, indicator=about, as_of="2020-05", value=4)
    return {"handle": row.handle}


ROWS: dict[str, Page] = {
    "evaluation": Page(READS, plan, wide=True),
    "indicator_new": Page(OWNER, plan, wide=True),
    "indicator_page": Page(READS, indicator, wide=True),
    "indicator_end": Page(OWNER, indicator, wide=True, method="post"),
    "count_new": Page(OWNER, indicator, wide=True),
    "count_correct": Page(OWNER, counted, wide=True),
}
