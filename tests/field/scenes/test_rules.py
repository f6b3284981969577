"""When a signal lapses, and what it may not say."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lykt.field.scenes.rules import (
    has_lapsed,
    is_soon,
    lapses_on,
    shows_concern,
    words_problem,
)


TODAY = date(2026, 11, 29)


@pytest.mark.parametrize(
    ("kind", "words", "allowed"),
    [
        ("more", "Flere biler enn før ved stasjonen", True),
        ("more", "", True),
        ("more", "BLÅ-KRONE-7 står her hver kveld", False),
        ("more", "Ring 900 12 345 for å høre mer", False),
        ("more", "Se sak 2026-014", False),
        ("more", "skriv til noen@eksempel.no", False),
        ("more", "x" * 501, False),
        ("minors", "Ungdom ved senteret", False),
        ("minors", "  ", True),
    ],
)
def test_what_a_signal_may_say(kind, words, allowed):
    assert (words_problem(kind, words) == "") == allowed


def test_a_signal_lapses_by_the_rulebook():
    assert lapses_on(date(2026, 5, 29), TODAY) == TODAY
    assert not has_lapsed(TODAY, TODAY)
    assert has_lapsed(TODAY - timedelta(1), TODAY)
    assert not has_lapsed(None, TODAY)


@given(st.integers(-400, 400))
def test_soon_is_before_it_lapses(days):
    until = TODAY + timedelta(days)
    assert is_soon(until, TODAY) == (0 <= days <= 14)
    assert not (is_soon(until, TODAY) and has_lapsed(until, TODAY))


@pytest.mark.parametrize(
    ("scene", "kind", "shows"),
    [
        ("hotel", "more", False),
        ("hotel", "minors", True),
        ("hotel", "control", True),
        ("youth", "drugs", True),
    ],
)
def test_where_the_way_to_a_concern_stands(scene, kind, shows):
    assert shows_concern(scene, kind) == shows
