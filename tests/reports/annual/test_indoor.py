"""The table of places and visits, from the first visit to the printed row."""

from lykt.organisation.acting import acting_as
from lykt.reports.annual.chapters import chapters
from lykt.reports.queries import Scope, rows_of
from lykt.reports.tables import annual_tables
from tests.field.places.made import days, make_place, make_visit
from tests.field.scenes.made import make_signal
from tests.support.pages import make_person


def test_a_visit_moves_the_table(world, leila):
    year = days(0).year
    scope = Scope.of([world.service])

    def tables():
        with acting_as(leila.as_actor()) as by:
            return annual_tables(rows_of(by, scope), year=year)

    make_person(world)
    without = tables()
    assert without.get("indoor_places") is None
    assert "indoor_places" in [one.key for one in without.missing]
    make_visit(world, make_place(world), people=[make_person(world)], met=3)
    make_visit(world, make_place(world, kind="flat"), went="nobody", met=0)
    table = tables().get("indoor_places")
    *_before, line = [[cell.show("en") for cell in row] for row in table.rows]
    assert line == [str(year), "1", "1", "2", "2", "1", "1", "3", "2"]
    outreach = next(one for one in chapters(tables()) if one.key == "outreach")
    assert "indoor_places" in [one.key for one in outreach.tables]


def test_a_signal_moves_the_figures(world, leila):
    make_signal(world)
    with acting_as(leila.as_actor()) as by:
        rows = rows_of(by, Scope.of([world.service]))
    found = {(row.breakdown, row.category): row.value for row in rows
             if row.series == "scene_signals" and row.year == days(0).year}  # fmt: skip
    assert found == {("", "all"): 1, ("scene_kind", "hotel"): 1, ("signal_kind", "more"): 1}
