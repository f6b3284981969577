"""Who comes into the team of a case, who leaves it, and who coordinates it."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from lykt.cases.case.codes import Left, Place
from lykt.cases.case.holding import held
from lykt.cases.case.models import Case, Member
from lykt.cases.case.permissions import TEAM
from lykt.cases.case.queries import ASKED, team_of
from lykt.cases.case.sight import family_of, kinds_told_to
from lykt.organisation.acting import Actor, ask_again
from lykt.organisation.models import Staff, StaffPost
from lykt.organisation.roles import Role
from lykt.privacy.consent.codes import ASKED as BODIES
from lykt.privacy.consent.codes import NAMED
from lykt.privacy.consent.naming import named_key
from lykt.privacy.sealing import shutting


#: What a place in a team is called in the ledger of what was shut, and how it is left.
MEMBER, LEFT = "place in a team", "left"


def _posts(case: Case, staff: Staff) -> set[str]:
    """Return the roles that somebody holds today at the controller of a case."""
    held_today = StaffPost.objects.held_on(timezone.localdate())
    rows = held_today.filter(staff=staff, controller=case.controller_id)
    return set(rows.values_list("role", flat=True)) if staff.is_active else set()


def _must_be_new(case: Case, staff: Staff) -> None:
    if team_of(case).filter(staff=staff).exists():
        raise ValidationError({"staff": _("They are in the team already.")})


@transaction.atomic
def add_helper(*, by: Actor, case: Case, staff: Staff) -> Member:
    """Take a colleague into the team: they see the whole case from now on.

    Raises:
        Refused: when the actor does not coordinate the case.
        ValidationError: when the colleague cannot be in a team.
    """
    now = held(by, "lead", case)
    if not _posts(now, staff) & set(TEAM):
        raise ValidationError({"staff": _("Choose a colleague who meets people here.")})
    _must_be_new(now, staff)
    member = Member(case=now, staff=staff, place=Place.HELPER)
    member.save(force_insert=True)
    ask_again(ASKED)
    return member


@transaction.atomic
def invite_partner(
    *, by: Actor, case: Case, staff: Staff, body: str, body_named: str = ""
) -> Member:
    """Invite a partner: they see what the person has said yes to, as long as it holds.

    Raises:
        Refused: when the actor does not coordinate the case.
        ValidationError: when no live consent covers anything for that body, or the account
            is no partner's.
    """
    now = held(by, "lead", case)
    if Role.INVITED_PARTNER not in _posts(now, staff):
        raise ValidationError({"staff": _("This account is not an invited partner's.")})
    if body not in BODIES:
        raise ValidationError({"body": _("Choose which body they are from.")})
    if body in NAMED and not body_named.strip():
        raise ValidationError({"body_named": _("Write which.")})
    _must_be_new(now, staff)
    name = body_named if body in NAMED else ""
    keys = [named_key(key, name) for key in family_of(now)] if name else []
    if not kinds_told_to(now, body, keys):
        raise ValidationError(
            {
                "body": _(
                    "The person has not said yes to this body being told anything in this case. "
                    "Ask for consent first."
                )
            }
        )
    member = Member(
        case=now, staff=staff, place=Place.PARTNER, body=body, body_named=name, named_keys=keys
    )
    member.save(force_insert=True)
    ask_again(ASKED)
    return member


@transaction.atomic
def leave_team(*, by: Actor, member: Member, why: str = Left.DONE) -> Member:
    """Let somebody leave the team: they see nothing of the case from now on.

    Anybody may leave by themselves; the coordinator lets others go, and hands over before
    leaving.

    Raises:
        Refused: when the actor may not.
        ValidationError: when it is the coordinator, or no reason is given.
    """
    act = "read" if member.staff_id == by.staff else "lead"
    held(by, act, member.case, also_locked=True)
    if why not in Left.values:
        raise ValidationError({"why": _("Choose why.")})
    now: Member = Member.objects.select_for_update().get(pk=member.pk)
    if now.place == Place.COORDINATOR:
        raise ValidationError(_("Hand the case over first: a case has a coordinator."))
    if now.left_at is None:
        now.left_at, now.left_by_id, now.why_left = timezone.now(), by.staff, why
        now.save()
        shutting.note(MEMBER, [now.pk], LEFT)
    ask_again(ASKED)
    return now


@transaction.atomic
def make_coordinator(*, by: Actor, case: Case, staff: Staff, why: str = Left.HANDED_OVER) -> Case:
    """Let another coordinate the case. The one before stays on as a helper, or leaves.

    Called by `hand_over` of those who may, and by the leader for what was left behind: whoever
    calls it has asked who may.

    Raises:
        ValidationError: when `staff` does not coordinate cases here.
    """
    now: Case = Case.objects.select_for_update().get(pk=case.pk)
    if Role.CASE_COORDINATOR not in _posts(now, staff):
        raise ValidationError({"to": _("Choose somebody who coordinates cases here.")})
    moment = timezone.now()
    for member in Member.objects.filter(case=now, left_at=None):
        if member.place == Place.COORDINATOR or member.staff_id == staff.pk:
            member.left_at, member.left_by_id, member.why_left = moment, by.staff, why
            member.save()
            shutting.note(MEMBER, [member.pk], LEFT)
    Member(case=now, staff=staff, place=Place.COORDINATOR).save(force_insert=True)
    now.coordinator = staff
    now.save()
    ask_again(ASKED)
    return now


@transaction.atomic
def hand_over(*, by: Actor, case: Case, to: Staff, stays: bool = False) -> Case:
    """Hand the case over to another coordinator; whoever hands over may stay as a helper.

    Raises:
        Refused: when the actor does not coordinate the case.
        ValidationError: when `to` does not coordinate cases here.
    """
    before = held(by, "lead", case, also_locked=True).coordinator
    now = make_coordinator(by=by, case=case, staff=to)
    if stays and before is not None and before.pk != to.pk:
        Member(case=now, staff=before, place=Place.HELPER).save(force_insert=True)
        ask_again(ASKED)
    return now


def shut_again(by: Actor) -> int:
    """Let those go again who had left a team since the copy was made that was put back.

    A coordinator who had handed the case over stays: whoever took it over came after the
    copy, and a case that nobody coordinates is seen by nobody. Returns how many went.
    """
    places = Member.objects.filter(left_at=None).exclude(place=Place.COORDINATOR)
    left = shutting.known(MEMBER, list(places.values_list("pk", flat=True)))
    for member in places.filter(pk__in=list(left)):
        member.left_at, member.left_by_id = left[member.pk].at, by.staff
        member.why_left = Left.DONE
        member.save()
    ask_again(ASKED)
    return len(left)
