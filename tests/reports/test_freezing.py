"""A closed year as text: the same again when read, and any change of it shows."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lykt.figures.definitions import FIGURES
from lykt.figures.rows import Row
from lykt.reports.freezing import Frozen, digest_of, from_text, mark, marks, text_of


values = st.none() | st.integers(0, 10**9) | st.floats(-1000, 10**6, allow_nan=False)
lines = st.builds(
    Row,
    series=st.sampled_from(list(FIGURES)),
    breakdown=st.sampled_from(["", "country", "age"]),
    category=st.text(max_size=8),
    period=st.sampled_from(["year", "2025-03"]),
    year=st.just(2025),
    value=values,
    low=values,
    high=values,
    note=st.text(max_size=8),
)
years = st.builds(
    Frozen,
    whose=st.text(max_size=8),
    year=st.just(2025),
    bands=st.sampled_from([(18,), (18, 24, 30, 40, 50)]),
    definitions=st.just(marks()),
    rows=st.lists(lines, max_size=4).map(tuple),
    months=st.lists(lines, max_size=4).map(tuple),
    shifts=st.integers(0, 400),
    hours=st.floats(0, 9000, allow_nan=False),
)


@given(years)
def test_what_is_read_is_what_was_frozen(frozen: Frozen) -> None:
    text = text_of(frozen)
    assert from_text(text) == frozen
    assert text_of(from_text(text)) == text
    # A whole number and the same with a nought behind the point are two ways to be counted.
    kinds = [type(row.value) for row in frozen.rows]
    assert [type(row.value) for row in from_text(text).rows] == kinds


@given(years, years)
def test_two_years_have_two_digests(one: Frozen, other: Frozen) -> None:
    alike = text_of(one) == text_of(other)
    assert (digest_of(text_of(one)) == digest_of(text_of(other))) == alike


def test_a_later_shape_is_not_guessed_at() -> None:
    text = text_of(Frozen("w", 2025, (18,), {}, ())).replace('"shape":1', '"shape":2')
    with pytest.raises(ValueError, match="shape 2"):
        from_text(text)


@pytest.mark.parametrize(
    ("change", "shows"),
    [
        ({"definition": "People, roughly."}, True),
        ({"kind": "contacts"}, True),
        ({"decimals": 1}, True),
        ({"channel": "street"}, True),
        ({"breakdowns": ("origin",)}, True),
        ({"title": "Humans"}, False),
    ],
)
def test_a_change_of_definition_shows_in_the_mark(change: dict[str, object], shows: bool) -> None:
    people = FIGURES["people"]
    assert (mark(replace(people, **change)) != mark(people)) == shows


def test_changed_are_those_defined_otherwise_now() -> None:
    frozen = Frozen("w", 2025, (18,), marks() | {"people": "other", "letters": "gone"}, ())
    assert frozen.changed == {"people"}


@pytest.mark.parametrize(
    ("line", "known"),
    [
        (("people", "", "all"), True),
        (("people", "country", "XK"), True),
        (("anonymous_contacts", "channel", "phone"), True),
        (("people", "age", "unknown"), True),
        (("people", "age", "under 18"), True),
        (("people", "age", "18-23"), False),
        (("letters", "", "all"), False),
        (("people", "shoe", "42"), False),
    ],
)
def test_what_a_year_without_a_row_says_of_a_figure(
    line: tuple[str, str, str], known: bool
) -> None:
    assert Frozen("w", 2025, (18,), marks(), ()).counted(*line) == known


def test_a_year_in_which_all_is_nought_holds_no_figures() -> None:
    nobody = Row("people", "", "all", "year", 2025, 0)
    gone = Row("people_change", "", "all", "year", 2025, -100.0)
    assert not Frozen("w", 2025, (18,), marks(), (nobody, gone)).holds_figures
    assert Frozen("w", 2025, (18,), marks(), (replace(nobody, value=1),)).holds_figures
