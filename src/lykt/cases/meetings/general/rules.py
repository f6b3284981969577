"""What must not stand in a text about routines: anything that leads to somebody."""

from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext as _

from lykt.cases.meetings.general.codes import Purpose, Theme
from lykt.people.nobody import leads_to_somebody
from lykt.privacy.consent.codes import Recipient


#: So many from one body is a slip of the hand.
MOST_OF_A_BODY = 50


def text_problem(text: str) -> str:
    """Return what is wrong with a text about routines; empty when nothing is."""
    if not text.strip():
        return _("Write what is to be done, in a sentence.")
    if leads_to_somebody(text):
        return _(
            "This looks like somebody's code, a case or a number. Nobody is named here: write "
            "it in the case, or take it out."
        )
    return ""


def meeting_problems(
    *, purpose: str, themes: list[str], bodies: Mapping[str, int], day: date, next_on: date | None
) -> dict[str, str]:
    """Return what is wrong with a meeting apart from cases, by field."""
    problems = {}
    if purpose not in Purpose.values:
        problems["purpose"] = _("Choose what it is for.")
    if not themes or set(themes) - set(Theme.values):
        problems["themes"] = _("Choose what it is about.")
    if not bodies or set(bodies) - set(Recipient.values):
        problems["bodies"] = _("Say which bodies take part, and how many from each.")
    elif not all(1 <= count <= MOST_OF_A_BODY for count in bodies.values()):
        problems["bodies"] = _("Write how many come from each, from 1 to %(most)s.") % {
            "most": MOST_OF_A_BODY
        }
    if next_on is not None and next_on <= day:
        problems["next_on"] = _("The next meeting is later than this one.")
    return problems
