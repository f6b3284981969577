"""What this room shows on the case page: how many hours it has taken, and where to write them."""

from lykt.cases.capacity.queries import total_of
from lykt.cases.case.models import Case
from lykt.cases.case.offers import Shown
from lykt.cases.case.sight import Sight
from lykt.organisation.acting import Actor


def section(actor: Actor, case: Case, sight: Sight) -> Shown:
    """Return the hours of a case, for the team."""
    return Shown("capacity/section.html", {"case": case, "total": total_of(case)})
