"""Decisions about time, as pure functions."""

from datetime import date, timedelta

from lykt.rulebook import Span


def over_before(span: Span, today: date) -> date:
    """Return the latest day from which a time has run out: what began then, or before, is due.

    A time that begins on a day holds to the end of `span.until(day)`, that day included.
    """
    # Months are of different lengths, so the answer is looked for near the place.
    day = min(today, _back(span, today) + timedelta(days=5))
    while span.until(day) >= today:
        day -= timedelta(days=1)
    return day


def _back(span: Span, today: date) -> date:
    if span.unit == "months":
        return today - timedelta(days=int(span.number * 30.4))
    return today - timedelta(days=span.number)


def holds(until: date | None, lifted: bool, today: date) -> bool:
    """Tell whether a legal hold stands: not lifted, and to the end of its last day."""
    return not lifted and (until is None or until >= today)
