"""The answer on paper: everything of it, with headings that can be followed."""

from datetime import date

import pytest

from lykt.paper.blocks import Facts, Heading, PageBreak, Table
from lykt.paper.letter import Letter
from lykt.paper.pages import NoGlyphs
from lykt.privacy.answers import printing
from lykt.privacy.answers.answer import Answer, Part
from lykt.privacy.subjects import Chapter


def answer(*chapters: Chapter, language: str = "nb") -> Answer:
    return Answer(
        language=language,
        label="BLÅ-KRONE-7",
        organisation="Fjordby",
        unit="Møteplassen",
        made_on=date(2026, 11, 23),
        whole=True,
        title="What we have about you",
        intro=["It is yours."],
        parts=[Part("First", ["Said first."], list(chapters)), Part("Annex")],
    )


@pytest.fixture
def printed(monkeypatch: pytest.MonkeyPatch) -> list[Letter]:
    """Return the letters that are printed meanwhile, and print none."""
    letters: list[Letter] = []
    monkeypatch.setattr(printing, "letter_pdf", lambda letter: letters.append(letter) or b"")
    return letters


def test_facts_and_tables_stand_under_their_titles(printed: list[Letter]) -> None:
    both = Chapter("Both", facts=[("Code", "7")], columns=["When"], rows=[["Now"]])
    printing.answer_pdf(answer(both, Chapter("Many", columns=["When"], empty="Never.")))
    [letter] = printed
    assert [(one.level, one.text) for one in letter.blocks if isinstance(one, Heading)] == [
        (1, "First"),
        (2, "Both"),
        (1, "Annex"),
    ]
    tables = [one for one in letter.blocks if isinstance(one, Table)]
    assert [(one.title, list(one.rows), one.empty) for one in tables] == [
        ("I detalj", [["Now"]], "–"),
        ("Many", [], "Never."),
    ]
    assert [one.pairs for one in letter.blocks if isinstance(one, Facts)] == [[("Code", "7")]]


def test_the_annex_can_be_left_behind(printed: list[Letter]) -> None:
    printing.answer_pdf(answer())
    kinds = [type(one) for one in printed[0].blocks]
    assert kinds[-2:] == [PageBreak, Heading]


def test_what_is_written_is_no_markup_and_a_missing_script_is_told() -> None:
    words = Chapter("Words", facts=[("She says", '#panic("x") *no* $1')])
    assert printing.answer_pdf(answer(words)).startswith(b"%PDF")
    with pytest.raises(NoGlyphs):
        printing.answer_pdf(answer(Chapter("ชื่อ", facts=[("Thai", "ชื่อ")])))
