"""Where people are met."""

import pytest

from lykt.reports.annual import channels
from lykt.reports.lookup import Lookup
from lykt.reports.table import MEAN, Missing
from tests.reports.made import rows, small


@pytest.fixture
def lookup():
    return Lookup(small(), year=2012, span=6)


def values(table):
    return [[cell.value for cell in row[1:]] for row in table.rows]


def table_of(lookup, key):
    return channels.channel(lookup, next(one for one in channels.CHANNELS if one.key == key))


def test_street_has_no_columns_for_what_was_not_counted(lookup):
    table = channels.street(lookup)
    assert [column.key for column in table.columns] == ["year", "met_mean", "met_min", "met_max"]
    assert values(table) == [[12.5, 4, 25], [10.0, 3, 20]]
    assert [cell.kind for cell in table.rows[0][1:]] == [MEAN, "count", "count"]


def test_seen_beside_met_where_it_is_known():
    made = [*small(), *rows("street_seen_mean_per_evening -:all | - 14.0")]
    table = channels.street(Lookup(made, year=2012, span=6))
    assert values(table) == [[12.5, 4, 25, None], [10.0, 3, 20, 14.0]]


def test_a_year_without_shifts_has_no_row():
    made = rows("people -:all | 5 5\nstreet_mean_per_evening -:all | - 14.0")
    table = channels.street(Lookup(made, year=2012, span=6))
    assert [row[0].show() for row in table.rows] == ["2012"]


def test_follow_up_with_its_share_and_its_origins(lookup):
    assert values(channels.follow_up(lookup)) == [
        [40, 10, 25.0, 4, 40.0, 6, 60.0],
        [30, 12, 40.0, 3, 25.0, 9, 75.0],
    ]


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("indoor", [[8, 16], [10, 25]]),
        ("drop_in", [[22, 400, 5, 17], [20, 380, 4, 16]]),
        ("health", [[15, 90, 5, 10, 14, 1], [14, 84, 3, 11, 12, 2]]),
    ],
)
def test_channels(lookup, key, expected):
    assert values(table_of(lookup, key)) == expected


@pytest.mark.parametrize("key", ["street_people", "online", "overnight", "legal", "phone"])
def test_a_channel_that_was_not_used_is_missing(lookup, key):
    assert isinstance(table_of(lookup, key), Missing)


def test_contacts_without_people_make_a_table_of_their_own():
    made = rows("people -:all | 5 5\nlegal_consultations -:all | 27 71")
    table = table_of(Lookup(made, year=2012, span=6), "legal")
    assert values(table) == [[27], [71]]


def test_nothing_without_shifts_or_follow_up():
    lookup = Lookup(rows("people -:all | 5 5"), year=2012, span=6)
    assert isinstance(channels.street(lookup), Missing)
    assert isinstance(channels.follow_up(lookup), Missing)
