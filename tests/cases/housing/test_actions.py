"""Places, stays, the waiting list and what was asked: who may, and what cannot be."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from lykt.cases.case.actions import close_case, reopen_case
from lykt.cases.housing import actions, actions_places, actions_waiting, queries
from lykt.cases.housing.codes import OfferState
from lykt.cases.housing.models import Place, PlaceCapacity, Stay, Waiting
from lykt.cases.housing.states import OFFER
from lykt.concerns.codes import Age
from lykt.organisation.access import Refused
from lykt.organisation.acting import acting_as
from tests.cases.housing.homes import make_place, make_stay, name_reader
from tests.support.at_once import at_once
from tests.support.cases import OPERATOR, make_case, make_member
from tests.support.pages import make_person


TODAY = timezone.localdate
LOOK = {"who_for": "women", "shielding": "hidden", "priority": "soon"}


@pytest.fixture
def case(world, kaja):
    return make_case(make_person(world), kaja)


def days(n: int):
    return TODAY() + timedelta(days=n)


# ---- Places

PLACE = {
    "name": "Fyrtårnet",
    "kind": "crisis_centre",
    "run_by": "municipality",
    "capacity": 3,
    "who_for": ["women", "children"],
    "shielding": "hidden",
}


def test_a_coordinator_takes_a_place_into_use(world, kaja, acting):
    place = actions_places.make_place(by=acting(kaja), unit=world.service, **PLACE)
    assert (place.free, place.by, place.whom) == (3, kaja, ["Women", "Children"])
    assert PlaceCapacity.objects.get(place=place).capacity == 3


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"name": ""}, "name"),
        ({"name": "Storgata 14"}, "name"),
        ({"name": "x" * 31}, "name"),
        ({"kind": "castle"}, "kind"),
        ({"kind": "child_welfare"}, "run_by"),
        ({"who_for": []}, "who_for"),
        ({"who_for": ["cats"]}, "who_for"),
        ({"shielding": ""}, "shielding"),
        ({"capacity": 0}, "capacity"),
    ],
)
def test_a_place_that_cannot_be_is_refused_by_field(world, kaja, acting, told, field):
    with pytest.raises(ValidationError) as problem:
        actions_places.make_place(by=acting(kaja), unit=world.service, **(PLACE | told))
    assert list(problem.value.message_dict) == [field]


def test_whoever_meets_people_does_not_keep_places(world, sunniva, acting):
    with pytest.raises(Refused):
        actions_places.make_place(by=acting(sunniva), unit=world.service, **PLACE)


def test_a_place_does_not_get_smaller_than_who_lives_there(world, kaja, case, acting):
    place = make_place(world.service)
    make_stay(case, place, beds=2)
    by = acting(kaja)
    with pytest.raises(ValidationError, match="2 live there now"):
        actions_places.change_place(by=by, place=place, **(PLACE | {"capacity": 1}))
    changed = actions_places.change_place(by=by, place=place, **(PLACE | {"capacity": 4}))
    assert (changed.free, PlaceCapacity.objects.filter(place=place).count()) == (2, 1)


def test_a_place_is_given_up_when_nobody_lives_there(world, kaja, case, acting):
    stay = make_stay(case)
    by = acting(kaja)
    with pytest.raises(ValidationError, match="Somebody lives there"):
        actions_places.give_up_place(by=by, place=stay.place)
    actions.end_stay(by=by, stay=stay, where_to="own_home")
    assert actions_places.give_up_place(by=by, place=stay.place).active_to == TODAY()
    assert not queries.open_places(case).exists()


# ---- Stays


def test_somebody_is_placed_and_leaves(world, kaja, sunniva, case, acting):
    place = make_place(world.service)
    make_member(case, sunniva)
    by = acting(sunniva)
    stay = actions.place_person(
        by=by, case=case, place=place, kind="shielded", shielded_until=days(30)
    )
    place.refresh_from_db()
    assert (place.taken, stay.by, stay.is_current) == (1, sunniva, True)
    left = actions.end_stay(by=by, stay=stay, where_to="own_home")
    place.refresh_from_db()
    assert (place.taken, left.where_to) == (0, "own_home")
    with pytest.raises(ValidationError, match="left this place already"):
        actions.end_stay(by=by, stay=stay, where_to="own_home")


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"first": 1}, "first"),
        ({"planned_to": -1}, "planned_to"),
        ({"shielded_until": -1}, "shielded_until"),
        ({"kind": "picnic"}, "kind"),
        ({"beds": 0}, "beds"),
        ({"beds": 3}, "place"),
        ({"first": -400}, "place"),
    ],
)
def test_a_stay_that_cannot_be_is_refused_by_field(world, kaja, case, acting, told, field):
    given = {name: days(n) if name not in ("kind", "beds") else n for name, n in told.items()}
    with pytest.raises(ValidationError) as problem:
        actions.place_person(
            by=acting(kaja),
            case=case,
            place=make_place(world.service),
            **({"kind": "shielded"} | given),
        )
    assert list(problem.value.message_dict) == [field]
    assert not Stay.objects.exists()


def test_one_lives_in_one_place_at_a_time_and_in_ones_own_unit(world, kaja, case, acting):
    by = acting(kaja)
    with pytest.raises(ValidationError, match="of this unit"):
        actions.place_person(by=by, case=case, place=make_place(world.clinic), kind="shielded")
    make_stay(case)
    with pytest.raises(ValidationError, match="live somewhere already"):
        actions.place_person(by=by, case=case, place=make_place(world.service), kind="shielded")


def test_emergency_help_is_never_locked(world, kaja, acting):
    case = make_case(make_person(world), kaja, age=Age.CHILD)
    by = acting(kaja)
    place = make_place(world.service, kind="emergency_bed")
    with pytest.raises(ValidationError, match="locked"):
        actions.place_person(by=by, case=case, place=place, kind="shielded")
    actions_waiting.put_on_list(by=by, case=case, **LOOK)
    stay = actions.place_person(by=by, case=case, place=place, kind="emergency")
    assert Waiting.objects.get(case=case).state == "placed"
    actions.end_stay(by=by, stay=stay, where_to="child_welfare")


def test_the_database_itself_refuses_too_many(world, case):
    place = make_stay(case).place
    with pytest.raises(IntegrityError), transaction.atomic():
        Place.objects.filter(pk=place.pk).update(taken=3)


@pytest.mark.django_db(transaction=True)
def test_two_who_want_the_last_bed_wait_for_each_other(world, kaja):
    place = make_place(world.service, capacity=1)
    cases = [make_case(make_person(world), kaja) for _ in range(4)]
    waiting = list(cases)

    def place_one():
        case = waiting.pop()
        try:
            with acting_as(OPERATOR):
                actions.place_person(by=OPERATOR, case=case, place=place, kind="emergency")
        except ValidationError as problem:
            return "full" in str(problem)
        return "placed"

    assert sorted(map(str, at_once(place_one, 4))) == ["True", "True", "True", "placed"]
    place.refresh_from_db()
    assert place.taken == 1


def test_a_mistake_counts_nowhere(world, kaja, case, acting):
    stay = make_stay(case, first=days(0))
    actions.end_stay(by=acting(kaja), stay=stay, where_to="mistake")
    assert queries.lived_in(stay.place) == []


# ---- Closing


def test_a_case_is_not_closed_over_a_bed_that_nobody_answers_for(world, kaja, leila, case, acting):
    stay = make_stay(case)
    by = acting(kaja)
    with pytest.raises(ValidationError, match="who answers for it"):
        close_case(by=by, case=case, closing="settled")
    actions.change_stay(
        by=by, stay=stay, planned_to=None, shielded_until=None, goes_on_with="municipality"
    )
    close_case(by=by, case=case, closing="settled")
    assert [one.pk for one in queries.left_behind(acting(leila), stay.place)] == [stay.pk]
    freed = actions_places.free_bed(by=acting(leila), stay=stay)
    place = Place.objects.get(pk=stay.place_id)
    assert (freed.ended_on, place.taken) == (TODAY(), 0)


def test_the_bed_of_an_open_case_is_its_teams_to_free(world, kaja, sunniva, leila, case, acting):
    stay = make_stay(case)
    with pytest.raises(ValidationError, match="its team"):
        actions_places.free_bed(by=acting(leila), stay=stay)
    with pytest.raises(Refused):
        actions_places.free_bed(by=acting(sunniva), stay=stay)


def test_closing_takes_everybody_off_the_list_and_lets_readers_go(world, kaja, case, acting):
    stay = make_stay(case)
    reader = name_reader(stay, kaja)
    by = acting(kaja)
    actions.change_stay(by=by, stay=stay, planned_to=None, shielded_until=None, goes_on_with="nav")
    row = actions_waiting.put_on_list(by=by, case=case, **LOOK)
    offer = actions_waiting.ask_place(by=by, case=case, place=stay.place)
    close_case(by=by, case=case, closing="settled")
    for one in (row, offer, reader):
        one.refresh_from_db()
    assert (row.state, row.why, offer.state) == ("withdrawn", "case_closed", "dropped")
    assert reader.ended_at is not None
    reopen_case(by=acting(kaja), case=case)
    assert not queries.readers_of(stay).exists()


# ---- The waiting list


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"who_for": ""}, "who_for"),
        ({"shielding": "a wall"}, "shielding"),
        ({"priority": ""}, "priority"),
        ({"beds": 0}, "beds"),
        ({"since": 1}, "since"),
    ],
)
def test_what_cannot_stand_on_the_list_is_refused(kaja, case, acting, told, field):
    given = {name: days(n) if name == "since" else n for name, n in told.items()}
    with pytest.raises(ValidationError) as problem:
        actions_waiting.put_on_list(by=acting(kaja), case=case, **(LOOK | given))
    assert list(problem.value.message_dict) == [field]


def test_the_list_goes_by_urgency_then_by_day(world, kaja, acting):
    order = [("planned", 0), ("soon", -1), ("acute", 0), ("soon", -9)]
    for priority, n in order:
        case = make_case(make_person(world), kaja)
        told = LOOK | {"priority": priority, "since": days(n)}
        actions_waiting.put_on_list(by=acting(kaja), case=case, **told)
    by = acting(kaja)
    found = [(row.priority, (row.since - TODAY()).days) for row in queries.waiting_for(by)]
    assert found == [("acute", 0), ("soon", -9), ("soon", -1), ("planned", 0)]


def test_one_waits_once_until_placed_or_taken_off(world, kaja, case, acting):
    by = acting(kaja)
    row = actions_waiting.put_on_list(by=by, case=case, **LOOK)
    with pytest.raises(ValidationError, match="on the list already"):
        actions_waiting.put_on_list(by=by, case=case, **LOOK)
    actions_waiting.change_priority(by=by, waiting=row, priority="acute")
    actions_waiting.leave_list(by=by, waiting=row, why="own_solution")
    with pytest.raises(ValidationError, match="not on the list"):
        actions_waiting.leave_list(by=by, waiting=row, why="own_solution")
    assert queries.waiting_of(case) is None


@pytest.mark.parametrize("now", OfferState.values)
@pytest.mark.parametrize("becomes", OfferState.values)
def test_every_pair_of_answers_is_tried(world, kaja, case, acting, now, becomes):
    by = acting(kaja)
    offer = actions_waiting.ask_place(by=by, case=case, place=make_place(world.service))
    reason = "no_room" if now in ("refused", "declined") else ""
    if now != "asked":
        type(offer).objects.filter(pk=offer.pk).update(
            state=now, answered_on=TODAY(), reason=reason
        )
    told = {"by": by, "offer": offer, "state": becomes, "reason": "too_risky"}
    if OFFER.allows(now, becomes):
        assert actions_waiting.answer_offer(**told).state == becomes
    else:
        with pytest.raises(ValidationError, match="cannot follow"):
            actions_waiting.answer_offer(**told)


def test_a_no_has_a_reason_and_a_day_after_the_question(world, kaja, case, acting):
    by = acting(kaja)
    offer = actions_waiting.ask_place(by=by, case=case, place=make_place(world.service))
    with pytest.raises(ValidationError) as problem:
        actions_waiting.answer_offer(by=by, offer=offer, state="refused", answered_on=days(-1))
    assert sorted(problem.value.message_dict) == ["answered_on", "reason"]


def test_whoever_is_not_in_the_team_places_nobody(world, leila, case, acting):
    by = acting(leila)
    place = make_place(world.service)
    for act in (
        lambda: actions.place_person(by=by, case=case, place=place, kind="emergency"),
        lambda: actions_waiting.put_on_list(by=by, case=case, **LOOK),
        lambda: actions_waiting.ask_place(by=by, case=case, place=place),
    ):
        with pytest.raises(Refused):
            act()
