"""A letter as tagged PDF: what it says, how it is read aloud, and what it refuses."""

import io
from dataclasses import replace

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lykt.paper.blocks import (
    Choices,
    Facts,
    Heading,
    Note,
    PageBreak,
    Paragraph,
    Signature,
    Table,
    TwoColumns,
)
from lykt.paper.letter import Letter, letter_pdf
from lykt.paper.pages import NoGlyphs
from tests.paper.made import Word, letter, pages, tags, text, words


MARKUP = '#eval("1+1") *not* _this_ $x^2$ <here> @there // nor /* that */ \\u{41} [x] `y` = z'

#: Where text may stand on A4, in points: the margins, and the foot that holds the number.
LEFT, RIGHT, FOOT = 68, 595.3 - 68, 841.9 - 30


def everywhere(said: str, named: str = "") -> Letter:
    """Return a letter that says something in every place there is, or names them shorter."""
    named = named or said
    return letter(
        Heading(named),
        Paragraph(said),
        Facts([(named, said)]),
        Table(named, [named, "b"], [[said, said]], "-"),
        Table("None", ["a"], [], said),
        Note(said),
        Choices([(said, True), (said, None)]),
        Signature([named]),
        TwoColumns("nb", [said], "pl", ["a", said]),
        title=named,
        intro=[said],
        foot=[said],
    )


def kinds(*blocks) -> list[str]:
    return [tag.kind for tag in tags(letter_pdf(letter(*blocks)))]


# What it says


def test_what_a_person_wrote_is_set_as_they_wrote_it():
    content = letter_pdf(everywhere(MARKUP))
    with pikepdf.open(io.BytesIO(content)) as pdf:
        assert str(pdf.docinfo.Title) == MARKUP
    whole = letter_pdf(letter(Paragraph(MARKUP), Note(MARKUP), intro=[MARKUP], foot=[MARKUP]))
    assert text(whole).count(MARKUP) == 4


@pytest.mark.parametrize(
    "said",
    [
        "Știu că pot să-mi retrag acordul în orice moment.",
        "Zgadzam się na udostępnienie tych informacji.",
        "Tôi có thể rút lại sự đồng ý bất cứ lúc nào.",
        "Я погоджуюся на передачу відомостей.",
        "Можете да оттеглите съгласието си.",
        "Unë pajtohem që këto të dhëna të ndahen.",
        "Sutinku, kad ši informacija būtų perduota.",
        "Mun mieđan dasa – áčđŋšŧž.",
    ],
)
def test_languages_that_the_shipped_font_has(said):
    content = letter_pdf(letter(Paragraph(said)))
    assert said in text(content)
    with pikepdf.open(io.BytesIO(content)) as pdf:
        named = [str(font.BaseFont) for font in pdf.pages[0].Resources.Font.values()]
    assert named
    assert all("+Inter" in name for name in named)


def test_line_breaks_are_kept_and_control_characters_are_not():
    content = letter_pdf(letter(Paragraph("one\r\ntwo\x00\x07\tthree\ufeff")))
    first, second = (word for word in words(content) if word.text in {"one", "two"})
    assert first.bottom < second.bottom
    assert "two three" in text(content)


def test_a_symbol_that_no_font_has_is_spelled_out():
    content = letter_pdf(letter(Paragraph("Thank you 😀😀🌻"), Note("😀")))
    assert "Thank you [grinning face][grinning face][sunflower]" in text(content)


def test_a_table_without_rows_says_so():
    said = text(letter_pdf(letter(Table("Shared", ["When"], [], "Nothing is shared."))))
    assert "Shared Nothing is shared." in said
    assert "When" not in said


def test_whether_it_is_chosen_is_drawn_and_said():
    pairs = [("Housing", True), ("Health", False), ("Money", None)]
    said = text(letter_pdf(letter(Choices(pairs))), "-layout")
    assert "☑ Housing: Yes ☐ Health: No ☐ Money Page" in said


def test_each_page_has_its_number_and_all_but_the_first_the_title():
    blocks = [Paragraph("a"), PageBreak(), Paragraph("b"), PageBreak(), PageBreak()]
    first, second = pages(letter_pdf(letter(*blocks)))
    assert first == "Fyrlykta Receipt a Page 1 of 2"
    assert second == "Fyrlykta · Receipt b Page 2 of 2"


# How it is read aloud


def test_it_says_its_title_its_language_and_that_it_is_tagged():
    content = letter_pdf(letter(language="nb", region="NO"))
    with pikepdf.open(io.BytesIO(content)) as pdf:
        assert str(pdf.docinfo.Title) == "Receipt"
        assert str(pdf.Root.Lang) == "nb-NO"
        assert pdf.Root.MarkInfo.Marked is True
        assert b"<pdfuaid:part>1</pdfuaid:part>" in pdf.Root.Metadata.read_bytes()


def test_headings_have_their_level():
    made = kinds(Heading("a"), Heading("b", 2), Heading("c", 3), Heading("d"))
    assert [kind for kind in made if kind.startswith("H")] == ["H1", "H2", "H3", "H1"]


def test_a_table_has_its_title_and_its_headings():
    made = kinds(Table("Shared", ["When", "What"], [["1", "2"], ["3", "4"]], "-"))
    counted = {kind: made.count(kind) for kind in ("Table", "Caption", "THead", "TH", "TD")}
    assert counted == {"Table": 1, "Caption": 1, "THead": 1, "TH": 2, "TD": 4}


@pytest.mark.parametrize(
    "block",
    [Facts([("Code", "a"), ("Long " * 20, "b")]), Choices([("Housing", True), ("Health", None)])],
)
def test_a_label_and_what_belongs_to_it_are_one_item(block):
    made = kinds(block)
    assert [made.count(kind) for kind in ("L", "LI", "Lbl", "LBody")] == [1, 2, 2, 2]


def test_each_column_is_tagged_with_its_language_and_read_in_pairs():
    block = TwoColumns("nb", ["Ja", "Nei"], "vi", ["Có", "Không"])
    content = letter_pdf(letter(block, language="nb", region="NO"))
    assert "Ja Có Nei Không" in text(content)
    found = [tag.language for tag in tags(content) if tag.kind == "Div" and tag.depth == 2]
    assert len(found) == 4
    assert found[1::2] == ["vi", "vi"]


def test_a_column_in_another_language_than_the_letter_is_tagged_too():
    content = letter_pdf(letter(TwoColumns("uk", ["Так"], "pt-br", ["Sim"])))
    assert {"uk", "pt-BR"} <= {tag.language for tag in tags(content)}


def test_what_is_written_from_the_right_begins_at_the_right():
    content = letter_pdf(letter(TwoColumns("en", ["Yes"], "ar", ["نعم"])))
    assert max(word.right for word in words(content)) == pytest.approx(RIGHT, abs=2)


# That it fits


def outside(content: bytes) -> list[Word]:
    """Return the words that run over a margin."""
    found = words(content)
    assert found
    fits = (word.left >= LEFT - 1 and word.right <= RIGHT + 1 for word in found)
    return [word for word, fit in zip(found, fits, strict=True) if not fit or word.bottom > FOOT]


@pytest.mark.parametrize(
    "said",
    [
        "x" * 400,
        "https://example.org/" + "path-" * 40,
        "Menneskehandelsofferkoordinatorfunksjonsbeskrivelse " * 9,
        "Menneskehandelsofferkoordinator " * 9,
        "W" * 19,
        "Some words, none of them long. " * 9,
    ],
)
def test_no_word_runs_off_the_page(said):
    assert outside(letter_pdf(everywhere(said))) == []


def test_a_text_of_several_pages_runs_over_wherever_it_stands():
    assert outside(letter_pdf(everywhere("word " * 1500, "Named"))) == []


@pytest.mark.parametrize("count", [1, 3, 5, 6, 8])
def test_tables_of_up_to_eight_columns_fit(count):
    row = ["2026-11-23", "postmottak@fredrikstad.kommune.no", "Barneverntjenesten i Fredrikstad"]
    cells = (row * 3)[:count]
    assert outside(letter_pdf(letter(Table("Wide", cells, [cells] * 3, "-")))) == []


def test_a_word_that_was_broken_is_copied_whole():
    address = "https://example.org/" + "path/" * 40
    assert address in text(letter_pdf(letter(Facts([("Where", address)])))).replace(" ", "")


def test_a_long_table_repeats_its_headings_on_each_page():
    rows = [[str(number), "Read"] for number in range(120)]
    made = pages(letter_pdf(letter(Table("Readings", ["Number", "What"], rows, "-"))))
    assert len(made) > 2
    assert all("Number What" in page for page in made)


def test_a_heading_and_a_title_do_not_stand_alone_at_the_foot_of_a_page():
    rows = [["1", "2"]]
    for lines in range(30, 42):
        block = Table("Titled", ["Number", "What"], rows, "-")
        blocks = [*[Paragraph("a")] * lines, Heading("Headed"), block]
        made = pages(letter_pdf(letter(*blocks)))
        assert any("Headed Titled Number What 1 2" in page for page in made), lines


# What it refuses


def test_letters_that_no_font_has_are_refused_by_the_language_they_are_in():
    block = TwoColumns("nb", ["Jeg samtykker"], "th", ["ฉันยินยอม"])
    with pytest.raises(NoGlyphs, match=r"THAI CHARACTER .* in a text in 'th'") as caught:
        letter_pdf(letter(block))
    assert caught.value.language == "th"
    assert caught.value.sign in "ฉันยินยอม"


@pytest.mark.parametrize("said", ["สวัสดี", "ትግርኛ", "同意"])
def test_a_name_in_letters_that_no_font_has_is_refused_in_the_letters_language(said):
    with pytest.raises(NoGlyphs) as caught:
        letter_pdf(letter(Facts([("Name", said)]), language="nb"))
    assert caught.value.language == "nb"
    assert said not in str(caught.value)


@pytest.mark.parametrize("levels", [[2], [1, 3], [1, 2, 1, 3], [0], [1, 2, 3, 4]])
def test_headings_that_skip_a_level_are_refused(levels):
    with pytest.raises(ValueError, match="level"):
        letter(*[Heading("a", level) for level in levels])


@pytest.mark.parametrize("empty", ["", " ", "\x00"])
def test_an_empty_title_or_heading_is_refused(empty):
    with pytest.raises(ValueError, match="need words"):
        letter(title=empty)
    with pytest.raises(ValueError, match="need words"):
        letter(Heading(empty))


def test_what_is_no_code_of_a_language_is_refused():
    with pytest.raises(ValueError, match="no code of a language"):
        letter(language="Norwegian")


def test_parts_with_nothing_in_them_take_no_place():
    made = letter(Facts([]), Choices([]), Signature([]), TwoColumns("nb", [], "pl", []))
    assert text(letter_pdf(made)) == "Fyrlykta Receipt Page 1 of 1"


# The same again


def test_the_same_letter_gives_the_same_bytes():
    made = everywhere("The same")
    content = letter_pdf(made)
    assert letter_pdf(replace(made)) == content
    with pikepdf.open(io.BytesIO(content)) as pdf:
        assert "/CreationDate" not in pdf.docinfo


@settings(max_examples=40)
@given(st.text(max_size=40))
def test_whatever_a_person_writes_it_is_printed_or_refused_by_name(said):
    made = replace(everywhere("Read"), intro=[said], foot=[said])
    try:
        assert letter_pdf(made).startswith(b"%PDF")
    except NoGlyphs as refused:
        missing = refused.sign
    else:
        missing = ""
    assert missing in said
