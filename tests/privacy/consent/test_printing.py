"""The form on paper: what it says, blank and filled in, in every language."""

from datetime import date
from uuid import uuid4

import pytest

from lykt.paper.blocks import Choices, Note, Table, TwoColumns
from lykt.paper.letter import Letter, letter_pdf
from lykt.privacy.consent import printing
from lykt.privacy.consent.codes import ASKED, SHARING
from lykt.privacy.consent.models import Consent, ConsentLine
from lykt.privacy.consent.printing import blank_form, filled_form, receipt_text
from lykt.privacy.consent.wording import languages, wording
from lykt.rulebook import NoRule
from tests.paper.made import text as text_of


DAY = date(2026, 11, 23)
#: What every form says, by its key in the texts.
SAID = ("voluntary", "duration", "withdrawal", "duties", "rights")


def said(letter: Letter) -> str:
    return " ".join(text_of(letter_pdf(letter)).split())


def plain(letter: Letter) -> str:
    """Return all that stands in a letter, as Python holds it."""
    return str(letter.blocks)


def blank(language: str, *, kept: bool = False) -> Letter:
    return blank_form(language, organisation="Fjordby", kept=kept, on=DAY)


def consent(**told) -> Consent:
    given = {
        "subject": uuid4(),
        "purpose": "follow_up",
        "since": date(2026, 11, 23),
        "until": date(2027, 5, 1),
        "given_by": "person",
        "how": "spoken",
        "language": "ro",
        "interpreted": True,
        "told_purpose": True,
    }
    return Consent(**given | told)


def line(one: Consent, recipient: str, kind: str, answer: str, named: str = "") -> ConsentLine:
    return ConsentLine(
        consent=one, recipient=recipient, kind=kind, answer=answer, recipient_named=named
    )


def filled(language: str = "nb", **told) -> Letter:
    one = consent(**told)
    lines = [
        line(one, "family", "plans", "yes", "Ana"),
        line(one, "nav", "health", "no"),
        line(one, "nav", "housing", "yes"),
        line(one, "nav", "economy", "yes"),
    ]
    return filled_form(
        one,
        lines,
        language,
        organisation="Fjordby",
        code="BLÅ-KRONE-7",
        language_asked_in="rumensk",
    )


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("kept", [False, True])
def test_the_blank_form_says_all_that_it_must(language, kept):
    letter = blank(language, kept=kept)
    words, one = plain(letter), wording(language)
    for key in (*SAID, "kept" if kept else "confidentiality"):
        assert one.text[key] in words, key
    for told in one.told.values():
        assert told in words
    for purpose in ("identity",) if kept else SHARING:
        assert one.purposes[purpose] in words
    assert "6(1)(a)" in words if kept else "6(1)(e)" in words
    assert one.text["title_kept" if kept else "title"] in letter.title


@pytest.mark.parametrize("language", languages())
def test_every_language_can_be_printed(language):
    words = said(blank(language))
    # Lines are broken with hyphens: what is whole on paper is told by short words.
    assert wording(language).recipients["police"].split()[0] in words
    assert wording(language).kinds["health"].split()[0] in words


@pytest.mark.parametrize("language", languages())
def test_what_nobody_has_checked_stands_beside_the_norwegian(language):
    letter = blank(language)
    columns = [block for block in letter.blocks if isinstance(block, TwoColumns)]
    notes = [block for block in letter.blocks if isinstance(block, Note)]
    if wording(language).stands_alone:
        assert not columns
        assert not notes
        assert letter.language == language
        return
    assert {block.right_language for block in columns} == {"nb"}
    assert {block.left_language for block in columns} == {language}
    assert all(len(block.left) == len(block.right) for block in columns)
    assert wording("nb").text["unchecked"] in notes[0].text
    assert wording(language).text["unchecked"] in notes[0].text
    assert letter.language == "nb"


def test_no_box_is_ticked_on_a_blank_form():
    for kept in (False, True):
        boxes = [block for block in blank("nb", kept=kept).blocks if isinstance(block, Choices)]
        assert boxes
        assert {chosen for block in boxes for _label, chosen in block.pairs} == {None}


def test_the_blank_table_has_everybody_who_can_be_told():
    [table] = [block for block in blank("nb").blocks if isinstance(block, Table)]
    assert len(table.rows) == len(ASKED)
    assert not [row for row in table.rows if "Ambulanse" in row[0]]


def test_the_filled_form_shows_yes_and_no_alike():
    letter = filled()
    [table] = [block for block in letter.blocks if isinstance(block, Table)]
    assert list(table.columns) == ["Hvem", "Ja til", "Nei til"]
    assert [list(row) for row in table.rows] == [
        ["NAV: bolig og økonomi", "Bolig\nØkonomi", "Helse"],
        ["Familien min: Ana", "Planer og ønsker", ""],
    ]
    words = said(letter)
    assert "23.11.2026" in words
    assert "01.05.2027" in words
    assert "BLÅ-KRONE-7" in words
    assert "Med tolk: Ja" in words
    assert "Lest høyt: Nei" in words
    assert "Hva det er for: Ja" in words
    assert "Hvor lenge det gjelder: Nei" in words


def test_a_guardian_signs_where_a_guardian_answered():
    assert "Verge" not in plain(filled())
    assert "Verge" in plain(filled(given_by="guardian", guardian="parent"))


def test_the_legal_basis_is_named_apart_and_with_how_sure_it_is():
    words = plain(filled())
    assert "hviler på et annet grunnlag" in words
    assert "6(1)(e) og 9(2)(b)" in words
    assert "Grunnlaget er ikke bekreftet" in words
    kept = plain(filled(purpose="identity"))
    assert "6(1)(a) og 9(2)(a)" in kept
    assert "hviler bare på samtykket ditt" in kept
    assert "ikke bekreftet" not in kept


def test_without_a_rule_the_basis_is_said_to_be_unconfirmed(monkeypatch):
    def missing(ref, on):
        raise NoRule(ref, on)

    monkeypatch.setattr(printing, "rule", missing)
    assert "Grunnlaget er ikke bekreftet" in plain(filled())
    assert "GDPR 6" not in plain(blank("nb"))


RECEIPTS = [("nb", ["nb"]), ("nn", ["nn"]), ("ro", ["ro", "nb"]), ("th", ["nb"]), ("", ["nb"])]


@pytest.mark.parametrize(("asked_in", "read_in"), RECEIPTS)
def test_the_receipt_is_read_in_their_language_and_in_norwegian(asked_in, read_in):
    receipt = receipt_text(asked_in)
    assert [language for language, _text in receipt] == read_in
    assert all(text == wording(language).text["receipt"] for language, text in receipt)
