"""Pro Sentret's report for 2012: its own rows, and its tables as they were printed.

Source: Pro Sentret, annual report 2012 (public). Two oddities are kept out of the tests
where they stand: contacts per person 2007 is printed 13 (17194 / 1270 is 13.54), and
follow-up 2011 is printed 262 = 174 + 78.
"""

import csv
from pathlib import Path

import pytest

from lykt.figures.rows import Row


SHARED = Path(__file__).resolve().parents[3] / "shared" / "data"
SOURCE = "003_576eccb188cc67bf.txt"

PORTFOLIO = {
    ("people", "all"): (1270, 1585, 1023, 1077, 1218, 1130, -7),
    ("people", "foreign"): (936, 1264, 777, 852, 982, 947, -4),
    ("contacts", "all"): (17194, 19620, 14578, 16156, 18644, 16995, -9),
    ("contacts", "foreign"): (9510, 11363, 7684, 9246, 10560, 10611, 0.5),
    ("new_people", "all"): (600, 779, 329, 443, 537, 511, -5),
    ("new_people", "foreign"): (507, 696, 281, 402, 475, 469, -1),
}

CONTACTS_PER_PERSON = {2008: 12, 2009: 14, 2010: 15, 2011: 15, 2012: 15}

COUNTRIES = {
    "NG": (380, 633, 365, 418, 503, 489),
    "NO": (322, 321, 246, 202, 224, 172),
    "TH": (111, 129, 165, 169, 205, 207),
    "RO": (48, 77, 35, 39, 65, 61),
    "BG": (108, 73, 48, 44, 41, 47),
    "LT": (38, 51, 28, 26, 18, 11),
    "EE": (39, 44, 28, 26, 17, 14),
    "RU": (9, 7, 8, 12, 15, 7),
    "LV": (6, 10, 8, 21, 12, 10),
    "AL": (26, 25, 5, 4, 9, 14),
    "GH": (3, 3, 1, 12, 9, 5),
    "BR": (19, 10, 5, 5, 6, 5),
    "ES": (11, 10, 4, 4, 6, 8),
    "CO": (1, 15, 2, 5, 5, 5),
    "DK": (10, 6, 4, 3, 4, 3),
    "DO": (21, 17, 3, 7, 4, 9),
    "PL": (16, 16, 11, 1, 3, 2),
    "CZ": (7, 11, 7, 4, 1, 1),
}

STREET_MEAN = {2007: 64, 2008: 76, 2009: 29, 2010: 47, 2011: 44, 2012: 46}

INDOOR = {
    2007: (121, 337),
    2008: (130, 436),
    2009: (133, 366),
    2010: (126, 275),
    2011: (143, 290),
    2012: (158, 298),
}

#: All people, in follow-up, of all in per cent, norwegian, per cent, foreign, per cent.
FOLLOW_UP = {
    2009: (1023, 299, 29, 98, 33, 201, 67),
    2010: (1077, 271, 25, 95, 35, 176, 65),
    2012: (1130, 233, 21, 77, 33, 156, 67),
}

DROP_IN = {2011: 764, 2012: 706}

#: People, consultations, norwegian, foreign.
HEALTH_2012 = (681, 5635, 102, 579)


def published_rows() -> list[Row]:
    """Return Pro Sentret's published figures as tidy rows; skip where they are not at hand."""
    path = SHARED / "published_series.csv"
    if not path.exists():
        pytest.skip("the shared folder is not here")
    found = []
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["source"] == SOURCE and row["publisher"] == "Pro Sentret":
                found.append(_row(row))
    return found + _contacts_per_person(found)


def _row(row: dict[str, str]) -> Row:
    number = float(row["value"]) if row["value"] else None
    value = int(number) if number is not None and number.is_integer() else number
    keys = (row["series"], row["breakdown"], row["category"], row["period"])
    return Row(*keys, int(row["year"]), value, unit=row["unit"], note=row["note"])


def _contacts_per_person(found: list[Row]) -> list[Row]:
    """Divide as the engine does; the report prints this as text in a table of its own."""
    by_key = {(row.series, row.breakdown, row.year): row.value for row in found}
    made = []
    for year in range(2007, 2013):
        contacts, people = by_key["contacts", "", year], by_key["people", "", year]
        assert contacts
        assert people
        made.append(
            Row(
                *("contacts_per_person", "", "all", "year", year),
                round(contacts / people, 2),
                unit="contacts per person",
            )
        )
    return made


def counted_rows() -> list[Row]:
    """Return the figures the engine counts from the shared register of the same years."""
    folder = SHARED / "register"
    if not folder.exists():
        pytest.skip("the shared folder is not here")
    from lykt.figures.engine import portfolio
    from lykt.figures.register import open_register

    with open_register(folder) as register:
        return portfolio(register, years=(2007, 2012))
