"""One row of every table of housing, and the words by which the answer must tell of it."""

from typing import Any

from lykt.cases.case.models import Case
from lykt.cases.housing import actions_waiting
from lykt.organisation.acting import acting_as
from lykt.people.models import Person
from tests.cases.housing.homes import give_address, make_place, make_stay, name_reader
from tests.support.cases import OPERATOR, coordinator_of, make_case


def case_of(at: Any) -> Case:
    """Open a case about whom something is planted for."""
    with acting_as(OPERATOR):
        person = Person.objects.get(pk=at.subject.key)
    return make_case(person, coordinator_of(at.world))


def stay(at: Any) -> list[str]:
    """They live in a hotel."""
    place = make_place(at.world.service, kind="hotel", run_by="private")
    make_stay(case_of(at), place, remark="Two suitcases.")
    return ["Hotel", "Shielded", "Two suitcases."]


def reader(at: Any) -> list[str]:
    """Their coordinator may read the address."""
    found = make_stay(case_of(at))
    name_reader(found, coordinator_of(at.world))
    return ["Who could read the address where you lived", str(coordinator_of(at.world))]


def waiting(at: Any) -> list[str]:
    """They wait for a place."""
    case = case_of(at)
    with acting_as(OPERATOR):
        actions_waiting.put_on_list(
            by=OPERATOR,
            case=case,
            who_for="couples",
            shielding="staffed",
            priority="soon",
            remark="With a dog.",
        )
    return ["Couples", "Somebody is there day and night", "This week", "With a dog."]


def offer(at: Any) -> list[str]:
    """A place has said no."""
    case, place = case_of(at), make_place(at.world.service, kind="rosa")
    with acting_as(OPERATOR):
        asked = actions_waiting.ask_place(by=OPERATOR, case=case, place=place, remark="Rang.")
        actions_waiting.answer_offer(by=OPERATOR, offer=asked, state="refused", reason="children")
    return ["ROSA", "The place said no", "Does not take children", "Rang."]


def address(at: Any) -> list[str]:
    """The place they live in has an address: the answer says why it is not there."""
    found = make_stay(case_of(at))
    give_address(at.world, found.place)
    return ["The address is not on this paper"]


PLANTERS = {
    "housing.Stay": stay,
    "housing.AddressReader": reader,
    "housing.Waiting": waiting,
    "housing.PlaceOffer": offer,
    "housing.PlaceAddress": address,
}
