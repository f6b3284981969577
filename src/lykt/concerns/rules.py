"""Decisions about concerns, as pure functions over plain values."""

from datetime import date, datetime

from django.utils.translation import gettext as _

from lykt.concerns import codes
from lykt.concerns.states import TABLE
from lykt.rulebook import NoRule, notice_code, reporter_codes


#: Undo is for what one has just done; later it is a correction, with a reason.
UNDO_HOURS = 24
#: A reason of a word or two tells those who must judge it nothing.
SHORTEST_REASON = 15

#: The duties under which child welfare is told about a child, or somebody who may be one.
CHILD_DUTIES = ("duty.child_welfare", "duty.child_welfare_health", "duty.age_in_doubt")

#: Fields that hold codes, with what each may say.
CODED = {
    "source": codes.Source,
    "urgency": codes.Urgency,
    "age": codes.Age,
    "exploitation": codes.Exploitation,
}
#: Fields that hold words, and stand sealed.
WORDS = ("seen", "where", "reach", "reporter")


def duty_for(age: str) -> str:
    """Return the duty under which child welfare is told, by what is known of the age."""
    return "duty.age_in_doubt" if age == codes.Age.IN_DOUBT else "duty.child_welfare"


def explain_first() -> str:
    """Say what comes before anything the person tells."""
    return _("Explain first what we must tell others whatever the person wants. Then tick it.")


def receiving_problems(
    told: dict[str, str],
    *,
    received_at: datetime,
    duties_explained_at: datetime | None,
    now: datetime,
) -> dict[str, str]:
    """Return what is wrong with a concern that is taken in, by field; nothing when nothing is.

    Args:
        told: the coded fields, by name.
        received_at: when it came in.
        duties_explained_at: when the duties were explained to the person, if they were.
        now: the moment one stands in.
    """
    problems = code_problems(told)
    if received_at > now:
        problems["received_at"] = _("This time lies ahead. Write when the concern came in.")
    if duties_explained_at is None:
        if told.get("source") == codes.Source.PERSON:
            problems["duties_explained_at"] = explain_first()
    elif duties_explained_at > received_at:
        problems["duties_explained_at"] = _(
            "The duties are explained before the person tells. This time lies after."
        )
    return problems


def code_problems(told: dict[str, str]) -> dict[str, str]:
    """Return which coded fields say something that is on no list."""
    return {
        name: _("Choose one from the list.")
        for name, value in told.items()
        if value not in CODED[name].values
    }


def change_problem(now: str, becomes: str) -> str | None:
    """Return why a concern cannot become this, in words, or None."""
    if TABLE.allows(now, becomes):
        return None
    return _("This cannot be done with a concern that stands so: %(state)s.") % {
        "state": codes.State(now).label
    }


def notice_problems(
    *,
    duty: str,
    content_code: str,
    reporter_code: str,
    told_at: datetime,
    received_at: datetime | None,
    now: datetime,
    day: date,
) -> dict[str, str]:
    """Return what is wrong with a notice to child welfare, by field.

    Args:
        duty: the duty it rests on.
        content_code: the national code of what it is about.
        reporter_code: the national code of who notifies.
        told_at: when child welfare was told.
        received_at: when the concern came in, None where the notice is about a person.
        now: the moment one stands in.
        day: the local day of `told_at`, on which the codes must hold.
    """
    problems = {}
    # Forms tell the minute: within it nobody can say what came first.
    if duty not in CHILD_DUTIES:
        problems["duty"] = _("Choose the duty that it rests on.")
    if told_at > now:
        problems["told_at"] = _("This time lies ahead. Tell them first, then write it down.")
    elif received_at is not None and told_at < received_at.replace(second=0, microsecond=0):
        problems["told_at"] = _("This time lies before the concern came in.")
    if (code := code_of(day)) is None:
        problems["told_at"] = _("There was no national code for trafficking on that day.")
    elif content_code != code:
        problems["content_code"] = _("The code of that day is %(code)s.") % {"code": code}
    if reporter_code not in {one.code for one in reporter_codes(day)}:
        problems["reporter_code"] = _("Choose who notifies, from the list of that day.")
    return problems


def code_of(day: date) -> str | None:
    """Return the national code for a notice about trafficking on a day, where there is one."""
    try:
        return notice_code(day).code
    except NoRule:
        return None
