"""The tables of the annual report, against Pro Sentret's printed ones and by themselves."""

from decimal import ROUND_HALF_UP, Decimal

import pytest
from django.utils import translation

from lykt.reports.tables import annual_tables
from tests.reports import printed
from tests.reports.made import rows, small


def whole(value):
    """Round as people do: half away from nought."""
    return int(Decimal(str(value)).quantize(Decimal(1), rounding=ROUND_HALF_UP))


@pytest.fixture(scope="module", params=["published", "counted"])
def tables(request):
    """Return the tables of 2012, of the printed rows and of the register made to fit them."""
    make = printed.published_rows if request.param == "published" else printed.counted_rows
    return annual_tables(make(), year=2012, largest=50)


def by_year(table):
    return {int(row[0].show()): [cell.value for cell in row[1:]] for row in table.rows}


def test_portfolio_as_printed(tables):
    table = tables.get("portfolio")
    found = {(row[0].series, row[0].category): row[1:] for row in table.rows}
    assert found.keys() == printed.PORTFOLIO.keys()
    for key, (*counts, change) in printed.PORTFOLIO.items():
        *cells, last = found[key]
        assert [cell.value for cell in cells] == counts, key
        assert (last.value if change == 0.5 else whole(last.value)) == change, key


def test_contacts_per_person_as_printed(tables):
    found = by_year(tables.get("contacts_per_person"))
    for year, ratio in printed.CONTACTS_PER_PERSON.items():
        contacts, people, each = found[year]
        assert whole(each) == ratio
        index = year - 2007
        assert contacts == printed.PORTFOLIO["contacts", "all"][index]
        assert people == printed.PORTFOLIO["people", "all"][index]


def test_people_over_six_years_as_printed(tables):
    found = by_year(tables.get("people"))
    assert [found[year][0] for year in range(2007, 2013)] == list(
        printed.PORTFOLIO["people", "all"][:6]
    )


def test_the_18_countries_as_printed(tables):
    table = tables.get("countries")
    found = {row[0].category: [cell.value for cell in row[1:]] for row in table.body}
    for code, counts in printed.COUNTRIES.items():
        assert found[code] == list(counts), code
    people, countries = table.foot
    assert [cell.value for cell in people[1:]] == list(printed.PORTFOLIO["people", "all"][:6])
    assert countries[-1].value == 42


def test_no_other_countries_are_chosen_than_the_18_printed():
    """Ranked by any single year, three of them give way to others; so by 2012 alone."""
    table = annual_tables(printed.counted_rows(), year=2012).get("countries")
    named = {
        row[0].category: tuple(cell.value for cell in row[1:])
        for row in table.body
        if row[0].category not in ("", "unknown")
    }
    assert named == printed.COUNTRIES
    alone = annual_tables(printed.counted_rows(), year=2012, span=1).get("countries")
    others = {row[0].category for row in alone.body} - set(named) - {"", "unknown"}
    assert len(others) == 3


def test_street_as_printed(tables):
    table = tables.get("street")
    keys = [column.key for column in table.columns]
    found = by_year(table)
    means = {year: whole(values[keys.index("met_mean") - 1]) for year, values in found.items()}
    assert means == printed.STREET_MEAN
    lowest, highest = (found[2012][keys.index(key) - 1] for key in ("met_min", "met_max"))
    assert (lowest, highest) == (7, 130)


def test_indoor_as_printed(tables):
    assert {y: tuple(v) for y, v in by_year(tables.get("indoor")).items()} == printed.INDOOR


def test_follow_up_as_printed(tables):
    found = by_year(tables.get("follow_up"))
    for year, expected in printed.FOLLOW_UP.items():
        assert tuple(whole(value) for value in found[year]) == expected, year


def test_drop_in_as_printed(tables):
    found = by_year(tables.get("drop_in"))
    assert {year: found[year][0] for year in printed.DROP_IN} == printed.DROP_IN


def test_health_as_printed(tables):
    table = tables.get("health")
    keys = [column.key for column in table.columns[1:]]
    found = dict(zip(keys, by_year(table)[2012], strict=True))
    wanted = ("health_people", "health_consultations", "origin_norwegian", "origin_foreign")
    assert tuple(found[key] for key in wanted) == printed.HEALTH_2012


def test_the_small_service_has_these_tables_in_this_order():
    tables = annual_tables(small(), year=2012)
    assert [table.key for table in tables] == [
        "portfolio",
        "people",
        "contacts_per_person",
        "origin",
        "countries",
        "gender",
        "age",
        "street",
        "indoor",
        "anonymous",
        "follow_up",
        "follow_up_countries",
        "drop_in",
        "health",
    ]
    missing = [
        "street_people",
        "indoor_places",
        "online",
        "phone",
        "overnight",
        "legal",
        "programme",
    ]
    assert [one.key for one in tables.missing] == missing
    assert tables.get("legal") is None


def test_of_nothing_there_is_no_table_and_a_reason_for_each():
    tables = annual_tables([], year=2012)
    assert list(tables) == []
    assert len(tables.missing) == 21
    assert len({one.key for one in tables.missing}) == 21
    assert all(str(one.title) and str(one.reason) for one in tables.missing)


def test_every_row_is_as_long_as_the_heading():
    for table in annual_tables(small(), year=2012):
        assert {len(row) for row in table.rows} == {len(table.columns)}, table.key
        assert len({column.key for column in table.columns}) == len(table.columns), table.key


def test_every_number_can_be_linked():
    for table in annual_tables(small(), year=2012):
        for cell in table.numbers():
            assert cell.series in table.definitions
            assert cell.year in (2011, 2012)
            assert cell.category


def test_the_number_of_countries_in_the_heading_is_the_one_asked_for():
    table = annual_tables(small(), year=2012, largest=2).get("countries")
    with translation.override("en"):
        assert str(table.title) == "The 2 largest countries"
        assert [row[0].show() for row in table.rows] == [
            "Nigeria",
            "Norway",
            "Other countries",
            "Unknown country",
            "All people",
            "Number of countries",
        ]


def test_span_says_how_many_years_stand_side_by_side():
    table = annual_tables(small(), year=2012, span=1).get("portfolio")
    assert [column.key for column in table.columns] == ["figure", "2012", "change"]


def test_years_after_the_report_are_not_in_it():
    table = annual_tables(small(), year=2011).get("portfolio")
    assert [column.key for column in table.columns] == ["figure", "2011", "change"]


def test_texts_wait_for_the_readers_language():
    table = annual_tables(small(), year=2012).get("countries")
    shown = {}
    for language in ("nb", "en"):
        with translation.override(language):
            shown[language] = [str(row[0]) for row in table.rows]
    assert shown["nb"][1] == "Norge"
    assert shown["en"][1] == "Norway"


def test_a_channel_nobody_used_in_these_years_is_left_out():
    made = [*small(), *rows("phone_people -:all | 0 0\nphone_contacts -:all | 0 0")]
    tables = annual_tables(made, year=2012)
    assert tables.get("phone") is None
    assert "phone" in [one.key for one in tables.missing]
