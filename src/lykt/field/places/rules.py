"""Names for places, and what cannot be true of a visit: pure functions."""

import secrets
from collections.abc import Collection
from datetime import date

from django.utils.translation import gettext as _

from lykt.field.places.codes import NOBODY_MET
from lykt.people.pseudonyms import NUMBERS, THINGS, WIDE_NUMBERS, fold


__all__ = ["MOST", "counts_problem", "fold", "new_place_code", "open_on"]

#: More people or staff in one place than this is a slip of the finger.
MOST = 200
#: Longest visit, in minutes.
LONGEST = 720


def new_place_code(*, wide: bool = False) -> str:
    """Return a code for a place by chance, "STED-BEKK-12"; the caller sees whether it is taken.

    Its first word is the same for all, so that a place is never taken for a person.
    """
    number = secrets.choice(WIDE_NUMBERS if wide else NUMBERS)
    return f"STED-{secrets.choice(THINGS)}-{number}"


def open_on(day: date, spans: Collection[tuple[date, date | None]]) -> bool:
    """Tell whether a place was open on a day; the day it closed on counts as open."""
    return any(opened <= day and (closed is None or day <= closed) for opened, closed in spans)


def counts_problem(
    *, went: str, seen: int | None, met: int, known: int, anonymous: int
) -> dict[str, str]:
    """Return what cannot be true of the counts of a visit, by field."""
    if went in NOBODY_MET and (met or known or anonymous):
        return {
            "met": _("Nobody was talked with when nobody opened. Write 0, or change how it went.")
        }
    if met < known + anonymous:
        return {"met": _("This is fewer than those you register as met.")}
    if seen is not None and seen < met:
        return {"seen": _("This is fewer than those you talked with.")}
    return {}
