"""What the person is told of disclosures, when they ask what there is about them."""

from collections.abc import Collection
from uuid import UUID

from django.utils.translation import gettext as _

from lykt.privacy.disclosure import words
from lykt.privacy.disclosure.models import Disclosure
from lykt.privacy.disclosure.queries import disclosures_of
from lykt.privacy.subjects import Chapter


def chapters(keys: Collection[UUID]) -> list[Chapter]:
    """Return what was shared about these keys, and what was held back, in plain words.

    Runs where the reading has been written down and the keys are at hand. Whoever asks has
    asked who may.
    """
    found = disclosures_of(keys)
    return [
        _shared([one for one in found if not one.refused]),
        _held_back([one for one in found if one.refused]),
    ]


def _shared(found: list[Disclosure]) -> Chapter:
    rows = [
        [
            words.moment(one),
            words.who(one),
            "\n".join(f"{item.kind}: {item.text}" for item in words.items_in_words(one)),
            _ground(one),
            words.by_whom(one),
            one.receipt_number,
        ]
        for one in found
    ]
    return Chapter(
        title=_("What we have told others about you"),
        columns=[_("When"), _("To whom"), _("What"), _("Ground"), _("By whom"), _("Receipt")],
        rows=rows,
        empty=_("Nothing has been told to anybody."),
    )


def _ground(one: Disclosure) -> str:
    """Return the ground, why a duty held, and what was written down afterwards."""
    said = [words.ground(one), one.reason]
    said += [f"{note.get_what_display()}: {note.text}" for note in one.corrections.all()]
    return "\n".join(part for part in said if part)


def _held_back(found: list[Disclosure]) -> Chapter:
    rows = [
        [
            words.moment(one),
            words.who(one),
            "\n".join(
                f"{item.kind}: {item.lack}" if item.lack else item.kind
                for item in words.items_in_words(one)
            ),
            words.by_whom(one),
        ]
        for one in found
    ]
    return Chapter(
        title=_("What somebody wanted to tell, and what was held back"),
        columns=[_("When"), _("To whom"), _("What, and why not"), _("By whom")],
        rows=rows,
        empty=_("Nothing has been held back."),
    )
