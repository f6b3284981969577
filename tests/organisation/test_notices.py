"""Who is told of what, until when, and who has seen it."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone

from lykt.organisation.access import Refused
from lykt.organisation.acting import Actor
from lykt.organisation.codes import SENTENCES, NoticeKind
from lykt.organisation.models import Notice, NoticeSeen, Staff, StaffPost
from lykt.organisation.notices import RECENT_DAYS, notices_for, seen, tell, unseen_for
from lykt.organisation.roles import CONTROLLER_WIDE, Role
from tests.support.people import World, make_staff


pytestmark = pytest.mark.django_db

OPERATOR = Actor(kind="operator", name="test")
LEADER, OFFICER = Role.UNIT_LEADER, Role.DATA_PROTECTION_OFFICER


def told(world: World, **more: Any) -> Notice:
    """Tell the officer and the leader of the service of an emergency, unless told otherwise."""
    fallen_back: dict[str, Any] = {
        "what": NoticeKind.EMERGENCY_OPENED,
        "controller": world.fjordby.pk,
        "unit": world.service.pk,
        "roles": [LEADER, OFFICER],
        "actor": OPERATOR,
    }
    return tell(**fallen_back | more)


@pytest.mark.parametrize(
    ("roles", "where", "reached"),
    [
        # Told to roles in a unit: there and nowhere else.
        ({LEADER}, "service", {"unit_leader at service"}),
        ({LEADER}, "clinic", {"unit_leader at clinic"}),
        # Told in the whole controller: in each of its units, and in no other controller.
        ({LEADER}, None, {"unit_leader at service", "unit_leader at clinic"}),
        # Who oversees the controller is told wherever in it it happened.
        ({OFFICER}, "service", {"data_protection_officer at service"}),
        ({OFFICER}, None, {"data_protection_officer at service"}),
        (
            {LEADER, OFFICER},
            "service",
            {"unit_leader at service", "data_protection_officer at service"},
        ),
        (
            {Role.FIELD_WORKER, Role.ANALYST},
            "clinic",
            {"field_worker at clinic", "analyst at clinic"},
        ),
    ],
)
def test_whom_a_notice_reaches(
    world: World, roles: set[Role], where: str | None, reached: set[str]
) -> None:
    unit = getattr(world, where).pk if where else None
    notice = told(world, roles=roles, unit=unit)
    found = set()
    for role in Role:
        for place in ("service", "clinic", "elsewhere"):
            if role in CONTROLLER_WIDE and place == "clinic":
                continue
            reader = make_staff(role, getattr(world, place), f"{role}_{place}").as_actor()
            if notice in notices_for(reader):
                found.add(f"{role} at {place}")
    assert found == reached


def test_one_can_be_told_directly_whatever_post_one_holds(
    world: World, froya: Staff, sunniva: Staff, leila: Staff, odin: Staff
) -> None:
    notice = told(world, roles=[], staff=froya.pk, what=NoticeKind.OWN_PASSWORD_GIVEN)
    froya.posts.update(until="2020-01-02")
    assert list(notices_for(froya.as_actor())) == [notice]
    for other in (sunniva, leila, odin):
        assert list(notices_for(other.as_actor())) == []


def test_a_post_that_is_over_hears_no_more(world: World, leila: Staff) -> None:
    told(world)
    leila.posts.update(until=timezone.localdate() - timedelta(days=1))
    assert not notices_for(leila.as_actor()).exists()


def test_two_posts_are_told_once(world: World, leila: Staff) -> None:
    told(world, unit=None)
    StaffPost.objects.create(
        staff=leila, controller=world.fjordby, unit=world.clinic, role=LEADER, since="2020-01-01"
    )
    assert notices_for(leila.as_actor()).count() == 1


def test_somebody_is_told(world: World) -> None:
    with pytest.raises(ValueError, match="told to somebody"):
        told(world, roles=[])


@pytest.mark.parametrize("field", ["about", "link"])
def test_a_notice_holds_no_stories(world: World, field: str) -> None:
    with pytest.raises(ValueError, match="no stories"):
        told(world, **{field: "x" * 201})
    assert len(getattr(told(world, **{field: "x" * 200}), field)) == 200


class TestAgain:
    """What happens over and over is told once, until somebody has seen it."""

    def test_it_is_left_at_one_while_nobody_has_seen_it(self, world: World, leila: Staff) -> None:
        first = told(world, again=False, about="x")
        assert told(world, again=False, about="x") == first
        assert Notice.objects.count() == 1
        seen(by=leila.as_actor(), notice=first)
        assert told(world, again=False, about="x") != first

    @pytest.mark.parametrize(
        "other",
        [
            {"about": "y"},
            {"link": "today"},
            {"what": NoticeKind.ERASED},
            {"unit": None},
            {"roles": [LEADER]},
            {"subject": uuid4()},
        ],
    )
    def test_what_differs_is_told(self, world: World, other: dict[str, Any]) -> None:
        told(world, again=False, about="x")
        told(world, **{"again": False, "about": "x"} | other)
        assert Notice.objects.count() == 2

    def test_else_each_is_told(self, world: World) -> None:
        told(world)
        told(world)
        assert Notice.objects.count() == 2


class TestSeen:
    """Each says for themselves that they have seen it."""

    def test_who_and_when_is_kept_once(self, world: World, leila: Staff, odin: Staff) -> None:
        notice = told(world)
        first = seen(by=leila.as_actor(), notice=notice)
        assert seen(by=leila.as_actor(), notice=notice) == first
        assert NoticeSeen.objects.get().staff == leila
        assert list(unseen_for(leila.as_actor())) == []
        assert [row.seen for row in notices_for(leila.as_actor())] == [True]
        # The officer has not seen it by that.
        assert list(unseen_for(odin.as_actor())) == [notice]

    @pytest.mark.parametrize("name", ["froya", "ulrik", "astrid"])
    def test_nobody_says_it_who_was_not_told(
        self, world: World, request: pytest.FixtureRequest, name: str
    ) -> None:
        notice = told(world)
        with pytest.raises(Refused):
            seen(by=request.getfixturevalue(name).as_actor(), notice=notice)

    def test_no_operator_says_it_for_them(self, world: World) -> None:
        notice = told(world)
        assert notice in notices_for(OPERATOR)
        with pytest.raises(Refused):
            seen(by=OPERATOR, notice=notice)


def test_old_ones_go_from_the_list_once_somebody_has_seen_them(
    world: World, leila: Staff, odin: Staff
) -> None:
    old, older = told(world), told(world)
    days = timedelta(days=RECENT_DAYS + 1)
    Notice.objects.filter(pk__in=[old.pk, older.pk]).update(at=timezone.now() - days)
    recent = told(world)
    seen(by=odin.as_actor(), notice=old)
    assert set(notices_for(leila.as_actor())) == {older, recent}


def test_who_did_it_is_named_with_what_they_are(world: World, froya: Staff) -> None:
    assert told(world).by == "operator test"
    assert told(world, actor=froya.as_actor()).by == "froya"


def test_each_kind_has_a_sentence() -> None:
    assert set(SENTENCES) == set(NoticeKind)
