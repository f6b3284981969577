"""The tables of the waiting list, of questions to places, of addresses."""

from itertools import product

import pytest

from lykt.cases.housing.codes import AddressState, OfferState, WaitState
from lykt.cases.housing.states import ADDRESS, GONE, OFFER, TABLES, WAITING


PAIRS = [(table, *pair) for table in TABLES for pair in product(table.states, table.states)]
ALLOWED = {
    WAITING.name: {("waiting", "placed"), ("waiting", "withdrawn")},
    OFFER.name: {
        ("asked", "accepted"),
        ("asked", "refused"),
        ("asked", "declined"),
        ("asked", "dropped"),
        ("accepted", "declined"),
        ("accepted", "dropped"),
    },
    # None stands that has not waited for a second person.
    ADDRESS.name: {("waiting", "stands"), ("waiting", "gone"), ("stands", "gone")},
}


@pytest.mark.parametrize(("table", "now", "becomes"), PAIRS)
def test_every_pair_is_tried(table, now, becomes):
    assert table.allows(now, becomes) == ((now, becomes) in ALLOWED[table.name])


def test_every_state_there_is_stands_in_its_table():
    assert set(WAITING.states) == set(WaitState)
    assert set(OFFER.states) == set(OfferState)
    assert set(ADDRESS.states) == {*AddressState, GONE}
