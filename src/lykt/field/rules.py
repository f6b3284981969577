"""What can be true of a shift, as pure functions over plain values."""

from datetime import date, time
from decimal import Decimal

from django.utils.translation import gettext as _


#: One entry counts no more than this: what is more is a slip of the finger.
MOST_AT_ONCE = 99
#: A shift is no longer than a day.
LONGEST_HOURS = Decimal(24)
#: So many went out together at most; more is a slip of the finger.
MOST_STAFF = 50

#: What a unit that has named no groups begins with: name, gender, origin, region.
FIRST_GROUPS = (
    ("Norske kvinner", "female", "norwegian", "norway"),
    ("Kvinner, Vest-Afrika", "female", "foreign", "west_africa"),
    ("Kvinner, Øst-Europa", "female", "foreign", "eastern_europe"),
    ("Kvinner, andre land", "female", "foreign", "elsewhere"),
    ("Menn", "male", "unknown", "unknown"),
    ("Transpersoner", "transgender", "unknown", "unknown"),
    ("Vet ikke", "unknown", "unknown", "unknown"),
)


def shift_problems(*, day: date, staff: int, today: date) -> dict[str, str]:
    """Return what cannot be true of a shift that begins, by field."""
    problems = {}
    if day > today:
        problems["date"] = _("The day lies ahead. A shift is written down when it begins.")
    if not 1 <= staff <= MOST_STAFF:
        problems["staff"] = _("Write how many went out, from 1 to %(most)s.") % {
            "most": MOST_STAFF
        }
    return problems


def hours_problem(hours: Decimal | None) -> str | None:
    """Return what is wrong with the hours of a shift that has ended."""
    if hours is None or not 0 < hours <= LONGEST_HOURS:
        return _("Write how many hours it took, more than 0 and at most 24.")
    return None


def count_problem(number: int, total: int) -> str | None:
    """Return what is wrong with counting `number` more of a group that stands at `total`."""
    if number == 0 or abs(number) > MOST_AT_ONCE:
        return _("Count from 1 to %(most)s at a time.") % {"most": MOST_AT_ONCE}
    if total + number < 0:
        return _("There are only %(total)s to take away.") % {"total": total}
    return None


def hours_between(started: time, ended: time) -> Decimal:
    """Return the hours from one time of day to the next, past midnight where it has to be."""
    minutes = (ended.hour * 60 + ended.minute) - (started.hour * 60 + started.minute)
    if minutes <= 0:
        minutes += 24 * 60
    return (Decimal(minutes) / 60).quantize(Decimal("0.01"))
