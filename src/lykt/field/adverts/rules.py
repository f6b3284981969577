"""Decisions about observation rounds, as pure functions."""

import re
from datetime import date

from django.utils.translation import gettext as _


#: Nobody looks longer than a day.
MOST_MINUTES = 24 * 60
#: More adverts without a number than this in one go is a slip of the pen.
MOST_ADVERTS = 500
#: Longest name of a place or a site.
LONGEST_NAME = 60
#: So many digits beside each other are a number, and stand in no name of a place or a site.
_LIKE_A_NUMBER = re.compile(r"(?:[0-9][\s.\-/()]*){6,}")


def day_problem(day: date, today: date) -> str:
    """Return why a round cannot have been on this day; "" when it can.

    What is older than last year would be due for erasing as soon as it came in, and there is
    no year beside it to see it with.
    """
    if day > today:
        return _("This day lies ahead.")
    if day.year < today.year - 1:
        return _("Rounds of this year and the last are kept, and none that are older.")
    return ""


def name_problem(name: str) -> str:
    """Return why this cannot be the name of a place or a site; "" when it can."""
    if not 1 <= len(name) <= LONGEST_NAME:
        return _("Write a name of 60 letters at most.")
    if _LIKE_A_NUMBER.search(name):
        return _("This looks like a telephone number. Numbers stand in their own field alone.")
    return ""


def place_of(text: str) -> str:
    """Return the name of a place or a site as it is kept: its words with one space between."""
    return " ".join(text.split())
