"""By when an answer is owed: pure functions over the rulebook."""

from datetime import date

from lykt.rulebook import deciding_if_any


COMPLAINT_ANSWER = "complaint.answer"
COUNCIL_ANSWER = "council.answer"


def answer_by(ref: str, since: date, on: date) -> date | None:
    """Return the last day on which what came in on `since` is answered in time.

    None where no rule decides on the day `on`, from which one looks.
    """
    rule = deciding_if_any(ref, on)
    return rule.span.until(since) if rule and rule.span else None


def is_late(due: date | None, owed: bool, today: date) -> bool:
    """Tell whether an answer that is owed should have been given. The last day is in time."""
    return owed and due is not None and today > due
