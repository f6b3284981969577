"""One row of what capacity keeps of people, and the words by which the answer must tell of it."""

from decimal import Decimal
from typing import Any

from lykt.cases.capacity import actions
from lykt.organisation.acting import acting_as
from tests.cases.housing.planting import case_of
from tests.support.cases import coordinator_of


def hours(at: Any) -> list[str]:
    """Their coordinator has gone with them somewhere."""
    case, who = case_of(at), coordinator_of(at.world)
    with acting_as(who.as_actor()) as by:
        actions.log_hours(by=by, case=case, what="accompanying", hours=Decimal("1.75"))
    return ["Going with them", "1.75", f"{who} (Case coordinator)"]


PLANTERS = {"capacity.Hours": hours}
