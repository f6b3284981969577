"""Need against capacity, as tables: nights, leap days, places that come and go."""

from datetime import date

import pytest

from lykt.cases.housing.numbers import Housed, by_kind, month_of, months
from lykt.cases.housing.rules import Lived, Room


D = date
LONG_AGO = date(2020, 1, 1)


def place(stays=(), *, capacity=2, kind="hotel", since=LONG_AGO, to=None, rooms=None):
    return Housed(kind, since, to, rooms or [Room(since, capacity)], list(stays))


@pytest.mark.parametrize(
    ("last", "how_many", "first"),
    [(D(2026, 3, 31), 1, D(2026, 3, 1)), (D(2026, 1, 5), 3, D(2025, 11, 1))],
)
def test_months_end_with_the_one_we_are_in(last, how_many, first):
    found = months(last, how_many)
    assert (found[0], found[-1], len(found)) == (first, last.replace(day=1), how_many)


@pytest.mark.parametrize(
    ("month", "today", "nights"),
    [
        (D(2026, 2, 1), D(2026, 12, 1), 56),
        (D(2028, 2, 1), D(2028, 12, 1), 58),
        # The month we are in is counted to today.
        (D(2026, 3, 1), D(2026, 3, 4), 8),
        (D(2026, 4, 1), D(2026, 3, 4), 0),
    ],
)
def test_nights_of_a_month(month, today, nights):
    assert month_of(month, today, [place()], []).nights == nights


@pytest.mark.parametrize(
    ("stay", "occupied"),
    [
        (Lived(D(2026, 3, 1), D(2026, 3, 2)), 1),
        (Lived(D(2026, 3, 1), D(2026, 3, 1)), 0),
        (Lived(D(2026, 2, 20), D(2026, 3, 3)), 2),
        (Lived(D(2026, 3, 30), None), 2),
        (Lived(D(2026, 3, 30), D(2026, 4, 9), 3), 6),
        (Lived(D(2026, 4, 1), None), 0),
    ],
)
def test_the_day_one_leaves_is_no_night(stay, occupied):
    found = month_of(D(2026, 3, 1), D(2026, 12, 1), [place([stay], capacity=5)], [])
    assert found.occupied == occupied


def test_a_place_counts_while_it_is_in_use_and_as_large_as_it_was():
    grown = place(rooms=[Room(D(2020, 1, 1), 1), Room(D(2026, 3, 11), 3)])
    gone = place(to=D(2026, 3, 10))
    found = month_of(D(2026, 3, 1), D(2026, 12, 1), [grown, gone], [])
    assert (found.nights, found.beds) == (10 + 21 * 3 + 20, 3)


def test_who_waits_is_counted_when_the_month_ends():
    waits = [
        (D(2026, 3, 1), None),
        (D(2026, 3, 31), D(2026, 4, 1)),
        (D(2026, 3, 1), D(2026, 3, 31)),
        (D(2026, 4, 1), None),
    ]
    assert month_of(D(2026, 3, 1), D(2026, 12, 1), [], [], waits).waiting == 2


def test_no_bed_has_no_share():
    found = month_of(D(2026, 3, 1), D(2026, 12, 1), [], [])
    assert (found.share, found.beds) == (None, 0)
    half = place([Lived(D(2026, 3, 1), None)])
    assert month_of(D(2026, 3, 1), D(2026, 12, 1), [half], []).share == 50


def test_kinds_add_up_to_the_whole():
    places = [
        place([Lived(D(2026, 3, 5), D(2026, 3, 9))]),
        place(kind="rosa", capacity=1),
        place([Lived(D(2026, 3, 5), None)], kind="rosa"),
    ]
    refusals = [(D(2026, 3, 2), "rosa"), (D(2026, 2, 2), "hotel"), (D(2026, 3, 9), "private")]
    firsts = [D(2026, 2, 1), D(2026, 3, 1)]
    today = D(2026, 3, 20)
    kinds = by_kind(firsts, today, places, refusals)
    assert list(kinds) == ["hotel", "private", "rosa"]
    for n, first in enumerate(firsts):
        whole = month_of(first, today, places, [day for day, _kind in refusals])
        rows = [kinds[kind][n] for kind in kinds]
        for what in ("beds", "nights", "occupied", "refused"):
            assert sum(getattr(row, what) for row in rows) == getattr(whole, what)
