"""Which role reaches which page of assessments."""

from typing import Any

from lykt.cases.indicators.models import Assessment
from lykt.organisation.acting import acting_as
from lykt.organisation.models import Staff
from tests.cases.case.access_rows import OWN_TEAM
from tests.support.cases import OPERATOR, case_for
from tests.support.pages import Page, make_person
from tests.support.people import World


def case(world: World, reader: Staff) -> dict[str, Any]:
    """A case of the service, with the reader in its team."""
    return {"case": case_for(world, reader, make_person(world)).handle}


def draft(world: World, reader: Staff) -> dict[str, Any]:
    """An assessment that is being written in it."""
    about = case_for(world, reader, make_person(world))
    with acting_as(OPERATOR):
        found = Assessment.objects.create(case=about, written="She is never alone.")
    return {"case": about.handle, "handle": found.handle}


ROWS: dict[str, Page] = {
    "assessments": Page(OWN_TEAM, case),
    "assessment_new": Page(OWN_TEAM, case, "post"),
    "assessment_page": Page(OWN_TEAM, draft),
    "assessment_write": Page(OWN_TEAM, draft),
    "assessment_let_go": Page(OWN_TEAM, draft, "post"),
}
