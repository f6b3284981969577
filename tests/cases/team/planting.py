"""One row of every table of teams, and the words by which the answer must tell of it."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.utils import timezone

from lykt.cases.case.models import Case
from lykt.cases.team import actions, actions_lawyer, moving
from lykt.cases.team.models import Incoming, PartnerDomain
from lykt.organisation.acting import acting_as
from lykt.organisation.roles import Role
from lykt.privacy.consent.actions import give
from lykt.privacy.consent.asking import Asking, Said
from lykt.privacy.consent.codes import Told
from lykt.privacy.disclosure.models import Disclosure
from tests.cases.housing.planting import case_of
from tests.support.cases import OPERATOR
from tests.support.people import make_staff


#: The city that takes cases over, at work in the same Lykt.
CITY = "Elvestad"
ADDRESS = "kim@lund.example"


def agree(at: Any, case: Case, body: str, named: str) -> None:
    """Let them say yes to a body being told what they plan."""
    with acting_as(OPERATOR):
        give(
            by=OPERATOR,
            subject=at.subject,
            purpose="coordination",
            lines=[Said(body, "plans", "yes", named)],
            asking=Asking(how="spoken", language="en", told=tuple(Told)),
            matter=case.pk,
        )


def invitation(at: Any) -> list[str]:
    """Somebody of a municipality is asked into their team by an address."""
    case = case_of(at)
    agree(at, case, "other_municipality", "Lund")
    PartnerDomain.objects.create(
        controller=at.world.fjordby, body="other_municipality", domain="lund.example"
    )
    with acting_as(OPERATOR):
        made = actions.invite_by_address(
            by=OPERATOR, case=case, address=ADDRESS, body="other_municipality", body_named="Lund"
        )
        actions.withdraw_invitation(by=OPERATOR, invitation=made)
    return ["Who was asked into your team", "Another municipality, Lund", "Taken back"]


def handed_over(at: Any) -> list[str]:
    """Their case has got another coordinator."""
    case = case_of(at)
    kim = make_staff(Role.CASE_COORDINATOR, at.world.service, "kim")
    with acting_as(OPERATOR):
        actions.hand_over(by=OPERATOR, case=case, to=kim, note="Rings before noon.")
    return [f"{kim} (Case coordinator)", "Rings before noon."]


def lawyer(at: Any) -> list[str]:
    """They have a lawyer."""
    case = case_of(at)
    with acting_as(OPERATOR):
        actions_lawyer.note_lawyer(by=OPERATOR, case=case, what="has_one", name="Ada Lov")
    return ["Has a lawyer", "Ada Lov"]


def hours(at: Any) -> list[str]:
    """The lawyer has worked for them."""
    case = case_of(at)
    with acting_as(OPERATOR):
        actions_lawyer.note_hours(
            by=OPERATOR, case=case, hours=Decimal("2.25"), day=date(2026, 3, 9)
        )
    return ["Hours of the lawyer", "2.25", "Before"]


def asked_elsewhere(at: Any) -> Incoming:
    """Return what another city has been asked about them."""
    case = case_of(at)
    with acting_as(OPERATOR):
        row = Disclosure.objects.create(
            **at.kept,
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
        return Incoming.objects.create(
            subject=case.subject,
            controller=at.world.elvestad,
            unit=at.world.elsewhere,
            disclosure=row,
        )


def incoming(at: Any) -> list[str]:
    """Another city was asked to take their case over, and has not answered."""
    asked_elsewhere(at)
    return ["When another city was asked", CITY, "Waits for a coordinator there"]


def answered(at: Any) -> Any:
    """Return who has taken their case over in the other city."""
    una = make_staff(Role.CASE_COORDINATOR, at.world.elsewhere, "una")
    row = asked_elsewhere(at)
    with acting_as(una.as_actor()) as by:
        moving.decline(by=by, incoming=row)
    return una


PLANTERS = {
    "team.Invitation": invitation,
    "team.HandedOver": handed_over,
    "team.LawyerEvent": lawyer,
    "team.LawyerHours": hours,
    "team.Incoming": incoming,
}
