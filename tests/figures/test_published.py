"""The made-up register gives what Pro Sentret published, figure by figure.

The register and the published series lie beside the repository, or where LYKT_SHARED says.
"""

import csv
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from lykt.figures.engine import portfolio
from lykt.figures.register import open_register


SHARED = Path(os.environ.get("LYKT_SHARED", Path(__file__).parents[3] / "shared"))
PUBLISHED = SHARED / "data" / "published_series.csv"
REGISTER = SHARED / "data" / "register"

pytestmark = pytest.mark.skipif(
    not (PUBLISHED.is_file() and REGISTER.is_dir()),
    reason=f"the shared register is not at {SHARED.name}/data; LYKT_SHARED says where it is",
)

YEARS = range(2007, 2013)
#: (series, breakdown): the years in which the register was made to hold the figure. It was
#: made to hold countries for people alone: within a channel they fall as they will.
HELD = {
    ("people", ""): YEARS,
    ("people", "origin"): YEARS,
    ("people", "country"): YEARS,
    ("contacts", ""): YEARS,
    ("contacts", "origin"): YEARS,
    ("new_people", ""): YEARS,
    ("new_people", "origin"): YEARS,
    ("indoor_people", ""): YEARS,
    ("indoor_contacts", ""): YEARS,
    ("follow_up_people", ""): YEARS,
    ("follow_up_people", "origin"): YEARS,
    ("dropin_people", ""): (2011, 2012),
    ("health_people", ""): (2012,),
    ("health_people", "origin"): (2012,),
    ("health_consultations", ""): (2012,),
    ("health_consultations", "origin"): (2012,),
    ("health_consultations", "country"): (2012,),
    ("street_mean_per_evening", ""): YEARS,
    ("street_min_per_evening", ""): YEARS,
    ("street_max_per_evening", ""): YEARS,
}

Key = tuple[str, str, str, int]

#: The report prints 262 = 174 + 78 for follow-up 2011. The parts make 252, which is what the
#: register holds; the printed shares fit 262 with 88 norwegian. It cannot be both.
ODD: dict[Key, tuple[float, float]] = {
    ("follow_up_people", "", "all", 2011): (262, 252),
}


def published() -> Iterator[tuple[Key, float]]:
    """Give every published figure that the register was made to hold."""
    with PUBLISHED.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            year = int(row["year"])
            if (row["publisher"], row["period"]) == ("Pro Sentret", "year") and year in HELD.get(
                (row["series"], row["breakdown"]), ()
            ):
                yield (row["series"], row["breakdown"], row["category"], year), float(row["value"])


@pytest.fixture(scope="module")
def own() -> dict[Key, float | None]:
    with open_register(REGISTER) as register:
        return {
            (row.series, row.breakdown, row.category, row.year): row.value
            for row in portfolio(register, years=(2007, 2012))
        }


def test_every_published_figure_is_found(own: dict[Key, float | None]) -> None:
    wrong = {key: (value, own.get(key)) for key, value in published() if own.get(key) != value}
    assert wrong == ODD


def test_none_of_the_published_figures_is_forgotten() -> None:
    found = [key for key, _ in published()]
    assert {key[:2] for key in found} == set(HELD)
    assert len([key for key in found if key[:2] == ("people", "country")]) == 18 * 6
    assert len(found) == 184


def test_published_means_are_whole_and_so_are_the_registers(own: dict[Key, float | None]) -> None:
    """They are printed without decimals; in the register they are whole to the last."""
    means = [own["street_mean_per_evening", "", "all", year] for year in YEARS]
    assert means == [64.0, 76.0, 29.0, 47.0, 44.0, 46.0]


def test_contacts_per_person_2007_is_printed_rounded_down(own: dict[Key, float | None]) -> None:
    """The report prints 13; 17194 contacts with 1270 people make 13.54."""
    assert own["contacts_per_person", "", "all", 2007] == 13.54
