"""A conflict tells where it is, and nothing of what others have been told."""

from pathlib import Path

import pytest

from lykt.figures.register import BadRegister
from lykt.organisation.acting import Actor, acting_as
from lykt.organisation.models import Staff
from lykt.reports.importing import import_register
from tests.reports.folders import folder
from tests.support.people import World


PEOPLE = "person_id,country,origin,gender,birth_year,first_contact\n"
CONTACTS = "contact_id,person_id,date,unit,channel\n"
NO_SHIFTS = "shift_id,date,unit,area,staff,hours,met,seen\n"


def taken_in(place: Path, by: Actor, world: World, person: str, contact: str) -> None:
    register = folder(
        place,
        people=f"{PEOPLE}{person}\n",
        contacts=f"{CONTACTS}{contact}\n",
        shifts=NO_SHIFTS,
    )
    import_register(register, by=by, controller=world.fjordby)


@pytest.mark.parametrize(
    ("unit", "named"), [("Møteplassen", ["birth_year"]), ("Klinikken", ["person_id"])]
)
def test_what_another_unit_was_told_cannot_be_guessed_field_by_field(
    world: World, operator: Actor, leila: Staff, tmp_path: Path, unit: str, named: list[str]
) -> None:
    there = f"c1,p1,2012-01-02,{unit},street"
    taken_in(tmp_path / "first", operator, world, "p1,NG,foreign,female,1990,", there)
    guess = "p1,NG,foreign,female,1991,"
    with acting_as(leila.as_actor()) as leader, pytest.raises(BadRegister) as told:
        taken_in(tmp_path / "guess", leader, world, guess, "c9,,2012-01-03,Møteplassen,street")
    assert [fault.field for fault in told.value.faults] == named
