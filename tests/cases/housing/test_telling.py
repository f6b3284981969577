"""The person's own answer tells where they have lived, and no address."""

import pytest
from django.utils import translation

from lykt.organisation import keeping
from lykt.organisation.acting import acting_as
from lykt.privacy.answers.building import build, told
from lykt.privacy.answers.queries import family_of
from lykt.privacy.reading.codes import Ground
from lykt.privacy.reading.showing import opened
from tests.cases.housing.homes import ADDRESS, give_address, make_stay, name_reader
from tests.support.cases import OPERATOR, make_case, subject_of
from tests.support.pages import make_person


@pytest.mark.parametrize("who", ["kaja", "hedda"])
def test_no_address_stands_in_an_answer(world, kaja, hedda, who):
    """Neither one's own nor that of others there, not even for a reader of the address."""
    person = make_person(world)
    stay = make_stay(make_case(person, kaja))
    make_stay(make_case(make_person(world), kaja), stay.place)
    give_address(world, stay.place)
    name_reader(stay, kaja)
    by = {"kaja": kaja, "hedda": hedda}[who].as_actor()
    with acting_as(OPERATOR):
        subject = subject_of(person)
    with (
        acting_as(by),
        translation.override("en"),
        opened(by=by, what="answer_page", subjects=family_of(subject), ground=Ground.ANSWER),
    ):
        said = str(build(subject, "en"))
    assert "Places where you have lived" in said
    assert "ask whoever helps you" in said
    assert ADDRESS[:12] not in said
    assert "naboen" not in said


def test_no_other_part_of_the_answer_tells_one():
    """Rows that nobody tells of are told row by row: addresses must not be among them."""
    assert {one.table for one in keeping.register() if one.table.startswith("housing.")} - {
        "housing.Place",
        "housing.PlaceCapacity",
    } <= told()
