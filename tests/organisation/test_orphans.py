"""What is left behind when somebody leaves: found by the leader, given to who works there."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from lykt.organisation import orphans
from lykt.organisation.access import Refused
from lykt.organisation.acting import Actor
from lykt.organisation.models import Staff, StaffPost
from lykt.organisation.orphans import hand_over, orphan_for, orphans_for, staff_of
from lykt.organisation.roles import Role
from tests.support.orphans import Drawers
from tests.support.people import World, make_staff


pytestmark = pytest.mark.django_db


@pytest.fixture
def drawers(monkeypatch: pytest.MonkeyPatch) -> Drawers:
    """Let drawers be all that can be left behind."""
    monkeypatch.setattr(orphans, "_kinds", {})
    room = Drawers()
    orphans.add(room.handed_down())
    return room


def leaves(staff: Staff) -> None:
    """Let someone hold no post any more."""
    staff.posts.update(until=timezone.localdate() - timedelta(days=1))


def left_to(staff: Staff) -> list[str]:
    return [orphan.owner.username for _kind, orphan in orphans_for(staff.as_actor())]


def test_whoever_holds_no_post_has_left(
    drawers: Drawers, leila: Staff, froya: Staff, hedda: Staff
) -> None:
    assert left_to(leila) == []
    leaves(froya)
    assert left_to(leila) == ["froya"]


def test_whoever_is_shut_out_has_left(drawers: Drawers, leila: Staff, froya: Staff) -> None:
    Staff.objects.filter(pk=froya.pk).update(is_active=False)
    assert left_to(leila) == ["froya"]


def test_a_post_elsewhere_is_not_a_post_here(
    world: World, drawers: Drawers, leila: Staff, froya: Staff
) -> None:
    leaves(froya)
    StaffPost.objects.create(
        staff=froya, controller=world.fjordby, unit=world.clinic, role=Role.ANALYST
    )
    assert left_to(leila) == ["froya"]


def test_another_post_here_is(world: World, drawers: Drawers, leila: Staff, froya: Staff) -> None:
    leaves(froya)
    StaffPost.objects.create(
        staff=froya, controller=world.fjordby, unit=world.service, role=Role.ANALYST
    )
    assert left_to(leila) == []


@pytest.mark.parametrize("role", Role)
def test_only_the_leader_of_the_unit_finds_it(
    world: World, drawers: Drawers, froya: Staff, role: Role
) -> None:
    leaves(froya)
    for place in ("service", "clinic", "elsewhere"):
        reader = make_staff(role, getattr(world, place), f"{role}_{place}")
        here = role == Role.UNIT_LEADER and place == "service"
        assert left_to(reader) == (["froya"] if here else [])


def test_an_operator_finds_all(world: World, drawers: Drawers, froya: Staff, ulrik: Staff) -> None:
    leaves(froya)
    leaves(ulrik)
    assert len(orphans_for(Actor(kind="operator", name="test"))) == 2


class TestHandingOver:
    """From who has left to who works there."""

    @pytest.fixture
    def handle(self, froya: Staff) -> str:
        leaves(froya)
        return froya.posts.get().handle

    def give(self, by: Staff, to: Staff, handle: str) -> None:
        found = orphan_for(by.as_actor(), "drawer", handle)
        assert found
        hand_over(by=by.as_actor(), kind=found[0], orphan=found[1], to=to)

    @pytest.mark.parametrize("name", ["leila", "sunniva"])
    def test_to_oneself_or_a_colleague(
        self,
        drawers: Drawers,
        leila: Staff,
        handle: str,
        request: pytest.FixtureRequest,
        name: str,
    ) -> None:
        to = request.getfixturevalue(name)
        self.give(leila, to, handle)
        assert drawers.taken == [(leila.as_actor(), handle, to)]
        assert left_to(leila) == []

    @pytest.mark.parametrize("name", ["froya", "ulrik", "astrid"])
    def test_not_to_who_does_not_work_there(
        self,
        drawers: Drawers,
        leila: Staff,
        handle: str,
        request: pytest.FixtureRequest,
        name: str,
    ) -> None:
        with pytest.raises(ValidationError, match="works in this unit"):
            self.give(leila, request.getfixturevalue(name), handle)
        assert drawers.taken == []

    def test_not_by_a_leader_of_another_unit(
        self, world: World, drawers: Drawers, leila: Staff, handle: str
    ) -> None:
        lise = make_staff(Role.UNIT_LEADER, world.clinic, "lise")
        assert orphan_for(lise.as_actor(), "drawer", handle) is None
        found = orphan_for(leila.as_actor(), "drawer", handle)
        assert found
        with pytest.raises(Refused):
            hand_over(by=lise.as_actor(), kind=found[0], orphan=found[1], to=lise)
        assert drawers.taken == []

    def test_what_is_not_there_is_not_found(
        self, drawers: Drawers, leila: Staff, handle: str
    ) -> None:
        assert orphan_for(leila.as_actor(), "drawer", "nothing") is None
        assert orphan_for(leila.as_actor(), "cupboard", handle) is None


def test_those_who_work_in_a_unit(world: World, froya: Staff, leila: Staff, ulrik: Staff) -> None:
    gone = make_staff(Role.ANALYST, world.service, "gone")
    leaves(gone)
    shut = make_staff(Role.ANALYST, world.service, "shut")
    Staff.objects.filter(pk=shut.pk).update(is_active=False)
    make_staff(Role.DATA_PROTECTION_OFFICER, world.service)
    assert set(staff_of(world.service.pk)) == {froya, leila}


def test_a_kind_is_handed_down_by_one_room(drawers: Drawers) -> None:
    orphans.add(drawers.handed_down())
    with pytest.raises(ValueError, match="two rooms"):
        orphans.add(Drawers().handed_down())
