"""Two people stand behind an address, and the one before it goes with its key."""

import pytest
from django.core.exceptions import ValidationError

from lykt.cases.housing import actions_addresses, actions_places
from lykt.cases.housing.models import PlaceAddress
from lykt.organisation.access import Refused
from lykt.privacy import subjects
from lykt.privacy.reading.showing import opened
from lykt.privacy.sealing.keys import erased, stored_keys
from tests.cases.housing.homes import ADDRESS, colleague_of, give_address, make_place
from tests.support.cases import OPERATOR, coordinator_of


pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def place(world):
    return make_place(world.service)


@pytest.fixture
def first(world):
    return coordinator_of(world)


@pytest.fixture
def second(world):
    return colleague_of(world)


def write(by, place, second, address=ADDRESS):
    return actions_addresses.write_address(by=by, place=place, address=address, second=second)


def confirm(by, row, address=ADDRESS):
    return actions_addresses.confirm_address(by=by, row=row, address=address)


def test_it_counts_when_two_have_written_the_same(place, first, second, acting):
    row = write(acting(first), place, second)
    assert row.state == "waiting"
    assert confirm(acting(second), row, "fiskestredet 12 b  4 ETASJE")
    row.refresh_from_db()
    assert (row.state, row.digest, row.by, row.second) == ("stands", "", first, second)


def test_a_second_reader_must_be_named(world, place, first, ulrik, acting):
    by = acting(first)
    for other, said in ((None, "Name a colleague"), (first, "not yourself"), (ulrik, "not your")):
        with pytest.raises(ValidationError, match=said) as problem:
            write(by, place, other)
        assert list(problem.value.message_dict) == ["second"]
    assert not PlaceAddress.objects.exists()


def test_the_same_person_may_not_do_both(place, first, second, sunniva, acting):
    row = write(acting(first), place, second)
    for other in (first, sunniva):
        with pytest.raises(Refused, match="whoever was named"):
            confirm(acting(other), row)


def test_nobody_without_an_account_stands_behind_one(place, second, operator):
    with pytest.raises(Refused, match="named"):
        write(operator, place, second)
    with pytest.raises(Refused):
        confirm(operator, PlaceAddress(second=second, place=place, unit=place.unit))


def test_whoever_only_meets_people_writes_none(place, second, sunniva, acting):
    with pytest.raises(Refused):
        write(acting(sunniva), place, second)


def test_another_address_too_often_takes_the_first_with_it(place, first, second, acting):
    row = write(acting(first), place, second)
    by = acting(second)
    assert [confirm(by, row, f"Et annet sted {n}") for n in range(3)] == [False, False, False]
    assert not PlaceAddress.objects.exists()
    assert erased([row.subject]) == {row.subject}
    with pytest.raises(ValidationError, match="does not wait"):
        confirm(by, row)


def test_a_new_address_makes_every_copy_of_the_old_one_unreadable(
    world, place, first, second, acting
):
    old = give_address(world, place)
    new = write(acting(first), place, second, "Et helt annet sted 3")
    assert set(place.addresses.values_list("state", flat=True)) == {"waiting", "stands"}
    assert stored_keys([old.subject])
    assert confirm(acting(second), new, "Et helt annet sted 3")
    assert list(place.addresses.values_list("pk", flat=True)) == [new.pk]
    assert not stored_keys([old.subject])
    assert erased([old.subject, new.subject]) == {old.subject}
    with opened(by=OPERATOR, what="test", subjects=[new.subject]):
        assert place.addresses.get().address == "Et helt annet sted 3"


def test_what_waits_is_written_over_and_taken_back(place, first, second, acting):
    by = acting(first)
    one = write(by, place, second)
    two = write(by, place, second, "Et annet sted")
    assert erased([one.subject, two.subject]) == {one.subject}
    actions_addresses.take_back_address(by=by, place=place)
    assert erased([two.subject]) == {two.subject}
    assert not PlaceAddress.objects.exists()


def test_a_place_that_is_given_up_has_no_address(world, place, first, second, acting):
    row = give_address(world, place)
    by = acting(first)
    actions_places.give_up_place(by=by, place=place)
    assert erased([row.subject]) == {row.subject}
    with pytest.raises(ValidationError, match="given up"):
        write(by, place, second)


def test_a_leader_erases_the_address_of_a_place_that_became_known(
    world, place, leila, first, acting
):
    row = give_address(world, place)
    with pytest.raises(Refused):
        actions_addresses.erase_address(by=acting(first), place=place)
    actions_addresses.erase_address(by=acting(leila), place=place)
    assert erased([row.subject]) == {row.subject}


def test_nothing_finds_an_address(world, place, first, acting):
    row = give_address(world, place)
    by = acting(first)
    keeper = subjects.keeper("place")
    for act in ("read", "erase"):
        assert subjects.find(by, "place", place.handle, act) is None
        assert subjects.find(by, "place", row.handle, act) is None
    assert keeper.find_by_label(by, place.name) is None
    assert keeper.find_anywhere(place.controller_id, place.name) is None
    assert subjects.subjects([row.subject])[row.subject].label == place.name
    assert keeper.chapters([row.subject]) == []
