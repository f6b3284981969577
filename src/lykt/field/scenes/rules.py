"""When a signal lapses, and what it may not say: pure functions over the rulebook."""

from datetime import date, timedelta

from django.utils.translation import gettext as _

from lykt.field.scenes.codes import SceneKind, SignalKind
from lykt.learning.words import text_problem
from lykt.rulebook import Rule, deciding_if_any


#: The rule that says when a signal is looked at again, or lapses.
REVIEW = "signal.review"
#: A signal is a few words: more than this is an account of somebody.
LONGEST_WORDS = 500


def review_rule(on: date) -> Rule | None:
    """Return the rule of when a signal lapses; None where none decides."""
    return deciding_if_any(REVIEW, on)


def lapses_on(since: date, on: date) -> date | None:
    """Return the last day on which a signal looked at on `since` holds; None without a rule."""
    rule = review_rule(on)
    return rule.span.until(since) if rule and rule.span else None


def has_lapsed(review_on: date | None, today: date) -> bool:
    """Tell whether a signal holds no more. Its last day is one on which it holds."""
    return review_on is not None and today > review_on


def is_soon(review_on: date | None, today: date, within: int = 14) -> bool:
    """Tell whether a signal lapses within so many days, and has not yet."""
    if review_on is None or has_lapsed(review_on, today):
        return False
    return review_on <= today + timedelta(days=within)


def words_problem(kind: str, words: str) -> str:
    """Return why a signal does not say this; empty when it may.

    What points at somebody is refused. Of those who may be children no words are kept here
    at all: they belong in a concern, with the rules that follow it.
    """
    if kind == SignalKind.MINORS and words.strip():
        return _(
            "Nothing is written here about those who may be under 18. Raise a concern, and write "
            "it there."
        )
    return text_problem(words, most=LONGEST_WORDS)


def shows_concern(scene: str, kind: str) -> bool:
    """Tell whether the way to a concern stands first: where children may be in danger."""
    return scene == SceneKind.YOUTH or kind in (SignalKind.MINORS, SignalKind.CONTROL)
