"""What the floor of privacy may ask of addresses."""

from lykt.organisation.acting import acting_as
from lykt.privacy import subjects
from tests.field.places.made import make_address, make_place
from tests.support.pages import OPERATOR


def test_nothing_finds_an_address(world, leila):
    place = make_place(world)
    key = make_address(place).subject
    keeper = subjects.keeper("indoor_address")
    with acting_as(leila.as_actor()) as by:
        assert keeper.find(by, place.handle) is None
        assert keeper.find_by_label(by, place.code) is None
        assert keeper.find_anywhere(world.fjordby.pk, place.code) is None
    with acting_as(OPERATOR):
        assert keeper.chapters([key]) == []
        assert keeper.family(key) == [key]
        assert list(keeper.keys()) == [key]
        assert [one.label for one in keeper.subjects([key])] == [place.code]
        keeper.forget([key])
        assert keeper.family(key) == []
