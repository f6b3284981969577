"""Who may do what to an account, and what no one may."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.core.exceptions import ValidationError
from django.utils import timezone

from lykt.organisation import actions
from lykt.organisation.access import Refused
from lykt.organisation.acting import Actor
from lykt.organisation.codes import AccountAct
from lykt.organisation.models import AccountChange, Staff, StaffPost
from lykt.organisation.passwords import one_time_password
from lykt.organisation.roles import Role
from tests.support.people import PASSWORD, World, make_staff


pytestmark = pytest.mark.django_db

OPERATOR = Actor(kind="operator", name="test")


def acts(world: World, target: Staff) -> dict[str, Callable[[Actor], object]]:
    """Return every act on an account, ready to be tried by someone."""
    post = target.posts.get()
    today = timezone.localdate()
    place = {"role": Role.ANALYST, "controller": world.fjordby, "unit": world.clinic}
    return {
        "make_account": lambda by: actions.make_account(by=by, username="ny", name="Ny", **place),
        "give_post": lambda by: actions.give_post(by=by, staff=target, **place),
        "end_post": lambda by: actions.end_post(by=by, post=post, until=today),
        "close_account": lambda by: actions.close_account(by=by, staff=target),
        "reopen_account": lambda by: actions.reopen_account(by=by, staff=target),
        "give_one_time_password": lambda by: actions.give_one_time_password(by=by, staff=target),
        "remove_second_factor": lambda by: actions.remove_second_factor(by=by, staff=target),
        "change_details": lambda by: actions.change_details(
            by=by, staff=target, name="New", email="", language="nn"
        ),
        "end_sessions": lambda by: actions.end_sessions(by=by, staff=target),
    }


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize(
    "act",
    [
        "make_account",
        "give_post",
        "end_post",
        "close_account",
        "reopen_account",
        "give_one_time_password",
        "remove_second_factor",
        "change_details",
        "end_sessions",
    ],
)
def test_only_an_administrator_governs_accounts(
    world: World, froya: Staff, role: Role, act: str
) -> None:
    Authenticator.objects.create(user=froya, type=Authenticator.Type.TOTP, data={"secret": "x"})
    before = froya.history.count()
    who = make_staff(role, world.service, f"tries_{role}")
    do = acts(world, froya)[act]
    if role == Role.ADMINISTRATOR:
        do(who.as_actor())
        entry = AccountChange.objects.first()
        assert entry is not None
        assert entry.by == who.username
    else:
        with pytest.raises(Refused):
            do(who.as_actor())
        assert froya.history.count() == before
        assert AccountChange.objects.exclude(staff=froya).count() == 0


@pytest.mark.parametrize(
    "act",
    [
        "make_account",
        "give_post",
        "end_post",
        "close_account",
        "reopen_account",
        "give_one_time_password",
        "remove_second_factor",
        "change_details",
        "end_sessions",
    ],
)
def test_an_administrator_of_another_controller_may_nothing(
    world: World, froya: Staff, act: str
) -> None:
    Authenticator.objects.create(user=froya, type=Authenticator.Type.TOTP, data={"secret": "x"})
    other = make_staff(Role.ADMINISTRATOR, world.elsewhere, "anders")
    with pytest.raises(Refused):
        acts(world, froya)[act](other.as_actor())


@pytest.mark.parametrize("role", Role)
def test_nobody_gives_themselves_a_post(world: World, astrid: Staff, role: Role) -> None:
    wide = role in (Role.ADMINISTRATOR, Role.DATA_PROTECTION_OFFICER)
    with pytest.raises(Refused):
        actions.give_post(
            by=astrid.as_actor(),
            staff=astrid,
            role=role,
            controller=world.fjordby,
            unit=None if wide else world.service,
        )
    assert astrid.posts.count() == 1


@pytest.mark.parametrize(
    "act", ["close_account", "reopen_account", "give_one_time_password", "remove_second_factor"]
)
def test_nobody_changes_their_own_sign_in_as_an_administrator(
    world: World, astrid: Staff, act: str
) -> None:
    with pytest.raises(Refused):
        acts(world, astrid)[act](astrid.as_actor())


def test_an_account_of_two_controllers_is_taken_over_by_neither(
    world: World, froya: Staff, astrid: Staff
) -> None:
    """Whoever resets a password can become the account, posts elsewhere and all."""
    StaffPost.objects.create(
        staff=froya,
        controller=world.elvestad,
        unit=world.elsewhere,
        role=Role.FIELD_WORKER,
        since="2020-01-01",
        until="2021-01-01",
    )
    by = astrid.as_actor()
    for act in ("give_one_time_password", "remove_second_factor", "close_account"):
        with pytest.raises(Refused):
            getattr(actions, act)(by=by, staff=froya)
    # The post in one's own unit can be ended all the same, and one elsewhere cannot.
    own, elsewhere = (
        froya.posts.get(controller=world.fjordby),
        froya.posts.get(controller=world.elvestad),
    )
    actions.end_post(by=by, post=own, until=timezone.localdate())
    with pytest.raises(Refused):
        actions.end_post(by=by, post=elsewhere, until=timezone.localdate())


class TestLastAdministrator:
    """A controller is never left without one."""

    def test_cannot_end_the_post(self, astrid: Staff) -> None:
        with pytest.raises(ValidationError, match="last administrator"):
            actions.end_post(
                by=astrid.as_actor(), post=astrid.posts.get(), until=timezone.localdate()
            )

    def test_cannot_be_closed_by_one_who_is_about_to_stop(
        self, world: World, astrid: Staff
    ) -> None:
        soon = make_staff(Role.ADMINISTRATOR, world.service, "snart")
        soon.posts.update(until=timezone.localdate() + timedelta(days=3))
        with pytest.raises(ValidationError, match="last administrator"):
            actions.close_account(by=soon.as_actor(), staff=astrid)
        astrid.refresh_from_db()
        assert astrid.is_active

    def test_a_closed_one_does_not_count(self, world: World, astrid: Staff) -> None:
        other = make_staff(Role.ADMINISTRATOR, world.service, "annen")
        actions.close_account(by=astrid.as_actor(), staff=other)
        with pytest.raises(ValidationError, match="last administrator"):
            actions.end_post(
                by=astrid.as_actor(), post=astrid.posts.get(), until=timezone.localdate()
            )

    def test_one_of_another_controller_does_not_count(self, world: World, astrid: Staff) -> None:
        make_staff(Role.ADMINISTRATOR, world.elsewhere, "anders")
        with pytest.raises(ValidationError, match="last administrator"):
            actions.end_post(
                by=astrid.as_actor(), post=astrid.posts.get(), until=timezone.localdate()
            )

    def test_can_go_when_there_is_another(self, world: World, astrid: Staff) -> None:
        make_staff(Role.ADMINISTRATOR, world.service, "annen")
        today = timezone.localdate()
        actions.end_post(by=astrid.as_actor(), post=astrid.posts.get(), until=today)
        assert astrid.posts.get().until == today


def test_a_new_account_waits_for_its_first_sign_in(world: World, astrid: Staff) -> None:
    staff, password = actions.make_account(
        by=astrid.as_actor(),
        username=" Kari ",
        name="Kari",
        role=Role.FIELD_WORKER,
        controller=world.fjordby,
        unit=world.service,
    )
    staff.refresh_from_db()
    assert staff.username == "kari"
    assert staff.check_password(password)
    assert staff.password_is_temporary
    assert [post.role for post in staff.posts.all()] == [Role.FIELD_WORKER]
    assert list(staff.history.values_list("what", "by").order_by("id")) == [
        (AccountAct.MADE, "astrid"),
        (AccountAct.POST_GIVEN, "astrid"),
    ]
    assert not any(password in change.detail for change in staff.history.all())


def test_names_that_differ_in_capitals_alone_are_one(world: World, astrid: Staff) -> None:
    Staff.objects.create_user("Kari", PASSWORD, name="Kari")
    with pytest.raises(ValidationError, match="already has this user name"):
        actions.make_account(
            by=astrid.as_actor(),
            username="kARI",
            name="Kari",
            role=Role.ANALYST,
            controller=world.fjordby,
            unit=world.service,
        )


@pytest.mark.parametrize(
    ("role", "where", "field"),
    [
        (Role.FIELD_WORKER, None, "unit"),
        (Role.ADMINISTRATOR, "service", "unit"),
        (Role.DATA_PROTECTION_OFFICER, "clinic", "unit"),
        (Role.FIELD_WORKER, "elsewhere", "unit"),
        ("king", "service", "role"),
    ],
)
def test_a_role_is_held_where_it_can_be(
    world: World, astrid: Staff, froya: Staff, role: str, where: str | None, field: str
) -> None:
    unit = getattr(world, where) if where else None
    with pytest.raises(ValidationError) as told:
        actions.give_post(
            by=astrid.as_actor(), staff=froya, role=role, controller=world.fjordby, unit=unit
        )
    assert list(told.value.message_dict) == [field]
    assert froya.posts.count() == 1


def test_no_post_is_given_in_a_unit_out_of_use(world: World, astrid: Staff, froya: Staff) -> None:
    world.clinic.active = False
    world.clinic.save()
    with pytest.raises(ValidationError, match="no longer in use"):
        actions.give_post(
            by=astrid.as_actor(),
            staff=froya,
            role=Role.ANALYST,
            controller=world.fjordby,
            unit=world.clinic,
        )


@pytest.mark.parametrize(
    ("since", "until", "field"),
    [
        (-1, None, "since"),
        (3, 2, "until"),
        (0, None, "role"),  # held already
        (5, 9, "role"),
    ],
)
def test_days_of_a_post(
    world: World, astrid: Staff, froya: Staff, since: int, until: int | None, field: str
) -> None:
    def day(n: int | None) -> date | None:
        return None if n is None else timezone.localdate() + timedelta(days=n)

    with pytest.raises(ValidationError) as told:
        actions.give_post(
            by=astrid.as_actor(),
            staff=froya,
            role=Role.FIELD_WORKER,
            controller=world.fjordby,
            unit=world.service,
            since=day(since),
            until=day(until),
        )
    assert list(told.value.message_dict) == [field]


def test_a_post_that_ended_yesterday_gives_nothing_today(astrid: Staff, froya: Staff) -> None:
    yesterday = timezone.localdate() - timedelta(days=1)
    actions.end_post(by=astrid.as_actor(), post=froya.posts.get(), until=yesterday)
    assert froya.as_actor().posts == ()


def test_a_removed_factor_is_written_down_under_the_one_who_did_it(
    astrid: Staff, froya: Staff
) -> None:
    kinds = Authenticator.Type
    for kind in (kinds.TOTP, kinds.RECOVERY_CODES):
        Authenticator.objects.create(user=froya, type=kind, data={"secret": "x"})
    actions.remove_second_factor(by=astrid.as_actor(), staff=froya)
    assert not Authenticator.objects.filter(user=froya).exists()
    entry = froya.history.get(what=AccountAct.FACTOR_REMOVED)
    assert (entry.by, entry.detail) == ("astrid", "totp")
    with pytest.raises(ValidationError, match="no second factor"):
        actions.remove_second_factor(by=astrid.as_actor(), staff=froya)


def test_a_change_that_fails_leaves_no_entry(
    world: World, astrid: Staff, froya: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The entry and the change stand or fall together."""

    def broken(*args: object, **kwargs: object) -> None:
        raise RuntimeError("the disk is full")

    monkeypatch.setattr(actions, "write_down", broken)
    with pytest.raises(RuntimeError):
        actions.close_account(by=astrid.as_actor(), staff=froya)
    froya.refresh_from_db()
    assert froya.is_active


def test_history_is_not_rewritten(astrid: Staff, froya: Staff) -> None:
    actions.close_account(by=astrid.as_actor(), staff=froya)
    entry = froya.history.get()
    entry.by = "somebody else"
    with pytest.raises(RuntimeError, match="not rewritten"):
        entry.save()


def test_the_operator_is_named_as_one(froya: Staff) -> None:
    actions.close_account(by=Actor(kind="operator", name="astrid"), staff=froya)
    assert froya.history.get().by == "operator astrid"


def test_nothing_is_written_when_nothing_changes(froya: Staff) -> None:
    told = {"name": froya.name, "email": froya.email, "language": froya.language}
    actions.change_details(by=froya.as_actor(), staff=froya, **told)
    assert not froya.history.exists()


def test_a_password_is_chosen_by_its_owner_alone(astrid: Staff, froya: Staff) -> None:
    with pytest.raises(Refused):
        actions.choose_password(by=astrid.as_actor(), staff=froya, password=PASSWORD)


def test_one_time_passwords_are_long_and_never_the_same() -> None:
    made = {one_time_password() for _ in range(200)}
    assert len(made) == 200
    assert {len(password) for password in made} == {23}
    assert not set("".join(made)) & set("0ol1i5s2zuv")
