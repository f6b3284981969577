"""The people of the tests: who works where. They run through all tests by these names.

Fjordby has one service under several roofs; Elvestad is another municipality, whose staff
must never see anything of Fjordby's.
"""

from dataclasses import dataclass

from lykt.organisation.models import Controller, Staff, StaffPost, Unit
from lykt.organisation.roles import CONTROLLER_WIDE, Role, UnitKind


#: Signs in every test person. Long enough for the validators.
PASSWORD = "a lantern in the window"

#: Each role and the person who holds it at Fjordby's drop-in service.
NAMES = {
    Role.FIELD_WORKER: "froya",
    Role.SOCIAL_WORKER: "sunniva",
    Role.HEALTH_WORKER: "hedda",
    Role.CASE_COORDINATOR: "kaja",
    Role.PLAN_OWNER: "pal",
    Role.ANALYST: "aksel",
    Role.UNIT_LEADER: "leila",
    Role.DATA_PROTECTION_OFFICER: "odin",
    Role.ADMINISTRATOR: "astrid",
    Role.INVITED_PARTNER: "parisa",
    Role.VOLUNTEER: "vilde",
}


@dataclass(frozen=True)
class World:
    """Two municipalities and their units."""

    fjordby: Controller
    elvestad: Controller
    #: Where the test people work.
    service: Unit
    #: Another unit of the same municipality.
    clinic: Unit
    #: The unit of the other municipality.
    elsewhere: Unit


def make_world() -> World:
    """Make the two municipalities."""
    fjordby = Controller.objects.create(name="Fjordby")
    elvestad = Controller.objects.create(name="Elvestad")
    return World(
        fjordby=fjordby,
        elvestad=elvestad,
        service=Unit.objects.create(controller=fjordby, name="Møteplassen"),
        clinic=Unit.objects.create(controller=fjordby, name="Klinikken", kind=UnitKind.CLINIC),
        elsewhere=Unit.objects.create(controller=elvestad, name="Uteteamet"),
    )


def make_staff(role: Role, unit: Unit, username: str = "") -> Staff:
    """Make an account with one post; whoever oversees gets the unit's whole controller."""
    username = username or NAMES[role]
    staff = Staff.objects.create_user(
        username, PASSWORD, name=username.capitalize(), language="en"
    )
    StaffPost.objects.create(
        staff=staff,
        controller=unit.controller,
        unit=None if role in CONTROLLER_WIDE else unit,
        role=role,
        since="2020-01-01",
    )
    return staff
