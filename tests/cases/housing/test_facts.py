"""What the figures are given of stays."""

from lykt.cases.housing import actions
from lykt.cases.housing.facts import STAYS, stays
from tests.cases.housing.homes import make_stay
from tests.support.cases import make_case
from tests.support.pages import make_person


def test_each_stay_once_with_its_days_and_without_mistakes(world, kaja, acting):
    people = [make_person(world) for _ in range(3)]
    found = [make_stay(make_case(person, kaja)) for person in people]
    by = acting(kaja)
    actions.end_stay(by=by, stay=found[1], where_to="own_home")
    actions.end_stay(by=by, stay=found[2], where_to="mistake")
    [batch] = stays([world.service.pk])
    assert batch.schema == STAYS
    rows = batch.to_pylist()
    assert [(row["person_id"], row["to"]) for row in rows] == [
        (str(people[0].pk), None),
        (str(people[1].pk), found[1].first),
    ]
    assert rows[0]["place_kind"] == "crisis_centre"
    assert rows[0]["unit"] == world.service.name
    assert rows[0]["from"] == found[0].first
    assert list(stays([world.elsewhere.pk])) == []
