"""What a reminder says: the owner's text with a few things filled in, nothing of a person."""

import re
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lykt.plans.models import Plan
from lykt.plans.rounds.models import ReminderText


#: What can be filled in, in the order it is explained.
PLACES = ("plan", "due", "owed", "link")
_PLACE = re.compile(r"\{([^{}]*)\}")
LONGEST_BODY = 4000


@dataclass(frozen=True, slots=True)
class Text:
    """Subject and body, with places to be filled in or already filled."""

    subject: str
    body: str


def standard() -> Text:
    """Return what is said where nobody has written anything else, in the language in force."""
    return Text(
        _("{plan}: how do your measures stand?"),
        _(
            "Hello\n\n"
            "A round of {plan} is open. Answers are due {due}.\n"
            "Answers you owe: {owed}.\n\n"
            "Write them here: {link}\n\n"
            "When you have answered, you are reminded no more."
        ),
    )


def text_of(plan: Plan) -> Text:
    """Return what reminders of a plan say."""
    row = ReminderText.objects.filter(plan=plan).first()
    return Text(row.heading, row.body) if row else standard()


def filled(text: Text, *, plan: str, due: date, owed: int, nobody: int = 0) -> Text:
    """Return a text with its places filled in.

    Args:
        text: with places.
        plan: the plan's title.
        due: by when the answers are due.
        owed: how many somebody owes.
        nobody: of how many of these nobody else is asked, which is told at the end.
    """
    values = {
        "plan": plan,
        "due": str(date_format(due, "SHORT_DATE_FORMAT")),
        "owed": str(owed),
        "link": settings.ADDRESS + reverse("owed"),
    }

    def fill(words: str) -> str:
        return _PLACE.sub(lambda found: values[found[1]], words)

    body = fill(text.body)
    if nobody:
        note = ngettext(
            "For %(n)s of them nobody else is asked. Name a contact, or answer yourself.",
            "For %(n)s of them nobody else is asked. Name contacts, or answer yourself.",
            nobody,
        )
        body = f"{body}\n\n{note % {'n': nobody}}"
    # A line break in the subject would be the beginning of something else.
    return Text(" ".join(fill(text.subject).split()), body)


def check(text: Text) -> None:
    """Refuse a text with a place that nothing fills, or without the link.

    Raises:
        ValidationError: by field.
    """
    for field, words in (("subject", text.subject), ("body", text.body)):
        for place in _PLACE.findall(words):
            if place not in PLACES:
                message = _("{%(place)s} cannot be filled in. Allowed: %(allowed)s.")
                allowed = ", ".join(f"{{{one}}}" for one in PLACES)
                raise ValidationError({field: message % {"place": place, "allowed": allowed}})
    if "{link}" not in text.body:
        raise ValidationError({"body": _("Write {link} where the way to the answers stands.")})
