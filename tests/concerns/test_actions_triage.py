"""What becomes of a concern: triaged, handed on, no ground, closed, opened again."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from lykt.concerns import actions_triage
from lykt.concerns.models import Concern, ConcernEvent
from lykt.concerns.queries import concerns_for, left_behind, waiting_for
from lykt.organisation.access import Refused
from lykt.organisation.acting import Actor, acting_as
from lykt.organisation.models import Staff, StaffPost, Unit
from lykt.organisation.notices import notices_for
from lykt.organisation.orphans import hand_over, orphan_for
from lykt.organisation.roles import Role, UnitKind
from tests.support.concerns import make_concern, notify
from tests.support.people import World, make_staff


@pytest.fixture
def coordination(world: World) -> Unit:
    """The unit that coordinates in Fjordby."""
    unit: Unit = Unit.objects.create(
        controller=world.fjordby, name="Koordinering", kind=UnitKind.COORDINATION
    )
    return unit


def test_triage_says_when_and_who(world: World, froya: Staff, kaja: Staff) -> None:
    concern = make_concern(world, froya)
    with acting_as(kaja.as_actor()) as actor:
        now = actions_triage.triage(by=actor, concern=concern, urgency="now")
    assert (now.state, now.urgency, now.owner_id) == ("triaged", "now", kaja.pk)
    assert now.triaged_at is not None


@pytest.mark.parametrize("role", list(Role))
def test_who_triages(world: World, role: Role) -> None:
    concern = make_concern(world)
    staff = make_staff(role, world.service, "someone")
    with acting_as(staff.as_actor()) as actor:
        if role in (Role.CASE_COORDINATOR, Role.UNIT_LEADER):
            assert actions_triage.triage(by=actor, concern=concern).pk
        else:
            with pytest.raises(Refused):
                actions_triage.triage(by=actor, concern=concern)


def test_whoever_works_elsewhere_sees_to_nothing_here(
    world: World, kaja: Staff, ulrik: Staff
) -> None:
    concern = make_concern(world)
    with (
        acting_as(kaja.as_actor()) as actor,
        pytest.raises(ValidationError, match="works in this"),
    ):
        actions_triage.triage(by=actor, concern=concern, owner=ulrik)


def test_handed_on_it_is_the_other_units_and_can_come_back(
    world: World, coordination: Unit, kaja: Staff
) -> None:
    karin = make_staff(Role.CASE_COORDINATOR, coordination, "karin")
    concern = make_concern(world)
    with acting_as(kaja.as_actor()) as actor:
        with pytest.raises(ValidationError, match="cannot be done"):
            actions_triage.hand_on(by=actor, concern=concern, to=coordination)
        actions_triage.triage(by=actor, concern=concern)
        with pytest.raises(ValidationError, match="coordinates"):
            actions_triage.hand_on(by=actor, concern=concern, to=world.clinic)
        now = actions_triage.hand_on(by=actor, concern=concern, to=coordination)
        assert (now.state, now.unit, now.owner) == ("handed_on", coordination, None)
        assert not concerns_for(actor).exists()
    with acting_as(karin.as_actor()) as actor:
        assert [one.what for one in notices_for(actor)] == ["concern_handed_on"]
        assert [one.pk for one in waiting_for(actor)] == [concern.pk]
        back = actions_triage.hand_back(by=actor, concern=concern)
        assert (back.state, back.unit_id, back.handed_at) == ("triaged", world.service.pk, None)


def test_what_has_no_ground_is_opened_again_where_it_stood(world: World, kaja: Staff) -> None:
    concern = make_concern(world)
    with acting_as(kaja.as_actor()) as actor:
        now = actions_triage.decide(by=actor, concern=concern, becomes="no_ground")
        assert now.state == "no_ground"
        with pytest.raises(ValidationError, match="Open it again"):
            actions_triage.triage(by=actor, concern=concern)
        now = actions_triage.reopen_concern(by=actor, concern=concern)
        assert (now.state, now.ended_at) == ("triaged", None)
        with pytest.raises(ValidationError, match="is open"):
            actions_triage.reopen_concern(by=actor, concern=concern)


def test_a_childs_concern_is_never_without_ground(world: World, kaja: Staff) -> None:
    concern = make_concern(world, age="child")
    notify(concern)
    with acting_as(kaja.as_actor()) as actor:
        with pytest.raises(ValidationError, match="cannot be done"):
            actions_triage.say_no_ground(by=actor, concern=concern)
        now = actions_triage.close_concern(by=actor, concern=concern, closing="child_welfare")
        assert (now.state, now.closing) == ("closed", "child_welfare")
        assert actions_triage.reopen_concern(by=actor, concern=concern).state == "notified"


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"becomes": "closed"}, "closing"),
        ({"becomes": "closed", "closing": "solved"}, "closing"),
        ({"becomes": "handed_on"}, "to"),
        ({"becomes": "forgotten"}, "becomes"),
        ({"becomes": "stays", "urgency": "some day"}, "urgency"),
    ],
)
def test_what_is_half_decided_is_not_done_at_all(
    world: World, operator: Actor, told: dict[str, Any], field: str
) -> None:
    concern = make_concern(world)
    with pytest.raises(ValidationError) as refused:
        actions_triage.decide(by=operator, concern=concern, **told)
    assert list(refused.value.message_dict) == [field]
    assert Concern.objects.get().state == "received"
    assert ConcernEvent.objects.count() == 1


def test_what_a_leaver_had_is_somebody_elses(
    world: World, froya: Staff, kaja: Staff, leila: Staff
) -> None:
    concern = make_concern(world, froya)
    assert left_behind_of(leila, world) == []
    StaffPost.objects.filter(staff=froya).update(until="2020-02-01")
    with acting_as(leila.as_actor()) as actor:
        found = orphan_for(actor, "concern", concern.handle)
        assert found is not None
        kind, orphan = found
        assert concern.label not in str(orphan.label)
        hand_over(by=actor, kind=kind, orphan=orphan, to=kaja)
        assert Concern.objects.get().owner_id == kaja.pk
    assert left_behind_of(leila, world) == []


def left_behind_of(leader: Staff, world: World) -> list[Any]:
    with acting_as(leader.as_actor()):
        return left_behind([world.service.pk])
