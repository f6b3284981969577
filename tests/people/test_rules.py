"""What may be written about people and contacts, as tables."""

from datetime import date
from types import SimpleNamespace

import pytest

from lykt.people.rules import (
    age_band_codes,
    alike,
    birth_year_problem,
    date_problem,
    most_used_first,
)


TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("day", "accepted"),
    [
        (date(2026, 11, 23), True),
        (date(2026, 11, 22), True),
        (date(2007, 1, 1), True),
        (date(2026, 11, 24), False),
        (date(2027, 1, 1), False),
    ],
)
def test_a_contact_has_happened(day: date, accepted: bool) -> None:
    assert (date_problem(day, today=TODAY) is None) is accepted


@pytest.mark.parametrize(
    ("birth_year", "earliest", "accepted"),
    [
        (None, TODAY, True),
        (1990, TODAY, True),
        (2026, TODAY, True),
        (2027, TODAY, False),
        (1900, TODAY, True),
        (1899, TODAY, False),
        (90, TODAY, False),
        (2012, date(2012, 5, 1), True),
        (2013, date(2012, 5, 1), False),
        (2013, None, True),
    ],
)
def test_a_person_is_born_before_they_are_met(
    birth_year: int | None, earliest: date | None, accepted: bool
) -> None:
    assert (birth_year_problem(birth_year, earliest=earliest) is None) is accepted


def described(text: str) -> SimpleNamespace:
    """Read "NG 1990 female foreign"; a dash is not known."""
    country, year, gender, origin = text.split()
    return SimpleNamespace(
        country="" if country == "-" else country,
        birth_year=None if year == "-" else int(year),
        gender="unknown" if gender == "-" else gender,
        origin="unknown" if origin == "-" else origin,
    )


@pytest.mark.parametrize(
    ("one", "other", "could_be"),
    [
        ("NG 1990 female foreign", "NG 1990 female foreign", True),
        ("NG 1990 female foreign", "NG 1991 female foreign", True),
        ("NG 1990 female foreign", "NG 1989 - -", True),
        ("NG 1990 female foreign", "NG 1992 female foreign", False),
        ("NG 1990 female foreign", "TH 1990 female foreign", False),
        ("NG 1990 female foreign", "NG 1990 male foreign", False),
        ("NG 1990 female foreign", "NG 1990 female norwegian", False),
        ("- 1990 female foreign", "- 1990 female foreign", False),
        ("NG - female foreign", "NG - female foreign", False),
    ],
)
def test_who_could_be_the_same(one: str, other: str, could_be: bool) -> None:
    assert alike(described(one), described(other)) is could_be
    assert alike(described(other), described(one)) is could_be


@pytest.mark.parametrize(
    ("used", "order"),
    [
        ([], ["a", "b", "c"]),
        (["c"], ["c", "a", "b"]),
        (["c", "b", "c"], ["c", "b", "a"]),
        (["gone", "gone", "b"], ["b", "a", "c"]),
    ],
)
def test_what_is_used_most_comes_first(used: list[str], order: list[str]) -> None:
    choices = [("a", "A"), ("b", "B"), ("c", "C")]
    assert [code for code, _label in most_used_first(choices, used)] == order


def test_age_bands_have_the_codes_of_the_register() -> None:
    codes = age_band_codes("18, 24, 30, 40, 50")
    assert codes == ["under 18", "18-23", "24-29", "30-39", "40-49", "50+"]
