"""A status report as a file, for the table of access."""

from typing import Any

from lykt.organisation.models import Staff
from tests.plans.access_rows import plan
from tests.support.people import World


def plan_file(world: World, reader: Staff) -> dict[str, Any]:
    """The spreadsheet of a plan: the file that is quickest to make."""
    return {**plan(world, reader), "ending": "xlsx"}
