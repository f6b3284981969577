"""Decisions about people and contacts, as pure functions over plain values."""

from collections.abc import Iterable
from datetime import date
from itertools import pairwise
from typing import Any, Protocol

from django.utils.translation import gettext as _


#: A code and its label; labels wait for the reader's language.
Choice = tuple[str, Any]

#: Nobody met by a service was born before this; a year below it is a slip.
OLDEST_BIRTH_YEAR = 1900
#: Undo is for what one has just done; later it is a correction, with a reason.
UNDO_HOURS = 24


class Described(Protocol):
    """What likeness looks at: nothing that names anyone."""

    country: str
    gender: str
    origin: str
    birth_year: int | None


def date_problem(day: date, *, today: date) -> str | None:
    """Return why a contact cannot have happened on `day`, or None."""
    if day > today:
        return _("The date lies in the future. A contact is registered when it has happened.")
    return None


def birth_year_problem(birth_year: int | None, *, earliest: date | None) -> str | None:
    """Return why the person cannot be born in `birth_year`, or None.

    `earliest` is the person's first contact as far as it is known.
    """
    if birth_year is None:
        return None
    if birth_year < OLDEST_BIRTH_YEAR:
        return _("Write the year of birth with four digits, %(first)s or later.") % {
            "first": OLDEST_BIRTH_YEAR
        }
    if earliest is not None and birth_year > earliest.year:
        return _("The year of birth lies after the first contact, which was in %(year)s.") % {
            "year": earliest.year
        }
    return None


def alike(one: Described, other: Described) -> bool:
    """Tell whether two descriptions could be of one person, for a human to look at.

    It takes a known country and a birth year at most a year apart, and nothing that speaks
    against it. It is a question, never an answer: only a person merges.
    """
    if not one.country or one.country != other.country:
        return False
    if one.birth_year is None or other.birth_year is None:
        return False
    if abs(one.birth_year - other.birth_year) > 1:
        return False
    return all(
        mine == theirs or "unknown" in (mine, theirs)
        for mine, theirs in ((one.gender, other.gender), (one.origin, other.origin))
    )


def most_used_first(choices: Iterable[Choice], used: Iterable[str]) -> list[Choice]:
    """Return `choices` with those most often in `used` first, the rest as they stood."""
    counts: dict[str, int] = {}
    for value in used:
        counts[value] = counts.get(value, 0) + 1
    return sorted(choices, key=lambda choice: -counts.get(choice[0], 0))


def age_band_codes(starts: str) -> list[str]:
    """Return the codes of the bands that begin at the ages in "18, 24, 30".

    The first band is "under 18", the last "30+": the codes of the register.
    """
    ages = [int(part) for part in starts.split(",")]
    between = [f"{low}-{high - 1}" for low, high in pairwise(ages)]
    return [f"under {ages[0]}", *between, f"{ages[-1]}+"]
