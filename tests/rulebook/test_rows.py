"""How far a rule can be relied on: at each day where the answer changes."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lykt.rulebook.rows import Mark, Standing, Status, standing
from lykt.rulebook.spans import Span, Unit
from lykt.rulebook.words import MARKS, REASONS, STANDINGS, STATUSES
from tests.rulebook.good import a_rule


#: status, first day, last day, review by, the day asked about, today, what is expected.
TABLE = """
current   | 2026-01-01 | .          | 2027-06-30 | 2025-12-31 | .          | not_in_force
current   | 2026-01-01 | .          | 2027-06-30 | 2026-01-01 | .          | sure
current   | 2026-01-01 | .          | 2027-06-30 | 2027-06-30 | .          | sure
current   | 2026-01-01 | .          | 2027-06-30 | 2027-07-01 | .          | overdue
current   | 2026-01-01 | .          | 2027-06-30 | 2026-01-01 | 2027-06-30 | sure
current   | 2026-01-01 | .          | 2027-06-30 | 2026-01-01 | 2027-07-01 | overdue
current   | 2026-01-01 | .          | 2027-06-30 | 2028-01-01 | 2026-12-01 | sure
current   | 2026-01-01 | 2026-12-31 | 2027-06-30 | 2026-12-31 | .          | sure
current   | 2026-01-01 | 2026-12-31 | 2027-06-30 | 2027-01-01 | .          | repealed
current   | 2026-01-01 | 2026-12-31 | 2026-06-30 | 2026-12-31 | .          | overdue
current   | .          | .          | 2027-06-30 | 1999-01-01 | .          | sure
current   | .          | 2026-12-31 | 2027-06-30 | 2027-01-01 | .          | repealed
adopted   | 2027-01-01 | .          | 2027-06-30 | 2026-12-31 | .          | not_in_force
adopted   | 2027-01-01 | .          | 2027-06-30 | 2027-01-01 | .          | sure
adopted   | 2027-01-01 | .          | 2027-06-30 | 2027-07-01 | .          | overdue
adopted   | .          | .          | 2027-06-30 | 2027-01-01 | .          | not_in_force
repealed  | 2026-01-01 | 2026-12-31 | 2027-06-30 | 2026-06-01 | .          | repealed
repealed  | .          | .          | 2027-06-30 | 2026-06-01 | .          | repealed
uncertain | 2026-01-01 | 2026-12-31 | 2027-06-30 | 2026-06-01 | .          | uncertain
uncertain | 2026-01-01 | 2026-12-31 | 2027-06-30 | 2027-01-01 | .          | uncertain
uncertain | .          | .          | 2027-06-30 | 2030-01-01 | .          | uncertain
"""


def day(cell: str) -> date | None:
    return None if cell == "." else date.fromisoformat(cell)


@pytest.mark.parametrize("line", TABLE.strip().splitlines())
def test_how_a_rule_stands(line: str) -> None:
    status, first, last, review, on, today, expected = (c.strip() for c in line.split("|"))
    rule = a_rule(
        status=Status(status),
        valid_from=day(first),
        valid_to=day(last),
        review_by=date.fromisoformat(review),
    )
    asked = date.fromisoformat(on)
    assert standing(rule, asked, today=day(today)) == expected
    assert rule.drives(asked, today=day(today)) == (expected == "sure")


somewhen = st.dates(date(2025, 1, 1), date(2030, 12, 31))


@given(st.sampled_from(Status), st.none() | somewhen, st.none() | somewhen, somewhen, somewhen)
def test_a_rule_drives_within_its_days_and_on_no_other(
    status: Status, first: date | None, last: date | None, review: date, around: date
) -> None:
    if first and last and last < first:
        first, last = last, first
    rule = a_rule(status=status, valid_from=first, valid_to=last, review_by=review)
    sure = status is Status.CURRENT or (status is Status.ADOPTED and first is not None)
    for edge in {first, last, review, around} - {None}:
        assert edge is not None
        for on in (edge - timedelta(days=1), edge, edge + timedelta(days=1)):
            within = (first is None or on >= first) and (last is None or on <= last)
            assert rule.drives(on) == (sure and within and on <= review)


@given(st.sampled_from(Status), st.none() | somewhen, somewhen, somewhen, somewhen)
def test_time_that_passes_never_makes_a_rule_surer(
    status: Status, first: date | None, review: date, on: date, today: date
) -> None:
    rule = a_rule(status=status, valid_from=first, review_by=review)
    if not rule.drives(on, today=today):
        assert not rule.drives(on, today=today + timedelta(days=1))


def test_a_rule_says_how_long() -> None:
    assert a_rule().span is None
    assert a_rule(months=24).span == Span(24, Unit.MONTHS)
    assert a_rule(days=14).span == Span(14, Unit.DAYS)
    assert a_rule(hours=4).span == Span(4, Unit.HOURS)
    assert a_rule(months=1).until(date(2026, 1, 31)) == date(2026, 2, 28)
    four = a_rule(hours=4).until(datetime(2026, 11, 23, 22, tzinfo=UTC))
    assert four == datetime(2026, 11, 24, 2, tzinfo=UTC)


@pytest.mark.parametrize("rule", [a_rule(), a_rule(no_end=True)])
def test_a_rule_without_a_length_ends_never(rule) -> None:
    with pytest.raises(ValueError, match="no length of time"):
        rule.until(date(2026, 1, 1))


@pytest.mark.parametrize(
    ("language", "title", "text"),
    [
        ("nb", "Treff", "Slettes."),
        ("nn", "Treffa", "Blir sletta."),
        ("en", "Contacts", "Is erased."),
        ("ro", "Contacts", "Is erased."),
    ],
)
def test_a_rule_speaks_the_language_asked_for(language: str, title: str, text: str) -> None:
    assert (a_rule().title(language), a_rule().text(language)) == (title, text)


def test_a_rule_is_the_same_wherever_it_stands() -> None:
    assert a_rule(file="a.toml", row=1) == a_rule(file="b.toml", row=2)
    assert len({a_rule(file="a.toml"), a_rule(file="b.toml")}) == 1
    assert a_rule(mark=Mark.OWN) != a_rule()


def test_every_code_has_its_word_and_every_doubt_its_reason() -> None:
    assert set(REASONS) == set(Standing) - {Standing.SURE}
    assert set(STANDINGS) == set(Standing)
    assert set(STATUSES) == set(Status)
    assert set(MARKS) == set(Mark)
