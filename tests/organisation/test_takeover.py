"""No quiet takeover: who is told when somebody is let in, or an account's sign-in changed."""

from collections.abc import Callable

import pytest
from allauth.mfa.models import Authenticator

from lykt.organisation import actions, notices, takeover
from lykt.organisation.acting import Actor
from lykt.organisation.codes import NoticeKind
from lykt.organisation.models import Notice, Staff, StaffPost
from lykt.organisation.notices import notices_for, unseen_for
from lykt.organisation.roles import Role
from tests.support.people import World, make_staff


pytestmark = pytest.mark.django_db

OPERATOR = Actor(kind="operator", name="olav")
K = NoticeKind


def remove_factor(by: Actor, staff: Staff) -> None:
    Authenticator.objects.create(user=staff, type=Authenticator.Type.TOTP, data={"secret": "x"})
    actions.remove_second_factor(by=by, staff=staff)


def reopen(by: Actor, staff: Staff) -> None:
    actions.close_account(by=by, staff=staff)
    actions.reopen_account(by=by, staff=staff)
    staff.refresh_from_db()


#: Each act by which one could become a colleague, what others hear of it, and what they do.
ACTS: dict[str, tuple[Callable[[Actor, Staff], object], NoticeKind, NoticeKind]] = {
    "password": (
        lambda by, staff: actions.give_one_time_password(by=by, staff=staff),
        K.PASSWORD_GIVEN,
        K.OWN_PASSWORD_GIVEN,
    ),
    "factor": (remove_factor, K.FACTOR_REMOVED, K.OWN_FACTOR_REMOVED),
    "reopened": (reopen, K.ACCOUNT_REOPENED, K.OWN_ACCOUNT_REOPENED),
}


def heard(staff: Staff) -> list[tuple[str, str]]:
    return [(notice.what, notice.about) for notice in unseen_for(staff.as_actor())]


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("by", ["astrid", "operator"])
def test_officer_leader_and_owner_are_told(
    world: World, act: str, by: str, froya: Staff, leila: Staff, odin: Staff, astrid: Staff
) -> None:
    lise = make_staff(Role.UNIT_LEADER, world.clinic, "lise")
    leif = make_staff(Role.UNIT_LEADER, world.elsewhere, "leif")
    do, what, own = ACTS[act]
    do(astrid.as_actor() if by == "astrid" else OPERATOR, froya)
    assert heard(odin) == heard(leila) == [(what, "froya")]
    assert heard(froya) == [(own, "")]
    assert heard(lise) == heard(leif) == heard(astrid) == []
    assert set(Notice.objects.values_list("by", flat=True)) == {
        "astrid" if by == "astrid" else "operator olav"
    }


def test_the_leader_of_each_unit_is_told_and_the_officer_once(
    world: World, froya: Staff, leila: Staff, odin: Staff, astrid: Staff
) -> None:
    lise = make_staff(Role.UNIT_LEADER, world.clinic, "lise")
    StaffPost.objects.create(
        staff=froya, controller=world.fjordby, unit=world.clinic, role=Role.ANALYST
    )
    actions.give_one_time_password(by=astrid.as_actor(), staff=froya)
    assert [len(heard(staff)) for staff in (lise, leila, odin)] == [1, 1, 1]


def test_units_that_were_left_are_not_told(
    world: World, froya: Staff, odin: Staff, astrid: Staff
) -> None:
    lise = make_staff(Role.UNIT_LEADER, world.clinic, "lise")
    past = StaffPost.objects.create(
        staff=froya,
        controller=world.fjordby,
        unit=world.clinic,
        role=Role.ANALYST,
        since="2019-01-01",
        until="2020-01-01",
    )
    actions.give_one_time_password(by=astrid.as_actor(), staff=froya)
    assert heard(lise) == []
    # With no post left, those of where it was are told: it may be given one tomorrow.
    froya.posts.exclude(pk=past.pk).delete()
    actions.give_one_time_password(by=astrid.as_actor(), staff=froya)
    assert len(heard(lise)) == 1
    assert len(heard(odin)) == 2


@pytest.mark.parametrize("name", ["odin", "astrid"])
def test_all_leaders_are_told_of_an_account_that_oversees_the_whole(
    world: World, request: pytest.FixtureRequest, name: str, leila: Staff, odin: Staff
) -> None:
    """Whoever becomes the officer reads the officer's notices, and could say "seen"."""
    lise = make_staff(Role.UNIT_LEADER, world.clinic, "lise")
    second = make_staff(Role.ADMINISTRATOR, world.service, "annen")
    overseer = request.getfixturevalue(name)
    actions.give_one_time_password(by=second.as_actor(), staff=overseer)
    told = (K.PASSWORD_GIVEN, name)
    assert told in heard(odin)
    assert heard(leila) == heard(lise) == [told]


def test_both_controllers_of_an_account_are_told(
    world: World, froya: Staff, odin: Staff, leila: Staff
) -> None:
    StaffPost.objects.create(
        staff=froya, controller=world.elvestad, unit=world.elsewhere, role=Role.ANALYST
    )
    olga = make_staff(Role.DATA_PROTECTION_OFFICER, world.elsewhere, "olga")
    leif = make_staff(Role.UNIT_LEADER, world.elsewhere, "leif")
    actions.give_one_time_password(by=OPERATOR, staff=froya)
    for staff in (odin, leila, olga, leif):
        assert heard(staff) == [(K.PASSWORD_GIVEN, "froya")]
    assert heard(froya) == [(K.OWN_PASSWORD_GIVEN, "")]


def test_a_made_up_colleague_is_seen_coming(
    world: World, astrid: Staff, leila: Staff, odin: Staff
) -> None:
    actions.make_account(
        by=astrid.as_actor(),
        username="ny",
        name="Ny",
        role=Role.FIELD_WORKER,
        controller=world.fjordby,
        unit=world.service,
    )
    assert heard(leila) == heard(odin) == [(K.POST_GIVEN, "ny · field_worker")]


def test_a_new_officer_is_known_to_all_leaders(world: World, astrid: Staff, leila: Staff) -> None:
    other = make_staff(Role.ANALYST, world.clinic, "annen")
    actions.give_post(
        by=astrid.as_actor(),
        staff=other,
        role=Role.DATA_PROTECTION_OFFICER,
        controller=world.fjordby,
    )
    assert heard(leila) == [(K.POST_GIVEN, "annen · data_protection_officer")]


def test_what_one_does_to_oneself_is_told_nobody(froya: Staff) -> None:
    actions.end_sessions(by=froya.as_actor(), staff=froya)
    actions.choose_password(by=froya.as_actor(), staff=froya, password="a window in a lantern")
    assert not Notice.objects.exists()


def test_a_program_lets_nobody_in(world: World, leila: Staff, odin: Staff) -> None:
    """The demo makes its accounts; nobody learns a password by it."""
    actions.make_account(
        by=Actor(kind="job", name="demo"),
        username="ny",
        name="Ny",
        role=Role.FIELD_WORKER,
        controller=world.fjordby,
        unit=world.service,
    )
    assert heard(leila) == heard(odin) == []


def test_an_account_without_any_post_can_still_be_helped(db: None) -> None:
    nobody = Staff.objects.create_user("ingen", name="Ingen")
    assert actions.give_one_time_password(by=OPERATOR, staff=nobody)
    assert not Notice.objects.exists()


@pytest.mark.parametrize(
    "act", ["give_one_time_password", "remove_second_factor", "reopen_account"]
)
def test_nothing_is_done_when_nobody_can_be_told(
    act: str, froya: Staff, astrid: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The notice and what it tells of stand or fall together."""
    Authenticator.objects.create(user=froya, type=Authenticator.Type.TOTP, data={"secret": "x"})
    Staff.objects.filter(pk=froya.pk).update(is_active=False)

    def state() -> list[object]:
        return [
            Staff.objects.filter(pk=froya.pk).values().get(),
            Authenticator.objects.filter(user=froya).count(),
            froya.history.count(),
        ]

    def broken(**told: object) -> None:
        raise RuntimeError("the disk is full")

    monkeypatch.setattr(takeover, "tell", broken)
    before = state()
    with pytest.raises(RuntimeError):
        getattr(actions, act)(by=astrid.as_actor(), staff=froya)
    assert state() == before


def test_the_owner_hears_of_it_until_they_have_said_so(froya: Staff, astrid: Staff) -> None:
    actions.give_one_time_password(by=astrid.as_actor(), staff=froya)
    own = unseen_for(froya.as_actor()).get()
    notices.seen(by=froya.as_actor(), notice=own)
    assert heard(froya) == []
    # It is still there to be looked up.
    assert list(notices_for(froya.as_actor())) == [own]
