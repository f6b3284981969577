"""Periods: a year or a month, as one whole number that rises by one each period."""

from collections.abc import Iterable
from typing import Literal


Period = Literal["year", "month"]


def period_range(years: tuple[int, int], period: Period) -> tuple[int, int]:
    """Return the first and the last period of the years, both included."""
    first, last = years
    if first > last:
        raise ValueError(f"the years end before they begin: {first}-{last}")
    return (first, last) if period == "year" else (first * 12, last * 12 + 11)


def period_name(number: int, period: Period) -> str:
    """Return "year", or the month as "2012-03"."""
    return "year" if period == "year" else f"{number // 12:04d}-{number % 12 + 1:02d}"


def period_year(number: int, period: Period) -> int:
    """Return the year in which the period lies."""
    return number if period == "year" else number // 12


def span(numbers: Iterable[int | None]) -> tuple[int, int] | None:
    """Return the lowest and the highest of the numbers that are known, None for none."""
    known = [number for number in numbers if number is not None]
    return (min(known), max(known)) if known else None
