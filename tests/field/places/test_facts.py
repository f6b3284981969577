"""What places give the register: a number for each, never a code, and visits that stand."""

from lykt.field.places import actions, actions_visits, facts
from lykt.organisation.acting import acting_as
from tests.field.places.made import days, make_address, make_place, make_visit
from tests.support.pages import OPERATOR


def rows(batches):
    with acting_as(OPERATOR):
        return [row for batch in batches for row in batch.to_pylist()]


def test_places_and_visits_leave_without_codes(world, froya):
    place, other = make_place(world, kind="flat"), make_place(world)
    make_address(place)
    make_visit(world, place, date=days(3), minutes=20)
    undone = make_visit(world, other, by=froya.as_actor())
    make_visit(world, make_place(world, unit=world.clinic))
    with acting_as(froya.as_actor()) as by:
        actions_visits.undo_visit(by=by, visit=undone)
    with acting_as(OPERATOR):
        actions.close_place(by=OPERATOR, place=place, on=days(2))
        actions.reopen_place(by=OPERATOR, place=place, on=days(1))
    openings = rows(facts.openings([world.service.pk]))
    assert len(openings) == 3
    assert {one["place_id"] for one in openings} == {"1", "2"}
    [visit] = rows(facts.visits([world.service.pk]))
    wanted = {"date": days(3), "unit": "Møteplassen", "indoor_kind": "flat", "way": "visit",
              "went": "let_in", "minutes": 20, "staff": 2, "seen": 3, "met": 2}  # fmt: skip
    assert wanted.items() <= visit.items()
    assert visit["place_id"] in {one["place_id"] for one in openings}
    told = str([openings, visit])
    assert place.code not in told
    assert place.handle not in told
    assert str(place.pk) not in told
    assert rows(facts.visits([])) == rows(facts.openings([])) == []
