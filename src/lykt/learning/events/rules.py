"""Decisions about events and those they reach, as pure functions over plain values."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from lykt.learning.events import codes
from lykt.learning.events.models import HIGHEST_GRADE, LOWEST_GRADE
from lykt.learning.events.states import TABLE
from lykt.rulebook import Span


#: Nobody plans so far ahead: a later year is a slip of the finger.
FARTHEST_YEARS = 3
#: No hall holds more.
MOST_PEOPLE = 20_000
MOST_CLASSES = 60


def due_on(last: date, rule: Span) -> date:
    """Return the day on which it is time again for whoever was last reached on `last`."""
    return rule.until(last)


def due_again(last: date, on: date, rule: Span) -> bool:
    """Tell whether it is time again, on a day, for whoever was last reached on `last`."""
    return on >= due_on(last, rule)


def standing(last: date | None, on: date, rule: Span | None) -> codes.Standing:
    """Return whether it is time for a receiver again.

    Args:
        last: the day it was last reached, None for never.
        on: the day one looks from.
        rule: how long until it is time again, None when no rule decides.
    """
    if last is None:
        return codes.Standing.NEVER
    if rule is None:
        return codes.Standing.UNKNOWN
    return codes.Standing.DUE if due_again(last, on, rule) else codes.Standing.REACHED


def state_of_new(day: date, today: date) -> codes.State:
    """Return how an event stands when it is written down: what lies behind was held."""
    return codes.State.HELD if day <= today else codes.State.PLANNED


def change_problem(now: str, becomes: str) -> str | None:
    """Return why an event cannot come to stand so, in words, or None."""
    if TABLE.allows(now, becomes):
        return None
    return _("This cannot be done with an event that stands so: %(state)s.") % {
        "state": codes.State(now).label
    }


def event_problems(
    told: Mapping[str, Any], *, today: date, themes: set[str], state: str
) -> dict[str, str]:
    """Return what is wrong with what is told of an event, by field; nothing when nothing is.

    Args:
        told: kind, day, title, theme, audience, classes.
        today: the day one stands on.
        themes: the codes of the list of themes.
        state: how the event stands.
    """
    problems = {
        name: _("Choose one from the list.")
        for name, allowed in (
            ("kind", set(codes.EventKind.values)),
            ("audience", set(codes.Audience.values)),
            ("theme", themes),
        )
        if told[name] not in allowed
    }
    if not told["title"]:
        problems["title"] = _("Write what it is called.")
    day = told["day"]
    if day.year < 1980 or day.year > today.year + FARTHEST_YEARS:
        problems["day"] = _("This is not a day one teaches on. Look at the year.")
    elif state == codes.State.HELD and day > today:
        problems["day"] = _("This event has been held, and this day lies ahead.")
    classes = told["classes"]
    if classes is not None:
        if told["kind"] != codes.EventKind.SCHOOL_CLASS:
            problems["classes"] = _("Only a visit to a school counts classes. Leave it empty.")
        elif not 1 <= classes <= MOST_CLASSES:
            problems["classes"] = _("Write how many classes, at least one.")
    return problems


def outcome_problems(
    *, day: date, today: date, participants: int | None, evaluations: int | None,
    grade: Decimal | None,
) -> dict[str, str]:  # fmt: skip
    """Return what is wrong with how an event went, by field."""
    problems = {}
    if day > today:
        problems["__all__"] = _("This day lies ahead. Come back when it has been held.")
    if participants is not None and not 0 <= participants <= MOST_PEOPLE:
        problems["participants"] = _("Write how many came, or leave it empty.")
    if evaluations is not None and evaluations < 0:
        problems["evaluations"] = _("Write how many evaluated it, or leave it empty.")
    elif participants is not None and evaluations is not None and evaluations > participants:
        problems["evaluations"] = _("More have evaluated it than came.")
    if grade is not None:
        if not LOWEST_GRADE <= grade <= HIGHEST_GRADE:
            problems["grade"] = _("A grade is from 1 to 6.")
        elif not evaluations:
            problems["evaluations"] = _("Write how many gave the grade.")
    return problems
