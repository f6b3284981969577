"""What is read of teams: who is in one, who is invited, what a consent covers."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from lykt.cases.case.codes import Place
from lykt.cases.case.models import Case, Member, Step
from lykt.cases.case.permissions import TEAM
from lykt.cases.case.queries import memberships, sights, steps_of, team_of
from lykt.cases.case.sight import covers_told_to, family_of
from lykt.cases.team.models import HandedOver, Invitation, PartnerDomain
from lykt.cases.team.states import WAITING
from lykt.organisation.access import controllers_for
from lykt.organisation.acting import Actor
from lykt.organisation.models import Controller, Staff, StaffPost
from lykt.organisation.roles import Role
from lykt.privacy.consent.codes import InformationKind, Purpose
from lykt.privacy.consent.queries import Live, live_lines


@dataclass(frozen=True, slots=True)
class Seat:
    """Somebody in a team: a partner with the kinds they see, and until when."""

    member: Member
    kinds: tuple[str, ...] = ()
    #: The first day on which some of it ends.
    until: date | None = None

    @property
    def is_partner(self) -> bool:
        """Tell whether what they see rests on a consent."""
        return bool(self.member.place == Place.PARTNER)

    @property
    def is_coordinator(self) -> bool:
        """Tell whether they coordinate the case."""
        return bool(self.member.place == Place.COORDINATOR)


def seats_of(case: Case) -> list[Seat]:
    """Return who is in the team today, with what covers each partner."""
    return [_seat(case, member) for member in team_of(case)]


def _seat(case: Case, member: Member) -> Seat:
    if member.place != Place.PARTNER:
        return Seat(member)
    covers = covers_told_to(case, member.body, member.named_keys)
    kinds = tuple(str(one.label) for one in InformationKind if one in covers)
    return Seat(member, kinds, min((one.entry.until for one in covers.values()), default=None))


def member_of(case: Case, handle: str) -> Member | None:
    """Return somebody who is in the team today, by the handle of their place."""
    return team_of(case).filter(handle=handle).first()


def holders(controller: UUID, roles: Collection[str]) -> QuerySet[Staff]:
    """Return the accounts that hold one of the roles at a controller today."""
    posts = StaffPost.objects.held_on(timezone.localdate())
    held = posts.filter(controller=controller, role__in=[str(role) for role in roles])
    return Staff.objects.filter(pk__in=held.values("staff"), is_active=True)


def could_join(case: Case, roles: Collection[str]) -> QuerySet[Staff]:
    """Return who holds one of the roles at the controller of a case, and is not in its team."""
    return holders(case.controller_id, roles).exclude(pk__in=team_of(case).values("staff"))


def colleagues(case: Case) -> QuerySet[Staff]:
    """Return the colleagues who could be taken into the team."""
    return could_join(case, TEAM)


def partners(case: Case) -> QuerySet[Staff]:
    """Return the accounts of partners who could be invited."""
    return could_join(case, [Role.INVITED_PARTNER])


def coordinators(case: Case) -> QuerySet[Staff]:
    """Return who could coordinate the case instead of whoever does."""
    found = holders(case.controller_id, [Role.CASE_COORDINATOR])
    return found.exclude(pk=case.coordinator_id) if case.coordinator_id else found


def covered_now(case: Case) -> list[Live]:
    """Return the answers that let somebody be told something in this case today.

    The names of recipients open where the reading has been written down.
    """
    return [
        one
        for one in live_lines(family_of(case))
        if one.consent.purpose == Purpose.COORDINATION and one.consent.matter in (None, case.pk)
    ]


def subjects_of(lives: Iterable[Live]) -> set[UUID]:
    """Return the keys under which the names in these answers are sealed."""
    return {one.consent.subject for one in lives}


def open_steps(case: Case) -> list[Step]:
    """Return the steps that are to be done, what is late first."""
    return [step for step in steps_of(case) if step.state == "to_do"]


def handed_over(case: Case) -> QuerySet[HandedOver]:
    """Return how the case has changed hands, the latest first."""
    rows: QuerySet[HandedOver] = HandedOver.objects.filter(case=case)
    return rows.select_related("from_staff", "to_staff")


# ---- Invitations


def invitations_of(case: Case) -> QuerySet[Invitation]:
    """Return those who have been invited by their address, the latest first."""
    found: QuerySet[Invitation] = Invitation.objects.filter(case=case)
    return found.select_related("by")


def invitations_for(actor: Actor) -> QuerySet[Invitation]:
    """Return the invitations that wait for whoever acts, by the address of their account.

    A partner's account at the controller of the case is needed: the administrator makes it.
    """
    at = {post.controller for post in actor.posts if post.role == Role.INVITED_PARTNER}
    staff = Staff.objects.filter(pk=actor.staff).first() if at and actor.staff else None
    address = staff.email.strip().casefold() if staff else ""
    found: QuerySet[Invitation] = Invitation.objects.select_related("case", "unit", "controller")
    if not address:
        return found.none()
    return found.filter(
        address=address, state__in=WAITING, until__gte=timezone.localdate(), controller__in=at
    )


@dataclass(frozen=True, slots=True)
class ForPartner:
    """What Today says to an invited partner."""

    invitations: list[Invitation]
    cases: list[Case]


def today_for(actor: Actor) -> ForPartner | None:
    """Return the invitations and cases of a partner; None for whoever is none."""
    if not any(post.role == Role.INVITED_PARTNER for post in actor.posts):
        return None
    seen = sights(actor)
    own = [
        one.case
        for one in memberships(actor)
        if one.place == Place.PARTNER and one.case_id in seen
    ]
    return ForPartner(list(invitations_for(actor)), own)


# ---- Domains


def domains_for(actor: Actor, act: str = "read") -> QuerySet[PartnerDomain]:
    """Return the domains of the controllers whom the actor administers."""
    found = PartnerDomain.objects.select_related("controller", "by")
    if actor.trusted:
        return found
    return found.filter(controller__in=controllers_for(actor, act, "partner_domain"))


def allowed_domains(controller: UUID, body: str) -> set[str]:
    """Return the domains at which those of a body can be invited."""
    rows = PartnerDomain.objects.filter(controller=controller, body=body)
    return set(rows.values_list("domain", flat=True))


def bodies_at(controller: UUID, domain: str) -> set[str]:
    """Return the bodies whose addresses are at a domain."""
    rows = PartnerDomain.objects.filter(controller=controller, domain=domain)
    return set(rows.values_list("body", flat=True))


def controllers_of(actor: Actor) -> QuerySet[Controller]:
    """Return the controllers whose domains the actor keeps."""
    if actor.trusted:
        return Controller.objects.all()
    return Controller.objects.filter(Q(pk__in=controllers_for(actor, "change", "partner_domain")))
