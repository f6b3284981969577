"""Room for one more, and names that would tell where a place is."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lykt.cases.housing.rules import (
    Lived,
    Room,
    folded,
    full_night,
    led_by_child_welfare,
    looks_like_an_address,
    room_on,
    taken_on,
)


DAY = date(2026, 3, 1)


def day(n: int) -> date:
    return DAY + timedelta(days=n)


@pytest.mark.parametrize(
    ("name", "tells"),
    [
        ("Plass 7", False),
        ("Fyrtårnet", False),
        ("Solsida", False),
        ("Rom 12B", False),
        ("Hus 2, plass 3", True),
        ("place 7", False),
        ("Storgata 14", True),
        ("Bryggesmauet 11", True),
        ("St. Olavs 5", True),
        ("Hotell Nord 3", True),
        ("Nedre Elvegate 3b", True),
        ("Fjordveien 112", True),
        ("7030 Fjordby", True),
        ("Bakken, 2. etasje", True),
    ],
)
def test_a_name_that_tells_where_it_is_is_known(name, tells):
    assert looks_like_an_address(name) is tells


def test_two_writings_of_one_address_are_the_same():
    assert folded("Storgata 14 B, 0184 Oslo") == folded("storgata 14b 0184 OSLO")
    assert folded("Storgata 14") != folded("Storgata 41")


def test_child_welfare_leads_its_own_places():
    assert led_by_child_welfare("child_welfare", "child_welfare")
    assert not led_by_child_welfare("child_welfare", "municipality")
    assert led_by_child_welfare("hotel", "private")


def test_the_day_one_leaves_is_not_a_night():
    stay = Lived(day(0), day(2))
    assert [stay.on(day(n)) for n in range(-1, 4)] == [False, True, True, False, False]


@pytest.mark.parametrize(
    ("stays", "first", "full"),
    [
        ([], 0, None),
        ([Lived(day(0), None)], 0, None),
        ([Lived(day(0), None, 2)], 0, 0),
        ([Lived(day(0), day(3), 2)], 3, None),
        ([Lived(day(0), day(3), 2)], 2, 2),
        # Whoever moves in between two others must have room on every night after.
        ([Lived(day(5), None, 2)], 0, 5),
    ],
)
def test_the_first_full_night_is_found(stays, first, full):
    found = full_night(stays, [Room(day(-9), 2)], first=day(first), beds=1)
    assert found == (None if full is None else day(full))


def test_a_place_that_became_smaller_is_full_from_that_day():
    rooms = [Room(day(-9), 2), Room(day(4), 1)]
    assert [room_on(rooms, day(n)) for n in (-20, 0, 4)] == [2, 2, 1]
    assert full_night([Lived(day(0), None)], rooms, first=day(0), beds=1) == day(4)


STAYS = st.lists(
    st.builds(
        lambda first, nights, beds: Lived(
            day(first), None if nights is None else day(first + nights), beds
        ),
        st.integers(0, 20),
        st.none() | st.integers(0, 10),
        st.integers(1, 3),
    ),
    max_size=6,
)
ROOMS = st.lists(st.tuples(st.integers(0, 25), st.integers(0, 6)), min_size=1, max_size=3).map(
    lambda rows: [Room(day(n), room) for n, room in sorted(dict(rows).items())]
)


@given(stays=STAYS, rooms=ROOMS, first=st.integers(0, 25), beds=st.integers(1, 3))
def test_looking_at_the_days_of_change_is_looking_at_every_night(stays, rooms, first, beds):
    every = [day(n) for n in range(first, 60)]
    slow = next((d for d in every if taken_on(stays, d) + beds > room_on(rooms, d)), None)
    found = full_night(stays, rooms, first=day(first), beds=beds)
    assert (found is None) == (slow is None)
    # Somebody leaving makes room, never less: the first full night is a night of change.
    assert found is None or (slow is not None and slow <= found)
