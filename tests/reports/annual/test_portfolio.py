"""The tables a report begins with."""

import pytest

from lykt.reports.annual import portfolio
from lykt.reports.lookup import Lookup
from lykt.reports.table import Missing
from tests.reports.made import rows, small


def values(table):
    return [[cell.value for cell in row[1:]] for row in table.rows]


@pytest.fixture
def lookup():
    return Lookup(small(), year=2012, span=6)


def test_portfolio(lookup):
    assert values(portfolio.portfolio(lookup)) == [
        [40, 30, -25.0],
        [30, 24, -20.0],
        [1400, 1200, -14.3],
        [700, 800, 14.3],
        [20, 10, -50.0],
        [16, 9, -43.8],
    ]


def test_a_register_that_knows_no_origin_has_no_foreign_lines():
    made = [row for row in small() if row.breakdown != "origin"]
    lookup = Lookup(made, year=2012, span=6)
    assert len(portfolio.portfolio(lookup).rows) == 3
    assert isinstance(portfolio.origin(lookup), Missing)


def test_contacts_per_person(lookup):
    assert values(portfolio.contacts_per_person(lookup)) == [[1400, 40, 35.0], [1200, 30, 40.0]]


def test_people(lookup):
    assert values(portfolio.people(lookup)) == [[40, None], [30, -25.0]]


def test_origin_with_the_foreign_share_of_people_and_of_contacts(lookup):
    table = portfolio.origin(lookup)
    assert [column.key for column in table.columns[1:]] == [
        "norwegian",
        "foreign",
        "people_share",
        "contacts_share",
    ]
    assert values(table)[0] == [10, 30, 75, 50]
    assert [round(value, 1) for value in values(table)[1]] == [6, 24, 80, 66.7]


def test_a_year_without_anyone_is_a_row_of_noughts_and_no_ratio():
    made = rows("people -:all | 4 0\ncontacts -:all | 8 0\ncontacts_per_person -:all | 2.0 -")
    lookup = Lookup(made, year=2012, span=2)
    assert values(portfolio.people(lookup)) == [[4, None], [0, -100.0]]
    assert values(portfolio.contacts_per_person(lookup)) == [[8, 4, 2.0]]
