"""The receipt as a letter to the person, in the language they read best."""

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import override

from lykt.paper.blocks import Block, Facts, Heading, Note, Paragraph, Table
from lykt.paper.letter import Letter, letter_pdf
from lykt.paper.words import WORDS
from lykt.privacy.disclosure import words
from lykt.privacy.disclosure.codes import Basis
from lykt.privacy.disclosure.models import Correction, Disclosure
from lykt.privacy.disclosure.words import Shown, everything


#: The languages a receipt is written in, with their regions.
REGIONS = {"nb": "NO", "nn": "NO", "en": "GB"}


def receipt_letter(disclosure: Disclosure, language: str, shown: Shown = everything) -> bytes:
    """Return the receipt as PDF. Call it where the reading has been written down.

    Raises:
        NoGlyphs: when no font at hand can show what was told.
        KeyError: for another language than those of `REGIONS`.
    """
    region = REGIONS[language]
    with override(language):
        return letter_pdf(
            Letter(
                title=_title(disclosure),
                language=language,
                region=region,
                organisation=disclosure.controller.name,
                intro=[_intro(disclosure)],
                blocks=_blocks(disclosure, shown),
                foot=_foot(disclosure),
                words={key: _(text) for key, text in WORDS.items()},
            )
        )


def _title(disclosure: Disclosure) -> str:
    if disclosure.refused:
        return _("Something about you was not shared")
    return _("What we have told others about you: %(number)s") % {
        "number": disclosure.receipt_number
    }


def _intro(disclosure: Disclosure) -> str:
    if disclosure.refused:
        return _("Somebody here wanted to tell this to others. Lykt held it back.")
    if disclosure.basis == Basis.CONSENT:
        return _("You said yes to this. You can take it back at any time, to any of us.")
    return _("The law told us to say this, whatever you had answered. Below is which law.")


def _blocks(disclosure: Disclosure, shown: Shown) -> list[Block]:
    facts = [
        (_("To whom"), words.who(disclosure)),
        (_("When"), words.moment(disclosure)),
        (_("In which way"), str(disclosure.get_way_display())),
        (_("By whom"), words.by_whom(disclosure)),
        (_("Ground"), words.ground(disclosure)),
    ]
    if rule := words.rule_in_words(disclosure):
        facts.append((_("Rule"), rule))
    if disclosure.reason:
        facts.append((_("Why"), disclosure.reason))
    found: list[Block] = [Facts(facts)]
    if disclosure.uncertain:
        found.append(Note(_("Nobody has confirmed that this law holds. It is being looked at.")))
    found.append(_told(disclosure, shown))
    if notes := list(disclosure.corrections.all()):
        found += [Heading(_("Afterwards")), *map(_note, notes)]
    return found


def _told(disclosure: Disclosure, shown: Shown) -> Table:
    rows = []
    for item in words.items_in_words(disclosure, shown):
        said = _("Ask the health staff.") if item.hidden else item.text or item.lack or "–"
        rows.append([item.kind, said, item.ground])
    return Table(
        title=_("What we told"),
        columns=[_("Kind"), _("What was told"), _("Which consent")],
        rows=rows,
        empty="–",
    )


def _note(note: Correction) -> Paragraph:
    when = date_format(localtime(note.at), "SHORT_DATE_FORMAT")
    return Paragraph(f"{when} · {note.get_what_display()}: {note.text}")


def _foot(disclosure: Disclosure) -> list[str]:
    if not disclosure.digest:
        return []
    return [
        _("Receipt %(number)s. Mark of what it says: %(digest)s")
        % {"number": disclosure.receipt_number, "digest": words.mark(disclosure)}
    ]
