"""Which role reaches which page of teams."""

from dataclasses import replace
from typing import Any

from django.utils import timezone

from lykt.cases.case.codes import Place
from lykt.cases.case.models import Member
from lykt.cases.team.models import Incoming, Invitation, PartnerDomain
from lykt.organisation.acting import acting_as
from lykt.organisation.keys import new_handle
from lykt.organisation.models import Controller, Staff, Unit
from lykt.organisation.roles import Role
from lykt.privacy.disclosure.models import DisclosedItem, Disclosure
from tests.cases.case.access_rows import COORDINATOR, IN_A_TEAM, OWN_TEAM
from tests.support.cases import BODY, OPERATOR, case_for, consent_to, make_member
from tests.support.pages import Page, make_person
from tests.support.people import World, make_staff


ADMINISTRATOR = frozenset({Role.ADMINISTRATOR})


def case(world: World, reader: Staff) -> dict[str, Any]:
    """A case of the service, with the reader in its team."""
    return {"case": case_for(world, reader, make_person(world)).handle}


def colleague(world: World, reader: Staff) -> dict[str, Any]:
    """A helper in it."""
    found = case_for(world, reader, make_person(world))
    name = f"helper-{found.handle[:8].lower()}"
    member = make_member(found, make_staff(Role.FIELD_WORKER, world.service, name))
    return {"case": found.handle, "handle": member.handle}


def invited(world: World, reader: Staff, **told: Any) -> Invitation:
    """An invitation to a case, which waits for whoever has the address."""
    person = make_person(world)
    found = case_for(world, reader, person)
    consent_to(person, "housing", case=found)
    with acting_as(OPERATOR):
        return Invitation.objects.create(
            case=found, body=BODY, until="2099-01-01", **{"address": "kim@nav.no", **told}
        )


def invitation(world: World, reader: Staff) -> dict[str, Any]:
    """An invitation that the coordinator can take back."""
    found = invited(world, reader)
    return {"case": found.case.handle, "handle": found.handle}


def own_invitation(world: World, reader: Staff) -> dict[str, Any]:
    """An invitation to the reader, whose address it is, to a case they are not in yet."""
    reader.email = f"{reader.username}@nav.no"
    reader.save()
    found = invited(world, reader, address=reader.email, state="account_made")
    with acting_as(OPERATOR):
        Member.objects.filter(case=found.case, staff=reader, place=Place.PARTNER).delete()
    return {"handle": found.handle}


def coming(world: World, reader: Staff) -> dict[str, Any]:
    """What another city tells of a case, which the service is asked to take over."""
    city = Controller.objects.create(name=f"By {new_handle()}")
    office = Unit.objects.create(controller=city, name="Koordinering")
    person = make_person(replace(world, fjordby=city, service=office))
    with acting_as(OPERATOR):
        sent = Disclosure.objects.create(
            subject=person.pk,
            controller=city,
            unit=office,
            refused=False,
            year=2026,
            number=1,
            digest="0" * 64,
            recipient="other_municipality",
            way="meeting",
            told_at=timezone.now(),
            basis="consent",
            purpose="coordination",
        )
        DisclosedItem.objects.create(disclosure=sent, place=0, kind="plans")
        found = Incoming.objects.create(
            subject=person.pk, controller=world.fjordby, unit=world.service, disclosure=sent
        )
    return {"handle": found.handle}


def domain(world: World, reader: Staff) -> dict[str, Any]:
    """A domain that may be invited at the controller of the service."""
    name = f"{reader.username.lower()}.no"
    made, _new = PartnerDomain.objects.get_or_create(
        controller=world.fjordby, body=BODY, domain=name
    )
    return {"handle": made.handle}


ROWS: dict[str, Page] = {
    "case_team": Page(OWN_TEAM, case),
    "team_add": Page(COORDINATOR, case),
    "team_invite": Page(COORDINATOR, case),
    "team_leave": Page(IN_A_TEAM, case),
    "team_hand_over": Page(COORDINATOR, case),
    "team_let_go": Page(COORDINATOR, colleague),
    "invitation_withdraw": Page(COORDINATOR, invitation, "post"),
    "team_move": Page(COORDINATOR, case),
    "incoming": Page(COORDINATOR, coming),
    "lawyer": Page(OWN_TEAM, case),
    "lawyer_hours": Page(OWN_TEAM, case),
    "invitation": Page(frozenset({Role.INVITED_PARTNER}), own_invitation, own=True),
    "partner_domains": Page(ADMINISTRATOR),
    "partner_domain_end": Page(ADMINISTRATOR, domain, "post"),
}
