"""A pasted table: how it is cut up, what its columns are, and what is amiss in its rows."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from lykt.organisation.acting import acting_as
from lykt.plans import actions
from lykt.plans.pasting import MOST_ROWS, guess, is_heading, look_at, read_text
from tests.plans.made import make_plan


HEAD = ("Område", "Nr.", "Tiltak", "Ansvarlig", "Frist", "Merknad")
TARGETS = ["area", "number", "title", "responsible", "deadline", "note"]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("1\tHefte\n2\tKurs\n", [(1, ("1", "Hefte")), (2, ("2", "Kurs"))]),
        ("1;Hefte, og mer\r\n2;Kurs", [(1, ("1", "Hefte, og mer")), (2, ("2", "Kurs"))]),
        ("nr,tiltak\n1,Hefte", [(1, ("nr", "tiltak")), (2, ("1", "Hefte"))]),
        # Empty rows are left out, short ones filled up, and the lines counted as they stand.
        ("\n1\tHefte\tNAV\n\t\t\n2\tKurs", [(2, ("1", "Hefte", "NAV")), (4, ("2", "Kurs", ""))]),
        # A spreadsheet puts a cell of two lines between marks; a word can begin with one.
        ('1\t"To\nlinjer"\n2\tKurs', [(1, ("1", "To\nlinjer")), (3, ("2", "Kurs"))]),
        ('1\t"Ung" ute\n2\tKurs', [(1, ("1", '"Ung" ute')), (2, ("2", "Kurs"))]),
        ("1\t'=SUM\n2\tKurs", [(1, ("1", "=SUM")), (2, ("2", "Kurs"))]),
    ],
)
def test_a_table_is_cut_up(text, rows):
    assert list(read_text(text).rows) == rows


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "Paste the table"), (" \n\t\n", "Paste the table"), ("Hefte\nKurs", "Only one"),
        ("\t".join("x" * 31), "Too large"), ("1\tx\n" * (MOST_ROWS + 1), "Too large"),
        ("x" * 500_001, "too much"),
    ],
)  # fmt: skip
def test_what_is_no_table(text, words):
    with pytest.raises(ValidationError, match=words):
        read_text(text)


@given(st.text(max_size=200))
def test_any_text_is_a_table_or_refused_in_words(text):
    try:
        pasted = read_text(text)
    except ValidationError:
        return
    assert {len(cells) for _line, cells in pasted.rows} == {pasted.width}


@pytest.mark.parametrize(
    ("heading", "found"),
    [
        (HEAD, TARGETS),
        (("Tiltak", "Tiltak nr", "Hvem", "Når"), ["title", "number", "responsible", "deadline"]),
        (("Measure", "Number", "Goal", "Due"), ["title", "number", "area", "deadline"]),
        (("Nr", "Del av", "Delmål", "Tiltak"), ["number", "parent", "area", "title"]),
        (("a", "b"), ["", ""]), (("Nr", "Nr", "Tiltak"), ["number", "", "title"]),
    ],
)  # fmt: skip
def test_columns_are_known_by_their_headings(heading, found):
    assert guess(heading) == found
    assert is_heading(heading) is (sum(map(bool, found)) >= 2)


@pytest.fixture
def plan(world, pal):
    with acting_as(pal.as_actor()) as by:
        made = make_plan(by=by, controller=world.fjordby)
        actions.add_area(by=by, plan=made, key="2", kind="goal", title="Voksne")
    return made


def look(plan, *rows, odd_as_note=False):
    text = "\n".join("\t".join(row) for row in (HEAD, *rows))
    return look_at(
        plan, read_text(text), TARGETS, heading=True, odd_as_note=odd_as_note,
        today=date(2026, 11, 29),
    )  # fmt: skip


def row(area="1 Unge", number="1a", title="Hefte", who="NAV", due="", note=""):
    return (area, number, title, who, due, note)


def test_rows_come_to_measures_in_areas(plan):
    found = look(
        plan,
        row(who="NAV; BUP", due="våren 2021"),
        row("", "1b", "Kurs", "", "1.5.2021", "Trykt."),
        row("voksne", "2a", "Samtaler"),
        row("Helt nytt", "3", "Noe annet"),
    )
    assert (found.faulty, found.others) == (0, [])
    told = found.tables
    assert [(key[1], raw.values["title"]) for key, raw in told.areas.items()] == [
        ("1", "Unge"), ("2", "Voksne"), ("3", "Helt nytt"),
    ]  # fmt: skip
    measures = {number: one for (_plan, number), one in told.measures.items()}
    assert [measures[number]["area"] for number in ("1a", "1b", "2a", "3")] == ["1", "1", "2", "3"]
    assert measures["1a"].bodies == ("NAV", "BUP")
    assert (measures["1a"]["deadline_kind"], measures["1a"]["deadline"]) == (
        "season", "2021-spring",
    )  # fmt: skip
    assert measures["1b"]["note"] == "Trykt."
    # An area that is here already stays as it is.
    assert told.areas["fjordby-2020", "2"].values["kind"] == "goal"


@pytest.mark.parametrize(
    ("wrong", "target", "words"),
    [
        (row(number=""), "number", "Write it in 60 characters"),
        (row(number="x" * 61), "number", "at most 60"),
        (row(number="1"), "number", "It stands before, on line 2."),
        (row(title=""), "title", "Write it in 500 characters"),
        (row(title="x" * 501), "title", "at most 500"),
        (row(who="NAV;NAV"), "responsible", "stands there twice"),
        (row(due="snart"), "deadline", "Allowed: 01.05.2011"),
        (row(area="x" * 301), "area", "at most 300"),
        (row(note="x" * 10_001), "note", "at most 10000"),
    ],
)  # fmt: skip
def test_what_is_amiss_is_told_in_its_row_and_column(plan, wrong, target, words):
    found = look(plan, row(number="1"), wrong)
    assert found.tables is None
    assert found.rows[0].faults == {}
    assert list(found.rows[1].faults) == [target]
    assert words in found.rows[1].faults[target][0]


def parts(plan, *rows):
    text = "\n".join("\t".join(one) for one in (("Nr", "Del av", "Tiltak"), *rows))
    targets = ["number", "parent", "title"]
    return look_at(
        plan, read_text(text), targets, heading=True, odd_as_note=False, today=date(2026, 11, 29)
    )


def test_a_column_can_say_what_a_measure_is_a_part_of(plan):
    found = parts(plan, ("1", "", "Kurs"), ("1.1", "1", "Kurs for lærere"))
    assert (found.faulty, found.others) == (0, [])
    told = {number: one["parent"] for (_plan, number), one in found.tables.measures.items()}
    assert told == {"1": "", "1.1": "1"}


def test_a_part_of_what_is_not_there_is_told_at_its_column(plan):
    found = parts(plan, ("1", "", "Kurs"), ("1.1", "9", "Kurs for lærere"))
    assert found.tables is None
    assert list(found.rows[1].faults) == ["parent"]


def test_an_odd_deadline_can_become_a_note(plan):
    found = look(plan, row(due="1. halvår 2021", note="Se sak 4."), odd_as_note=True)
    measure = found.tables.measures["fjordby-2020", "1a"]
    assert measure["deadline_kind"] == "none"
    assert measure["note"] == "Se sak 4.\nDeadline as printed: 1. halvår 2021"


def test_a_table_of_nothing_but_its_heading(plan):
    found = look(plan)
    assert (found.tables, len(found.others)) == (None, 1)
