"""Names for places, and what cannot be true of a visit."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lykt.field.places.rules import counts_problem, fold, new_place_code, open_on
from lykt.people.nobody import leads_to_somebody


def test_a_code_is_never_taken_for_a_person():
    for wide in (False, True):
        for _time in range(200):
            code = new_place_code(wide=wide)
            assert code.startswith("STED-")
            assert fold(code).isalnum()
            assert not leads_to_somebody(f"Vi var på {code} i går")


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"went": "let_in", "met": 2, "seen": 3}, None),
        ({"went": "let_in", "met": 2, "seen": None}, None),
        ({"went": "let_in", "met": 0, "seen": 0}, None),
        ({"went": "let_in", "met": 3, "seen": 2}, "seen"),
        ({"went": "let_in", "met": 1, "seen": 2, "known": 1, "anonymous": 1}, "met"),
        ({"went": "at_the_door", "met": 1, "seen": 1}, None),
        ({"went": "nobody", "met": 0, "seen": None}, None),
        ({"went": "nobody", "met": 1, "seen": 1}, "met"),
        ({"went": "not_let_in", "met": 0, "seen": 2}, None),
        ({"went": "not_let_in", "met": 0, "seen": 0, "anonymous": 1}, "met"),
    ],
)
def test_counts_that_cannot_be(told, field):
    found = counts_problem(**{"known": 0, "anonymous": 0, **told})
    assert list(found) == ([field] if field else [])


A, B, C = date(2026, 1, 1), date(2026, 2, 1), date(2026, 3, 1)


@given(st.dates(date(2025, 12, 1), date(2026, 4, 30)))
def test_a_place_was_open_within_its_times(day):
    assert open_on(day, [(A, B), (C, None)]) == (A <= day <= B or day >= C)
