"""Inviting by address, saying yes, leaving when a consent ends, and handing a case over."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from lykt.cases.case import actions_team
from lykt.cases.case.codes import Left, Place
from lykt.cases.case.holding import held
from lykt.cases.case.models import Case, CaseState, Member
from lykt.cases.case.queries import ASKED, team_of
from lykt.cases.case.sight import family_of, kinds_told_to
from lykt.cases.team import queries, rules
from lykt.cases.team.models import HandedOver, Invitation
from lykt.cases.team.states import INVITATION, WAITING, Invited, check_change
from lykt.organisation.access import Refused, check_may
from lykt.organisation.acting import Actor, ask_again
from lykt.organisation.codes import NoticeKind
from lykt.organisation.models import Staff
from lykt.organisation.notices import tell
from lykt.organisation.roles import Role
from lykt.privacy.consent.codes import ASKED as BODIES
from lykt.privacy.consent.codes import NAMED
from lykt.privacy.consent.naming import named_key
from lykt.privacy.sealing import shutting


#: What an invitation is called in the ledger of what was shut.
INVITATION_KIND = "invitation"


def _tell_coordinator(by: Actor, case: Case, what: NoticeKind) -> None:
    """Tell the coordinator something about the team, without a word about the person."""
    if case.coordinator_id is None:
        return
    tell(
        what=what,
        controller=case.controller_id,
        unit=case.unit_id,
        staff=case.coordinator_id,
        actor=by,
        link=f"case_team {case.handle}",
        subject=case.subject,
        again=False,
    )


@transaction.atomic
def invite_account(
    *, by: Actor, case: Case, staff: Staff, body: str, body_named: str = ""
) -> Member:
    """Invite somebody who has an account, if its address is not another body's.

    A slip of the finger lets nobody see what the person has said another may know.

    Raises:
        Refused: when the actor does not coordinate the case.
        ValidationError: when the address is another body's, or as `invite_partner` does.
    """
    now = held(by, "lead", case)
    bodies = queries.bodies_at(now.controller_id, rules.domain_of(staff.email))
    if bodies and body not in bodies:
        raise ValidationError(
            {"body": _("The address of this account is another body's. Choose that one.")}
        )
    return actions_team.invite_partner(
        by=by, case=now, staff=staff, body=body, body_named=body_named
    )


@transaction.atomic
def invite_by_address(
    *, by: Actor, case: Case, address: str, body: str, body_named: str = ""
) -> Invitation:
    """Invite somebody of a body who has no account yet, by their address at work.

    Lykt sends nothing: the administrator is told to make an account. Where there is one with
    this address already, it only waits for their yes.

    Raises:
        Refused: when the actor does not coordinate the case.
        ValidationError: when the address is not of that body, or nothing is consented to.
    """
    now = held(by, "lead", case)
    if body not in BODIES:
        raise ValidationError({"body": _("Choose which body they are from.")})
    name = body_named.strip() if body in NAMED else ""
    if body in NAMED and not name:
        raise ValidationError({"body_named": _("Write which.")})
    told = address.strip().casefold()
    allowed = queries.allowed_domains(now.controller_id, body)
    if problem := rules.address_problem(told, allowed):
        raise ValidationError({"address": problem})
    keys = [named_key(key, name) for key in family_of(now)] if name else []
    if not kinds_told_to(now, body, keys):
        raise ValidationError({"body": nothing_covered()})
    if Invitation.objects.filter(case=now, address=told, state__in=WAITING).exists():
        raise ValidationError({"address": _("They are invited already.")})
    there = _partner_with(now, told)
    if there is not None and team_of(now).filter(staff=there).exists():
        raise ValidationError({"address": _("They are in the team already.")})
    invitation = Invitation(
        case=now,
        address=told,
        body=body,
        body_named=name,
        named_keys=keys,
        until=rules.last_day(timezone.localdate()),
        state=Invited.INVITED if there is None else Invited.ACCOUNT_MADE,
    )
    invitation.save(force_insert=True)
    now.save()
    if there is None:
        tell(
            what=NoticeKind.PARTNER_INVITED,
            roles=[Role.ADMINISTRATOR],
            controller=now.controller_id,
            actor=by,
            about=f"{told[:90]} · {now.unit.name}",
            link="account_new",
        )
    return invitation


def nothing_covered() -> str:
    """Return why somebody cannot be invited where no consent covers anything, and what to do."""
    return _(
        "The person has not said yes to this body being told anything in this case. Ask for "
        "consent first."
    )


def _partner_with(case: Case, address: str) -> Staff | None:
    """Return the partner's account at the controller of a case that has this address."""
    there = queries.holders(case.controller_id, [Role.INVITED_PARTNER])
    return there.filter(email__iexact=address).first()


def _held_invitation(invitation: Invitation) -> Invitation:
    found: Invitation = Invitation.objects.select_for_update().get(pk=invitation.pk)
    return found


@transaction.atomic
def withdraw_invitation(*, by: Actor, invitation: Invitation) -> Invitation:
    """Take an invitation back that nobody has said yes to.

    Raises:
        Refused: when the actor does not coordinate the case.
        ValidationError: when it waits for nobody any more.
    """
    held(by, "lead", invitation.case, also_locked=True)
    now = _held_invitation(invitation)
    if now.state not in WAITING:
        raise ValidationError(_("This invitation waits for nobody any more."))
    _enter(now, Invited.WITHDRAWN)
    shutting.note(INVITATION_KIND, [now.pk], "withdrawn")
    return now


def _enter(invitation: Invitation, state: str) -> None:
    check_change(INVITATION, invitation.state, state)
    invitation.state = state
    invitation.save()


def note_account(by: Actor, staff: Staff) -> None:
    """Write down that an invited partner has got an account: heard from `arriving`."""
    address = staff.email.strip().casefold()
    if not address:
        return
    waiting = Invitation.objects.filter(address=address, state=Invited.INVITED)
    for invitation in waiting.select_related("case"):
        if _partner_with(invitation.case, address) is not None:
            _enter(invitation, Invited.ACCOUNT_MADE)
            _tell_coordinator(by, invitation.case, NoticeKind.PARTNER_ACCOUNT)


@transaction.atomic
def accept_invitation(*, by: Actor, invitation: Invitation) -> Member:
    """Say yes to an invitation: one sees from now on what the person has said yes to.

    Call it inside `reading.showing.opened`: which body one is from is sealed anew.

    Raises:
        Refused: when it is not for whoever acts.
        ValidationError: when it has ended, or no consent covers anything any more.
    """
    check_may(by, "accept", "invitation")
    case: Case = Case.objects.select_for_update().get(pk=invitation.case_id)
    now = _held_invitation(invitation)
    if by.staff is None or not queries.invitations_for(by).filter(pk=now.pk).exists():
        raise Refused(_("This invitation is not for you, or it has ended."))
    if case.state != CaseState.OPEN or not kinds_told_to(case, now.body, now.named_keys):
        raise ValidationError(
            _("Nothing can be shown to you now. Ask whoever invited you what has happened.")
        )
    if team_of(case).filter(staff=by.staff).exists():
        raise ValidationError(_("You are in the team already."))
    member = Member(
        case=case,
        staff_id=by.staff,
        place=Place.PARTNER,
        body=now.body,
        body_named=now.body_named,
        named_keys=now.named_keys,
    )
    member.save(force_insert=True)
    if now.state == Invited.INVITED:
        _enter(now, Invited.ACCOUNT_MADE)
    now.member = member
    _enter(now, Invited.ACCEPTED)
    # One who is let go later must not find it waiting again in a copy that is put back.
    shutting.note(INVITATION_KIND, [now.pk], "accepted")
    case.save()
    _tell_coordinator(by, case, NoticeKind.PARTNER_JOINED)
    ask_again(ASKED)
    return member


# ---- Handing over


@transaction.atomic
def hand_over(
    *, by: Actor, case: Case, to: Staff, stays: bool = False, note: str = ""
) -> HandedOver:
    """Hand a case over to another coordinator, who is told, with what they must know.

    Raises:
        Refused: when the actor does not coordinate the case.
        ValidationError: when `to` does not coordinate cases here.
    """
    before = held(by, "lead", case, also_locked=True).coordinator
    if before is not None and before.pk == to.pk:
        raise ValidationError({"to": _("They coordinate it already.")})
    now = actions_team.hand_over(by=by, case=case, to=to, stays=stays)
    row = HandedOver(case=now, from_staff=before, to_staff=to, stays=stays, note=note.strip())
    row.save(force_insert=True)
    tell(
        what=NoticeKind.CASE_HANDED_OVER,
        controller=now.controller_id,
        unit=now.unit_id,
        staff=to.pk,
        actor=by,
        link=f"case_page {now.handle}",
        subject=now.subject,
    )
    return row


def leave_uncovered(by: Actor, member: Member) -> bool:
    """Let a partner leave whom no consent covers any more; tell whether they left.

    Called inside a transaction.
    """
    case = member.case
    if case.state == CaseState.CLOSED or kinds_told_to(case, member.body, member.named_keys):
        return False
    member.left_at, member.left_by_id, member.why_left = timezone.now(), by.staff, Left.CONSENT
    member.save()
    shutting.note(actions_team.MEMBER, [member.pk], actions_team.LEFT)
    _tell_coordinator(by, case, NoticeKind.PARTNER_LEFT)
    ask_again(ASKED)
    return True
