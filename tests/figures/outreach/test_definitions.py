"""Every figure of outreach by example, held against the engine and the plain reference."""

from datetime import date

import pytest

from lykt.figures.definitions import FIGURES
from lykt.figures.outreach.definitions import BREAKDOWNS_OF_OUTREACH, OUTREACH_FIGURES
from lykt.figures.outreach.tables import OUTREACH
from tests.figures.spec import assert_spec, read_spec


TODAY = date(2013, 6, 1)

EXAMPLES = {
    "visits, calls and the places behind them": """
        indoor_visits | place_id | indoor_kind | way   | went        | met
        2011-12-31    | 1        | institute   | visit | let_in      | 2
        2012-01-01    | 1        | institute   | visit | let_in      | 3
        2012-02-01    | 1        | institute   | visit | not_let_in  | 0
        2012-02-02    | 2        | institute   | visit | nobody      | 0
        2012-03-01    | 3        | flat        | visit | at_the_door | 1
        2012-03-02    | 4        | flat        | call  | at_the_door | 5
        2012-03-03    | 5        | hotel       | visit | let_in      | .

        expect                                  | 2011 | 2012
        indoor_visits                           | 1    | 5
        indoor_visits indoor_kind=institute     | 1    | 3
        indoor_visits indoor_kind=flat          | 0    | 1
        indoor_visits indoor_kind=hotel         | 0    | 1
        indoor_visits went=let_in               | 1    | 2
        indoor_visits went=at_the_door          | 0    | 1
        indoor_visits went=not_let_in           | 0    | 1
        indoor_visits went=nobody               | 0    | 1
        indoor_calls                            | 0    | 1
        indoor_calls went=at_the_door           | 0    | 1
        indoor_places_visited                   | 1    | 4
        indoor_places_visited indoor_kind=institute | 1 | 2
        indoor_places_visited indoor_kind=flat  | 0    | 1
        indoor_places_visited indoor_kind=hotel | 0    | 1
        indoor_institutes_visited               | 1    | 2
        indoor_flats_visited                    | 0    | 1
        indoor_talked_with                      | 2    | 4
        indoor_talked_with indoor_kind=institute | 2   | 3
        indoor_talked_with indoor_kind=flat     | 0    | 1
        indoor_talked_with indoor_kind=hotel    | 0    | 0
        indoor_places_open                      | .    | .
        """,
    "places open and close, and open again": """
        indoor_places | place_id | indoor_kind | closed
        2011-03-01    | 1        | institute   | 2012-01-01
        2012-05-01    | 1        | institute   | .
        2011-12-31    | 2        | flat        | 2011-12-31
        2012-12-31    | 3        | flat        | .
        2013-06-01    | 4        | hotel       | .

        expect                                 | 2011 | 2012 | 2013
        indoor_places_opened                   | 2    | 2    | 1
        indoor_places_opened indoor_kind=institute | 1 | 1   | 0
        indoor_places_opened indoor_kind=flat  | 1    | 1    | 0
        indoor_places_opened indoor_kind=hotel | 0    | 0    | 1
        indoor_places_closed                   | 1    | 1    | 0
        indoor_places_closed indoor_kind=institute | 0 | 1   | 0
        indoor_places_closed indoor_kind=flat  | 1    | 0    | 0
        indoor_places_open                     | 1    | 2    | 3
        indoor_places_open indoor_kind=institute | 1  | 1    | 1
        indoor_places_open indoor_kind=flat    | 0    | 1    | 1
        indoor_places_open indoor_kind=hotel   | 0    | 0    | 1
        """,
    "groups are summed over shifts": """
        counts     | counted | region      | group_gender | how_many
        2012-01-01 | met     | west_africa | female       | 3
        2012-06-01 | met     | west_africa | female       | 2
        2012-06-01 | met     | norway      | male         | 1
        2012-06-01 | seen    | norway      | male         | 4
        2013-01-01 | seen    | unknown     | unknown      | 7

        expect                                  | 2012 | 2013
        street_counted_met                      | 6    | 0
        street_counted_met region=west_africa   | 5    | 0
        street_counted_met region=norway        | 1    | 0
        street_counted_met group_gender=female  | 5    | 0
        street_counted_met group_gender=male    | 1    | 0
        street_counted_seen                     | 4    | 7
        street_counted_seen region=norway       | 4    | 0
        street_counted_seen region=unknown      | 0    | 7
        street_counted_seen group_gender=male   | 4    | 0
        street_counted_seen group_gender=unknown | 0   | 7
        """,
    "signals are counted by scene and kind": """
        signals    | scene_kind | signal_kind
        2012-01-01 | hotel      | more
        2012-12-31 | youth      | minors
        2013-01-01 | hotel      | less

        expect                           | 2012 | 2013
        scene_signals                    | 2    | 1
        scene_signals scene_kind=hotel   | 1    | 1
        scene_signals scene_kind=youth   | 1    | 0
        scene_signals signal_kind=more   | 1    | 0
        scene_signals signal_kind=minors | 1    | 0
        scene_signals signal_kind=less   | 0    | 1
        """,
}


@pytest.mark.parametrize("example", EXAMPLES.values(), ids=EXAMPLES.keys())
def test_example(example: str) -> None:
    assert_spec(example, today=TODAY)


def test_every_figure_has_an_example() -> None:
    shown = {key[0] for text in EXAMPLES.values() for key in read_spec(text)[1]}
    assert shown == {figure.series for figure in OUTREACH_FIGURES}


def test_the_definitions_fit_the_tables() -> None:
    tables = {table.name: {field.name for field in table.fields} for table in OUTREACH}
    for figure in OUTREACH_FIGURES:
        assert FIGURES[figure.series] is figure
        fields = tables[figure.table]
        assert {figure.day, *figure.breakdowns, *(name for name, _ in figure.only)} <= fields
        assert not figure.of or figure.of in fields
        assert set(figure.breakdowns) <= set(BREAKDOWNS_OF_OUTREACH)
