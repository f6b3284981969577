"""By when an answer is owed: pure functions over the rulebook."""

from datetime import date, datetime, timedelta

from lykt.rulebook import DrivesNothing, NoRule, Rule, deciding


COMPLAINT_ANSWER = "complaint.answer"
COUNCIL_ANSWER = "council.answer"
#: Undo is for what one has just done.
UNDO = "contact.undo"


def rule_of(ref: str, on: date) -> Rule | None:
    """Return the rule that decides on a day; None where none does."""
    try:
        return deciding(ref, on)
    except (NoRule, DrivesNothing):
        return None


def answer_by(ref: str, since: date, on: date) -> date | None:
    """Return the last day on which what came in on `since` is answered in time.

    None where no rule decides on the day `on`, from which one looks.
    """
    rule = rule_of(ref, on)
    return rule.span.until(since) if rule and rule.span else None


def is_late(due: date | None, owed: bool, today: date) -> bool:
    """Tell whether an answer that is owed should have been given. The last day is in time."""
    return owed and due is not None and today > due


def just_written(at: datetime, now: datetime) -> bool:
    """Tell whether something was written so lately that it can be undone."""
    rule = rule_of(UNDO, now.date())
    span = rule.span if rule else None
    return span is not None and now - at <= timedelta(hours=span.number)
