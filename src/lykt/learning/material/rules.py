"""How old material may be, and what a pile comes to: pure functions."""

from collections.abc import Iterable
from datetime import date

from lykt.rulebook import Rule, Span, deciding_if_any


#: The rule that says when material is reviewed again.
REVIEW = "material.review"
#: More than this is a slip of the hand.
MOST = 100_000


def review_rule(on: date) -> Rule | None:
    """Return the rule of when material is reviewed again; None where none decides."""
    return deciding_if_any(REVIEW, on)


def review_by(made_on: date, reviewed_on: date | None, within: Span | None) -> date | None:
    """Return the last day on which a version is up to date; None where no rule says so."""
    return within.until(reviewed_on or made_on) if within else None


def is_out_of_date(review_by: date | None, today: date) -> bool:
    """Tell whether a version should have been reviewed by now. The last day is in time."""
    return review_by is not None and today > review_by


def pile(changes: Iterable[int]) -> int:
    """Return how many there are: the sum of what came and what went."""
    return sum(changes)


def can_go(stock: int, change: int) -> bool:
    """Tell whether a change leaves a pile that can be: never below nothing."""
    return stock + change >= 0
