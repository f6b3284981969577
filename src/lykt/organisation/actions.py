"""What changes accounts: one function for each use, one transaction each.

Every action asks whether the actor may, then whether the account allows it, then writes
the change and its entry in the account's history together. A refusal by the thing itself
is a `ValidationError` that names the field. Nobody lifts themselves: what gives access is
always done by somebody else.
"""

from datetime import date
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from lykt.organisation import arriving
from lykt.organisation.access import Refused, check_may, controllers_for
from lykt.organisation.acting import Actor, acting_as
from lykt.organisation.codes import AccountAct, NoticeKind
from lykt.organisation.history import write_down
from lykt.organisation.keys import new_handle
from lykt.organisation.leaving import Left, tell
from lykt.organisation.models import Controller, Staff, StaffPost, Unit
from lykt.organisation.passwords import one_time_password
from lykt.organisation.roles import CONTROLLER_WIDE, Role
from lykt.organisation.rules import earliest_end, end_problem
from lykt.organisation.takeover import tell_of_post, tell_of_sign_in


def check_reach(by: Actor, act: str, thing: str, controller: UUID) -> None:
    """Refuse unless the actor may do this within the whole controller of that key."""
    check_may(by, act, thing)
    if not by.trusted and controller not in controllers_for(by, act, thing):
        raise Refused(_("This belongs to another organisation."))


def check_governs(by: Actor, staff: Staff) -> None:
    """Refuse unless the whole account is the actor's to govern, and not the actor's own.

    Whoever can give an account a new password can become it. An account that has worked
    for two controllers would carry an administrator of one into the other, so its sign-in
    is changed by the operator of the machine alone.
    """
    check_may(by, "change", "account")
    if by.trusted:
        return
    if by.staff == staff.pk:
        raise Refused(_("Nobody does this to their own account. Ask another administrator."))
    homes = set(staff.posts.values_list("controller", flat=True))
    if not homes or not homes <= controllers_for(by, "change", "account"):
        raise Refused(
            _("This account also works for another organisation. The operator can change it.")
        )


@transaction.atomic
def make_account(
    *,
    by: Actor,
    username: str,
    name: str,
    role: str,
    controller: Controller,
    unit: Unit | None = None,
    email: str = "",
    language: str = "",
) -> tuple[Staff, str]:
    """Make an account with its first post, and return it with its one-time password.

    The password is kept nowhere: it is shown once, and replaced at the first sign-in.
    """
    check_reach(by, "make", "account", controller.pk)
    username = username.strip().casefold()
    # Signing in does not heed capitals, so "Kari" and "kari" may not be two people.
    if Staff.objects.filter(username__iexact=username).exists():
        taken = Staff._meta.get_field("username").error_messages["unique"]
        raise ValidationError({"username": taken})
    password = one_time_password()
    staff = Staff(
        username=username,
        name=name,
        email=email,
        language=language,
        password_is_temporary=True,
    )
    staff.set_password(password)
    staff.full_clean(exclude=["password"])
    staff.save(force_insert=True)
    write_down(staff, AccountAct.MADE, by=by)
    _add_post(by=by, staff=staff, role=role, controller=controller, unit=unit)
    return staff, password


@transaction.atomic
def give_post(
    *,
    by: Actor,
    staff: Staff,
    role: str,
    controller: Controller,
    unit: Unit | None = None,
    since: date | None = None,
    until: date | None = None,
) -> StaffPost:
    """Give someone a post, from today when nothing else is said.

    Raises:
        Refused: when the actor may not in this controller, or is the one to be given it.
        ValidationError: when the post cannot be, or is held already.
    """
    check_reach(by, "change", "account", controller.pk)
    if by.staff == staff.pk:
        raise Refused(_("Nobody gives themselves a post. Ask another administrator."))
    return _add_post(
        by=by,
        staff=staff,
        role=role,
        controller=controller,
        unit=unit,
        since=since,
        until=until,
    )


def _add_post(
    *,
    by: Actor,
    staff: Staff,
    role: str,
    controller: Controller,
    unit: Unit | None,
    since: date | None = None,
    until: date | None = None,
) -> StaffPost:
    today = timezone.localdate()
    since = since or today
    if since < today:
        raise ValidationError({"since": _("A post is given from today or later.")})
    if until is not None and until < since:
        raise ValidationError({"until": _("The last day comes before the first.")})
    _check_place(role, controller, unit)
    held = staff.posts.filter(role=role, controller=controller, unit=unit)
    overlaps = Q(until=None) | Q(until__gte=since)
    if until is not None:
        overlaps &= Q(since__lte=until)
    if held.filter(overlaps).exists():
        raise ValidationError({"role": _("This post is held already in these days.")})
    post = StaffPost.objects.create(
        staff=staff, controller=controller, unit=unit, role=role, since=since, until=until
    )
    write_down(staff, AccountAct.POST_GIVEN, by=by, detail=_detail(post))
    tell_of_post(post, by=by)
    arriving.tell(by, staff)
    return post


def _check_place(role: str, controller: Controller, unit: Unit | None) -> None:
    """Refuse a role where it cannot be held."""
    if role not in Role.values:
        raise ValidationError({"role": _("Choose one of the roles.")})
    if role in CONTROLLER_WIDE:
        if unit is not None:
            raise ValidationError({"unit": _("This role is held for the whole organisation.")})
        return
    if unit is None:
        raise ValidationError({"unit": _("This role is held in a unit. Choose which.")})
    if unit.controller_id != controller.pk:
        raise ValidationError({"unit": _("This unit belongs to another organisation.")})
    if not unit.active:
        raise ValidationError({"unit": _("This unit is no longer in use.")})


def _detail(post: StaffPost) -> str:
    """Say a post in codes, which mean the same in every language: "role · place · until"."""
    parts = [post.role, str(post.unit or post.controller)]
    if post.until:
        parts.append(post.until.isoformat())
    return " · ".join(parts)


@transaction.atomic
def end_post(*, by: Actor, post: StaffPost, until: date) -> StaffPost:
    """Let a post be held for the last time on the day `until`; yesterday ends it at once.

    One may end a post of one's own, since that takes access away and gives none.
    """
    check_reach(by, "change", "account", post.controller_id)
    _lock(post.controller_id)
    post = StaffPost.objects.select_related("staff", "unit", "controller").get(pk=post.pk)
    today = timezone.localdate()
    if problem := end_problem(until, since=post.since, now_until=post.until, today=today):
        raise ValidationError({"until": problem})
    if post.role == Role.ADMINISTRATOR:
        _check_someone_stays(post.controller_id, without=Q(pk=post.pk))
    post.until = until
    post.save(update_fields=["until"])
    write_down(post.staff, AccountAct.POST_ENDED, by=by, detail=_detail(post))
    tell(Left(post.staff_id, post.pk, until))
    return post


def first_end(post: StaffPost) -> date:
    """Return the earliest last day a post can be given today."""
    return earliest_end(post.since, today=timezone.localdate())


def _lock(controller: UUID) -> None:
    """Let one change of administrators go at a time: two could each remove the other."""
    Controller.objects.select_for_update().get(pk=controller)


def _check_someone_stays(controller: UUID, *, without: Q) -> None:
    """Refuse what would leave a controller without an administrator from some day on."""
    others = StaffPost.objects.filter(
        controller=controller,
        role=Role.ADMINISTRATOR,
        staff__is_active=True,
        until=None,
        since__lte=timezone.localdate(),
    ).exclude(without)
    if not others.exists():
        raise ValidationError(_("This is the last administrator. Make another one first."))


@transaction.atomic
def close_account(*, by: Actor, staff: Staff) -> None:
    """Shut an account. Its sessions end with the next request, wherever they are."""
    check_governs(by, staff)
    homes = staff.posts.filter(role=Role.ADMINISTRATOR).values_list("controller", flat=True)
    for controller in sorted(set(homes)):
        _lock(controller)
        _check_someone_stays(controller, without=Q(staff=staff))
    staff.is_active = False
    staff.session_stamp = new_handle()
    staff.save(update_fields=["is_active", "session_stamp"])
    write_down(staff, AccountAct.CLOSED, by=by)
    tell(Left(staff.pk))


@transaction.atomic
def reopen_account(*, by: Actor, staff: Staff) -> None:
    """Let a closed account sign in again, with the password and the posts it had."""
    check_governs(by, staff)
    staff.is_active = True
    staff.save(update_fields=["is_active"])
    write_down(staff, AccountAct.REOPENED, by=by)
    tell(Left(staff.pk, back=True))
    tell_of_sign_in(staff, NoticeKind.ACCOUNT_REOPENED, by=by)


@transaction.atomic
def give_one_time_password(*, by: Actor, staff: Staff) -> str:
    """Replace a forgotten password with a new one to be used once, and return it."""
    check_governs(by, staff)
    password = one_time_password()
    staff.set_password(password)
    staff.password_is_temporary = True
    staff.session_stamp = new_handle()
    staff.save(update_fields=["password", "password_is_temporary", "session_stamp"])
    write_down(staff, AccountAct.PASSWORD_GIVEN, by=by)
    tell_of_sign_in(staff, NoticeKind.PASSWORD_GIVEN, by=by)
    return password


@transaction.atomic
def remove_second_factor(*, by: Actor, staff: Staff) -> None:
    """Remove every second factor of someone who has lost theirs, recovery codes included."""
    check_governs(by, staff)
    factors = Authenticator.objects.filter(user=staff)
    if not factors.exists():
        raise ValidationError(_("This account has no second factor."))
    # Each removal writes itself down, see `second_factor`: under the name of the actor.
    with acting_as(by):
        factors.delete()
    staff.session_stamp = new_handle()
    staff.save(update_fields=["session_stamp"])
    tell_of_sign_in(staff, NoticeKind.FACTOR_REMOVED, by=by)


@transaction.atomic
def change_details(*, by: Actor, staff: Staff, name: str, email: str, language: str) -> None:
    """Put right what is written about an account; it changes nothing of what it may do."""
    if by.staff != staff.pk:
        check_governs(by, staff)
    told = {"name": name, "email": email, "language": language}
    changed = [field for field, value in told.items() if getattr(staff, field) != value]
    if not changed:
        return
    for field in changed:
        setattr(staff, field, told[field])
    staff.full_clean(exclude=["password"])
    staff.save(update_fields=changed)
    write_down(staff, AccountAct.DETAILS_CHANGED, by=by, detail=", ".join(changed))
    if "email" in changed:
        arriving.tell(by, staff)


@transaction.atomic
def choose_password(*, by: Actor, staff: Staff, password: str) -> None:
    """Let someone choose a password of their own; every other session of theirs ends."""
    if by.staff != staff.pk:
        raise Refused(_("Everyone chooses their own password."))
    staff.set_password(password)
    staff.password_is_temporary = False
    staff.save(update_fields=["password", "password_is_temporary"])
    write_down(staff, AccountAct.PASSWORD_CHOSEN, by=by)


@transaction.atomic
def end_sessions(*, by: Actor, staff: Staff) -> None:
    """End every session of one's own account; the caller keeps the one at hand."""
    if by.staff != staff.pk:
        check_governs(by, staff)
    staff.session_stamp = new_handle()
    staff.save(update_fields=["session_stamp"])
    write_down(staff, AccountAct.SESSIONS_ENDED, by=by)
