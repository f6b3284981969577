"""The chapter on protection: what stands in it, and what stands under each of its tables."""

from lykt.figures.definitions import FIGURES
from lykt.figures.protection.definitions import DOUBLE_COUNTING
from lykt.figures.rows import Row
from lykt.reports.annual.protection import BROKEN, KEYS, protection_tables, sentence
from lykt.reports.lookup import Lookup
from lykt.reports.pictures import annual_picture
from lykt.reports.tables import annual_tables


def row(series, value, year=2012, breakdown="", category="all"):
    return Row(series, breakdown, category, "year", year, value, unit=FIGURES[series].unit)


FOUND = [
    row("possible_victims", 3, 2011),
    row("possible_victims", 4),
    row("possible_victims", 3, 2011, "gender and age", "female adult"),
    row("possible_victims", 2, 2012, "gender and age", "female adult"),
    row("possible_victims", 1, 2012, "gender and age", "male minor"),
    row("possible_victims", 1, 2012, "gender and age", "unknown"),
    row("possible_victims", 4, 2012, "exploitation", "prostitution"),
    row("days_from_concern_to_first_meeting", 7.5),
    row("cases_open", 5),
]


def tables(rows=FOUND):
    return {one.key: one for one in protection_tables(Lookup(rows, year=2012, span=6))}


def cells(table):
    return [[cell.show("en") for cell in line] for line in table.rows]


def test_a_service_without_cases_has_no_such_chapter():
    assert tables([]) == {}
    assert tables([row("possible_victims", 0), row("cases_open", 0)]) == {}


def test_every_total_stands_in_the_first_table():
    assert cells(tables()["protection"]) == [
        ["Possible victims", "3", "4"],
        ["Days from concern to first meeting", "–", "7.5"],
        ["Cases open at the end", "–", "5"],
    ]


def test_categories_stand_in_order_with_the_total_last():
    assert cells(tables()["possible_victims"]) == [
        ["Women: Adult", "3", "2"],
        ["Men: Under 18", "–", "1"],
        ["Unknown gender and age", "–", "1"],
        ["All", "3", "4"],
    ]
    assert cells(tables()["possible_victims_exploitation"])[0] == ["Prostitution", "–", "4"]


def test_under_each_table_stands_why_it_is_added_to_nothing():
    found = tables()
    assert len(found) > 3
    assert all([str(note) for note in one.notes] == [DOUBLE_COUNTING] for one in found.values())


def test_every_number_leads_to_what_it_counts():
    for one in tables().values():
        assert all(cell.series in FIGURES for cell in one.numbers())


def test_the_year_in_a_sentence():
    assert sentence(Lookup(FOUND, year=2012, span=6)) == (
        "Possible victims identified in 2012: 4. Cases open at the end: 5."
    )
    assert sentence(Lookup([], year=2012, span=6)) == ""


def test_the_years_are_drawn_where_there_are_two():
    picture = annual_picture(FOUND, "possible_victims", year=2012)
    assert picture.title == "Possible victims identified in 2012: 4"
    assert annual_picture(FOUND[1:2], "possible_victims", year=2012) is None


def test_the_tables_of_the_other_chapters_are_none_of_these():
    known = [one.key for one in annual_tables([], year=2012).missing]
    assert not set(known) & set(KEYS)
    assert all(one.breakdown in FIGURES[one.series].breakdowns for one in BROKEN)
