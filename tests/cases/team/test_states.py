"""Every pair of every table: what may follow, and what may not."""

from itertools import product

import pytest

from lykt.cases.team.states import (
    INVITATION,
    LAWYER,
    MOVE,
    Invited,
    Lawyer,
    Moved,
    NoSuchChange,
    check_change,
)


TABLES = [(INVITATION, Invited), (LAWYER, Lawyer), (MOVE, Moved)]
PAIRS = [
    (table, now, becomes)
    for table, states in TABLES
    for now, becomes in product(states.values, repeat=2)
]


@pytest.mark.parametrize(("table", "states"), TABLES)
def test_a_table_speaks_of_every_state_and_of_no_other(table, states):
    assert set(table) == set(states.values)
    assert {one for following in table.values() for one in following} <= set(states.values)


@pytest.mark.parametrize(("table", "now", "becomes"), PAIRS)
def test_what_may_follow_and_what_may_not(table, now, becomes):
    if becomes in table[now]:
        check_change(table, now, becomes)
    else:
        with pytest.raises(NoSuchChange):
            check_change(table, now, becomes)


def test_what_has_ended_stays_so():
    for state in (Invited.ACCEPTED, Invited.WITHDRAWN, Invited.EXPIRED):
        assert INVITATION[state] == ()
