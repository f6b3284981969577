"""What each number of a report counts."""

import pytest

from lykt.figures.definitions import FIGURES
from lykt.reports.definitions import definition, definitions
from lykt.reports.tables import annual_tables
from tests.reports.made import small


@pytest.mark.parametrize("series", sorted(FIGURES))
def test_every_figure_of_the_engine_is_defined(series):
    found = definition(series)
    assert str(found.title)
    assert str(found.text)


def test_every_number_of_the_tables_is_defined():
    """Shares, changes and numbers of countries too."""
    tables = annual_tables(small(), year=2012)
    assert [
        series for table in tables for series in table.definitions if not definition(series)
    ] == []


def test_a_change_nobody_has_defined_is_a_change():
    assert definition("indoor_people_change").series == "change"


def test_what_nobody_has_defined():
    assert definition("street_estimate") is None


def test_each_definition_once_in_the_order_of_the_tables():
    found = [one.series for one in definitions(annual_tables(small(), year=2012))]
    assert len(found) == len(set(found))
    assert found[0] == "people"
    assert found.index("contacts") < found.index("follow_up_people")
