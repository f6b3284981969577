"""Cases of the tests: made through the actions, with whoever reads them in the team."""

from typing import Any

from lykt.cases.case.actions import open_case
from lykt.cases.case.codes import Place
from lykt.cases.case.models import Case, Member
from lykt.cases.case.permissions import TEAM
from lykt.organisation.acting import Actor, acting_as
from lykt.organisation.models import Staff
from lykt.organisation.roles import Role
from lykt.people.models import Person
from lykt.privacy.consent.actions import give
from lykt.privacy.consent.asking import Asking, Said
from lykt.privacy.consent.codes import InformationKind, Told
from lykt.privacy.subjects import subjects
from tests.support.people import World, make_staff


OPERATOR = Actor(kind="operator", name="test")
#: The body that partners of these tests come from.
BODY = "nav"


def subject_of(person: Person) -> Any:
    """Return a person as the rooms of privacy know them."""
    return subjects([person.pk])[person.pk]


def consent_to(
    person: Person, *kinds: str, body: str = BODY, case: Case | None = None, by: Actor = OPERATOR
) -> Any:
    """Let a person say yes to a body being told these kinds, in a case or in any."""
    with acting_as(by):
        return give(
            by=by,
            subject=subject_of(person),
            purpose="coordination",
            lines=[Said(body, kind, "yes") for kind in kinds],
            asking=Asking(how="spoken", language="en", told=tuple(Told)),
            matter=case.pk if case else None,
        )


def make_case(person: Person, coordinator: Staff, **told: Any) -> Case:
    """Open a case about a person."""
    with acting_as(OPERATOR):
        return open_case(by=OPERATOR, subject=subject_of(person), coordinator=coordinator, **told)


def make_member(case: Case, staff: Staff, place: str = Place.HELPER, body: str = "here") -> Member:
    """Put somebody into the team, past the actions: a partner without any consent too."""
    with acting_as(OPERATOR):
        return Member.objects.create(case=case, staff=staff, place=place, body=body)


def coordinator_of(world: World) -> Staff:
    """Return a coordinator of the service of this world, whom no test person is."""
    name = f"coordinator-{world.service.handle[:8].lower()}"
    found = Staff.objects.filter(username=name).first()
    return found or make_staff(Role.CASE_COORDINATOR, world.service, name)


def case_for(world: World, reader: Staff, person: Person, **told: Any) -> Case:
    """Open a case at the service, with the reader in its team if they work there.

    A coordinator coordinates it, a partner is covered for everything, others help.
    """
    roles = set(reader.posts.filter(unit=world.service).values_list("role", flat=True))
    if Role.CASE_COORDINATOR in roles:
        return make_case(person, reader, **told)
    case = make_case(person, coordinator_of(world), **told)
    if Role.INVITED_PARTNER in roles:
        consent_to(person, *InformationKind.values, case=case)
        make_member(case, reader, Place.PARTNER, BODY)
    elif roles & set(TEAM):
        make_member(case, reader)
    return case
