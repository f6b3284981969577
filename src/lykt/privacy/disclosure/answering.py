"""What the person is told of disclosures, when they ask what there is about them."""

from collections.abc import Collection
from uuid import UUID

from django.utils.translation import gettext as _

from lykt.privacy.consent.codes import InformationKind
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
    shared = [one for one in found if not one.refused]
    chapters = [_shared(shared), _held_back([one for one in found if one.refused])]
    if health := _health(shared):
        chapters.insert(1, health)
    return chapters


def _of_health(_disclosure: Disclosure, kind: str) -> bool:
    return kind == InformationKind.HEALTH


def _other(_disclosure: Disclosure, kind: str) -> bool:
    return kind != InformationKind.HEALTH


def _text(item: words.ItemInWords) -> str:
    """Return what was told of a kind; of health, that it stands in a chapter of its own."""
    return f"{item.kind}: {_('see below') if item.hidden else item.text}"


def _health(found: list[Disclosure]) -> Chapter | None:
    """Return what was told of health, which is for the health staff to hand over."""
    rows = [
        [one.receipt_number, words.who(one), item.text]
        for one in found
        for item in words.items_in_words(one, _of_health)
        if not item.hidden
    ]
    if not rows:
        return None
    return Chapter(
        title=_("What we have told others about your health"),
        columns=[_("Receipt"), _("To whom"), _("What")],
        rows=rows,
        health=True,
    )


def _shared(found: list[Disclosure]) -> Chapter:
    rows = [
        [
            words.moment(one),
            words.who(one),
            "\n".join(map(_text, words.items_in_words(one, _other))),
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
