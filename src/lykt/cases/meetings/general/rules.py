"""What must not stand in a text about routines: anything that leads to somebody."""

import re
from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext as _

from lykt.cases.meetings.general.codes import Purpose, Theme
from lykt.people.pseudonyms import COLOURS, THINGS, fold
from lykt.privacy.consent.codes import Recipient


#: So many from one body is a slip of the hand.
MOST_OF_A_BODY = 50
_COLOURS = frozenset(map(fold, COLOURS))
_THINGS = frozenset(map(fold, THINGS))
_CODE = re.compile(r"([^\W\d_]{2,})[\s_-]+([^\W\d_]{1,})[\s_-]+\d{1,4}\b")
#: A case or a receipt: "2026-014". Months and days are written another way.
_CASE = re.compile(r"\b20\d\d-\d{3,4}\b")
#: A telephone, an account, a number of birth: what is dated has points or is shorter.
_NUMBER = re.compile(r"\d(?:[ -]?\d){7,}")
_ADDRESS = re.compile(r"\S+@\S+\.\S+")


def leads_to_somebody(text: str) -> bool:
    """Tell whether a text looks as if it named a person, a case or a number of somebody."""
    if any(pattern.search(text) for pattern in (_CASE, _NUMBER, _ADDRESS)):
        return True
    return any(
        fold(found[1]) in _COLOURS and fold(found[2]) in _THINGS for found in _CODE.finditer(text)
    )


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
