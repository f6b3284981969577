"""Closed years and open ones side by side: what is frozen stays, the rest is as counted."""

from collections.abc import Iterable
from dataclasses import astuple
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from lykt.figures import reference
from lykt.figures.ages import DEFAULT_BANDS
from lykt.figures.engine import portfolio
from lykt.figures.rows import Row
from lykt.reports.freezing import Frozen, marks
from lykt.reports.merging import counted, merged, within
from tests.figures.spec import Tables, register_of
from tests.figures.strategies import registers
from tests.reports.made import rows


def frozen(found: Iterable[Row], year: int, **more: Any) -> Frozen:
    """Freeze the rows of a year as they are among `found`."""
    said = {"whose": "w", "bands": DEFAULT_BANDS, "definitions": marks(), **more}
    return Frozen(year=year, rows=tuple(row for row in found if row.year == year), **said)


def without(tables: Tables, gone: set[str]) -> Tables:
    """Return a register in which some people and their contacts have never been."""
    return {
        name: [row for row in found if row.get("person_id") not in gone]
        for name, found in tables.items()
    }


def ordered(found: Iterable[Row]) -> list[Row]:
    return sorted(found, key=lambda row: (row.series, row.breakdown, row.category, row.year))


def cells(found: Iterable[Row]) -> dict[tuple[str, str, int, str], int | float | None]:
    """Return every value by all that tells it from others: "unknown" is of many breakdowns."""
    return {(row.series, row.category, row.year, row.breakdown): row.value for row in found}


def table(found: Iterable[Row]) -> dict[tuple[str, str, int], int | float | None]:
    return {(row.series, row.category, row.year): row.value for row in found}


# ---- Properties, over registers nobody has thought of

#: Each example counts by hand twice.
few = settings(max_examples=40)
years = st.sets(st.integers(2009, 2012), min_size=1)
people_gone = st.sets(st.sampled_from([f"p{place}" for place in range(6)]))


@few
@given(registers(), years)
def test_closing_changes_nothing(tables: Tables, closed: set[int]) -> None:
    found = reference.portfolio(tables)
    after = merged(found, {year: frozen(found, year) for year in closed})
    # The reference does not care about the order; see below for that.
    assert ordered(after) == ordered(found)


@few
@given(registers(), years, people_gone)
def test_whoever_goes_the_closed_years_stay_to_the_cell(
    tables: Tables, closed: set[int], gone: set[str]
) -> None:
    before = reference.portfolio(tables)
    after = merged(
        reference.portfolio(without(tables, gone)),
        {year: frozen(before, year) for year in closed},
    )
    stay = [row for row in after if row.year in closed]
    assert ordered(stay) == ordered(row for row in before if row.year in closed)


@few
@given(registers(), years, people_gone)
def test_open_years_say_what_is_counted_now(
    tables: Tables, closed: set[int], gone: set[str]
) -> None:
    before, now = (reference.portfolio(each) for each in (tables, without(tables, gone)))
    after = merged(now, {year: frozen(before, year) for year in closed})
    found, wanted = cells(after), cells(row for row in now if row.year not in closed)
    for key, value in wanted.items():
        if not key[0].endswith("_change") or key[2] - 1 not in closed:
            assert found[key] == value
    beyond = found.keys() - wanted.keys()
    for key in beyond:
        if key[2] not in closed and not key[0].endswith("_change"):
            assert found[key] == 0, "what occurs in closed years alone is nought in open ones"


@few
@given(registers(), st.integers(2009, 2012), people_gone, st.integers(2008, 2012))
def test_asking_for_some_years_gives_their_part(
    tables: Tables, closed: int, gone: set[str], first: int
) -> None:
    before = reference.portfolio(tables)
    kept = {closed: frozen(before, closed)}
    asked = (first, first + 1)
    now = reference.portfolio(without(tables, gone))
    some = within(merged(now, kept), asked)
    assert {row.year for row in some} <= set(asked)
    occurring = {row[:3] for row in map(astuple, before) if row[4] == closed and row[5]}
    if closed in asked:
        assert {row for row in before if row.year == closed and astuple(row)[:3] in occurring} <= (
            set(some)
        )


@settings(max_examples=10)
@given(registers(), st.integers(2009, 2012))
def test_the_order_is_the_engines(tables: Tables, closed: int) -> None:
    with register_of(tables) as register:
        found = portfolio(register)
        assume(any(row.year == closed for row in found))
        kept = {closed: frozen(found, closed)}
        assert counted(register, kept) == found
        asked = (closed - 1, closed)
        assert counted(register, kept, years=asked) == portfolio(register, years=asked)


# ---- Cases


def test_no_closing_leaves_the_engine_alone() -> None:
    tables: Tables = {"people": [], "contacts": [], "shifts": []}
    with register_of(tables) as register:
        assert counted(register, {}) == []
        assert [row.value for row in counted(register, {}, years=(2012, 2012))] == [0, 0, 0, 0]


def test_a_closing_alone_gives_its_year() -> None:
    kept = {2011: frozen(rows("people -:all | 40"), 2011)}
    with register_of({"people": [], "contacts": [], "shifts": []}) as register:
        assert table(counted(register, kept)) == {("people", "all", 2011): 40}
        found = table(counted(register, kept, years=(2011, 2012)))
    assert found["people", "all", 2011] == 40
    assert found["people", "all", 2012] == 0
    assert found["people_change", "all", 2012] == -100.0


#: What was frozen, what is counted now, and what is told: 2011 is closed, 2010 and 2012 open.
SPEC = """
series         category          | frozen | 2010 now | 2011 now | 2012 now | told
people         -:all             |     40 |       50 |       38 |       30 | 50 40 30
people         origin:foreign    |     30 |       35 |       28 |       30 | 35 30 30
people         country:BR        |      2 |        - |        - |        - | 0 2 0
people         country:RO        |      - |        - |        - |        4 | 0 0 4
people         age:18-23         |      5 |        6 |        4 |        7 | 6 5 7
people_change  -:all             |  -20.0 |        - |    -24.0 |    -21.1 | - -20.0 -25.0
indoor_people  -:all             |      - |        - |        - |        3 | 0 0 3
contacts_per_person -:all        |    2.5 |      3.0 |      2.6 |      2.0 | 3.0 2.5 2.0
"""


@pytest.mark.parametrize("line", SPEC.strip().splitlines()[1:])
def test_frozen_beside_counted(line: str) -> None:
    name, kept, before, now, after, told = (part.strip() for part in line.split("|"))
    # A change needs what it is a change of.
    base = ("people -:all | 50 {} 30" if "change" in name else "contacts -:all | 1 {} 1").format
    live = rows(f"{name} | {before} {now} {after}\n{base(38)}", first=2010)
    closed = frozen(rows(f"{name} | {kept}\n{base(40).replace('50 ', '- ')}", first=2010), 2011)
    if kept != "-":
        closed = frozen(rows(f"{name} | - {kept}\n{base(40)}", first=2010), 2011)
    series, key = name.split()
    found = {
        row.year: str(row.value)
        for row in merged(live, {2011: closed})
        if (row.series, row.category) == (series, key.split(":")[1])
    }
    assert [found.get(year, "-") for year in (2010, 2011, 2012)] == told.split()


def test_bands_of_the_closing_stay_and_are_not_asked_of_other_years() -> None:
    live = rows("people -:all | 4 4\npeople age:18-24 | 1 2\npeople age:25+ | 3 2")
    kept = frozen(rows("people -:all | 5\npeople age:18-23 | 5"), 2011)
    found = table(merged(live, {2011: kept}, bands=(18, 25)))
    assert {key[1:]: value for key, value in found.items() if key[1] != "all"} == {
        ("18-23", 2011): 5,
        ("18-24", 2012): 2,
        ("25+", 2012): 2,
    }


def test_a_figure_that_was_not_defined_then_is_unknown_and_not_nought() -> None:
    known = {series: mark for series, mark in marks().items() if series != "phone_people"}
    kept = frozen(rows("people -:all | 5"), 2011, definitions=known)
    found = table(merged(rows("people -:all | - 4\nphone_people -:all | - 2"), {2011: kept}))
    assert ("phone_people", "all", 2011) not in found
    assert found["phone_people", "all", 2012] == 2


def test_a_figure_that_is_defined_no_more_is_still_told() -> None:
    kept = frozen([Row("letters", "", "all", "year", 2011, 7)], 2011)
    found = merged(rows("people -:all | - 4"), {2011: kept})
    assert table(found)["letters", "all", 2011] == 7
    assert found[-1].series == "letters"
    assert table(within(found, (2011, 2012))) == table(found)


def test_only_the_breakdown_that_is_asked_for() -> None:
    kept = frozen(rows("people -:all | 5\npeople origin:foreign | 5\npeople country:NG | 5"), 2011)
    found = merged([], {2011: kept}, breakdowns=("country",))
    assert [row.breakdown for row in found] == ["", "country"]
