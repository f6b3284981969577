"""Which role reaches which page of the children of a case."""

from typing import Any

from lykt.cases.children.actions import write_situation
from lykt.cases.children.models import CaseChild
from lykt.organisation.acting import acting_as
from lykt.organisation.models import Staff
from tests.cases.case.access_rows import OWN_TEAM
from tests.support.cases import OPERATOR, case_for, subject_of
from tests.support.pages import Page, make_person
from tests.support.people import World


def case(world: World, reader: Staff) -> dict[str, Any]:
    """A case of the service, with the reader in its team."""
    return {"case": case_for(world, reader, make_person(world)).handle}


def child(world: World, reader: Staff) -> dict[str, Any]:
    """A child of it, of whom something is written."""
    about = case_for(world, reader, make_person(world))
    person = make_person(world)
    with acting_as(OPERATOR):
        CaseChild(case=about, child=person.pk, relation="child").save()
        for needs in ("A place in a kindergarten.", "Somebody to play with."):
            write_situation(by=OPERATOR, case=about, child=subject_of(person), needs=needs)
    return {"case": about.handle, "handle": person.handle}


ROWS: dict[str, Page] = {
    "case_children": Page(OWN_TEAM, case),
    "case_child_new": Page(OWN_TEAM, case),
    "case_child": Page(OWN_TEAM, child),
    "case_child_write": Page(OWN_TEAM, child),
    "case_child_end": Page(OWN_TEAM, child),
}
