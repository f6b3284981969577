"""The duties that a person must know of before they tell, and that may be stated: in words."""

from datetime import date
from typing import NamedTuple

from django.utils import timezone
from django.utils.translation import get_language

from lykt import rulebook
from lykt.privacy.disclosure.rules import STATED


class Duty(NamedTuple):
    """One duty in the reader's language."""

    ref: str
    title: str
    text: str
    law: str


def duties_in_words() -> list[Duty]:
    """Return the duties in force today that let something be told without a consent."""
    language, today = get_language() or "en", timezone.localdate()
    return [
        Duty(
            one.ref,
            one.title(language),
            " ".join(one.text(language).split()),
            f"{one.law_id} {one.section}".strip(),
        )
        for one in rulebook.rules(rulebook.Kind.DUTY, today)
        if one.shares_with and rulebook.standing(one, today) in STATED
    ]


def code_in_words(day: date) -> str:
    """Return the national code for a notice about trafficking on a day, with its title, or ""."""
    try:
        found = rulebook.notice_code(day)
    except rulebook.NoRule:
        return ""
    return f"{found.code} {found.title(get_language() or 'en')}"
