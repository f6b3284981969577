"""What may be done with a case in which state, as pure functions over plain values."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from lykt.cases.case.codes import VERIFIERS, Track
from lykt.cases.case.tracks import NONE, NoSuchChange, asks, check_change
from lykt.concerns.codes import AS_A_CHILD


#: In these states of the case nothing goes on but what unlocks it, and emergency help.
LOCKED = "locked"


#: One is a child until this age. Source: the UN convention on the rights of the child,
#: article 1, and the guardianship act (vergemålsloven) section 2.
OF_AGE = 18


def surely_under_age(birth_year: int | None, today: date) -> bool:
    """Tell whether somebody of a year of birth is a child whatever their birthday is."""
    return birth_year is not None and today.year - birth_year < OF_AGE


@dataclass(frozen=True, slots=True)
class Happened:
    """One event as the rules see it."""

    track: str
    state: str
    day: date
    until: date | None = None


def state_of(events: Iterable[Happened], track: str) -> str:
    """Return the state a track is in, of events with the latest first."""
    return next((one.state for one in events if one.track == track), NONE)


def opening_state(age: str, *, notice_sent: bool) -> str:
    """Return the state a case begins in: a child's, or one in doubt, waits for the notice."""
    return LOCKED if age in AS_A_CHILD and not notice_sent else "open"


def change_problem(
    track: str, now: str, becomes: str, *, day: date, today: date, latest: date | None
) -> dict[str, str]:
    """Return why a track cannot enter a state, by field; nothing when it can.

    Args:
        track: the track.
        now: the state it is in.
        becomes: the state it shall enter.
        day: the day it entered it.
        today: the day one stands on.
        latest: the day of its latest event, or the day the case was opened.
    """
    problems = {}
    try:
        check_change(track, now, becomes)
    except (NoSuchChange, KeyError):
        problems["state"] = _("This cannot follow from how it stands now.")
    if day > today:
        problems["day"] = _("This day lies ahead. Write it when it has happened.")
    elif latest is not None and day < latest:
        problems["day"] = _("This day lies before what happened last: %(day)s.") % {
            "day": latest.isoformat()
        }
    return problems


def telling_problem(
    track: str, becomes: str, *, body: str, reference: str, went_to: str, until: date | None,
    day: date,
) -> dict[str, str]:  # fmt: skip
    """Return what is missing or wrong in what must be told of a state, by field."""
    wanted = asks(track, becomes)
    problems = {}
    if track == Track.IDENTIFICATION and becomes == "verified":
        if body not in VERIFIERS:
            problems["body"] = _(
                "Only the police, the immigration authority or child welfare can verify. "
                "Choose possible victim if somebody else says so."
            )
        if not reference.strip():
            problems["reference"] = _("Write the reference of the decision.")
    elif "body" in wanted and not body:
        problems["body"] = _("Choose who said it.")
    if "went_to" in wanted and not went_to:
        problems["went_to"] = _("Choose where the person was shown the way.")
    if until is not None and "until" not in wanted:
        problems["until"] = _("This has no last day.")
    elif until is not None and until < day:
        problems["until"] = _("The last day lies before the first.")
    return problems
