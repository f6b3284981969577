"""What must happen when a consent ends: whoever it covered leaves, at once or in the night."""

from django.db import transaction
from django.utils import timezone

from lykt.cases.case.codes import Place
from lykt.cases.case.models import Member
from lykt.cases.case.sight import kinds_told_to
from lykt.cases.team.actions import INVITATION_KIND, leave_uncovered
from lykt.cases.team.models import Invitation
from lykt.cases.team.states import WAITING, Invited
from lykt.organisation.acting import Actor, current_actor
from lykt.privacy.consent.signals import Withdrawal
from lykt.privacy.sealing import shutting


def let_go(withdrawal: Withdrawal) -> None:
    """Let partners leave, in the moment that the consent which covered them is shut."""
    partners = Member.objects.filter(
        subject__in=withdrawal.subjects, place=Place.PARTNER, left_at=None
    )
    for member in partners.select_related("case"):
        leave_uncovered(withdrawal.by, member)
    _let_go_of_invitations(
        Invitation.objects.filter(subject__in=withdrawal.subjects, state__in=WAITING)
    )


def _let_go_of_invitations(rows: object) -> None:
    """Take back those that could be said yes to no more."""
    for one in rows.select_related("case"):  # type: ignore[attr-defined]
        if not kinds_told_to(one.case, one.body, one.named_keys):
            one.state = Invited.WITHDRAWN
            one.save()


def shut_again(by: Actor) -> int:
    """Take those invitations back again that waited when the copy was made, and then no more.

    Who has accepted one since is invited anew: their place in the team is lost with the rest.
    """
    rows = Invitation.objects.filter(state__in=WAITING)
    gone = shutting.known(INVITATION_KIND, list(rows.values_list("pk", flat=True)))
    for one in rows.filter(pk__in=list(gone)):
        one.state = Invited.WITHDRAWN
        one.save()
    return len(gone)


def each_night() -> None:
    """Let go of what ran out by its last day: partners, and invitations."""
    by: Actor = current_actor()
    partners = Member.objects.filter(place=Place.PARTNER, left_at=None)
    for key in list(partners.values_list("pk", flat=True)):
        with transaction.atomic():
            member = partners.select_for_update().filter(pk=key).first()
            if member is not None:
                leave_uncovered(by, member)
    over = Invitation.objects.filter(state__in=WAITING, until__lt=timezone.localdate())
    for one in over:
        one.state = Invited.EXPIRED
        one.save()
