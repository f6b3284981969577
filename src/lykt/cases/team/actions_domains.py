"""Which domains those of a body have their addresses at: kept by the administrator."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from lykt.cases.team import queries, rules
from lykt.cases.team.models import PartnerDomain
from lykt.organisation.access import Refused, check_may
from lykt.organisation.acting import Actor
from lykt.organisation.models import Controller
from lykt.privacy.consent.codes import ASKED as BODIES


@transaction.atomic
def allow_domain(*, by: Actor, controller: Controller, body: str, domain: str) -> PartnerDomain:
    """Let those of a body be invited by addresses at a domain.

    Raises:
        Refused: when the actor does not administer the controller.
        ValidationError: by field.
    """
    check_may(by, "change", "partner_domain")
    if not queries.controllers_of(by).filter(pk=controller.pk).exists():
        raise Refused(_("You do not administer this organisation."))
    told = domain.strip().casefold().removeprefix("@")
    if problem := rules.domain_problem(told):
        raise ValidationError({"domain": problem})
    if body not in BODIES:
        raise ValidationError({"body": _("Choose which body it is.")})
    same = PartnerDomain.objects.filter(controller=controller, body=body, domain=told)
    if same.exists():
        raise ValidationError({"domain": _("This domain is allowed already.")})
    return PartnerDomain.objects.create(
        controller=controller, body=body, domain=told, by_id=by.staff
    )


@transaction.atomic
def end_domain(*, by: Actor, domain: PartnerDomain) -> None:
    """Let nobody more be invited by addresses at a domain. Who is in a team stays.

    Raises:
        Refused: when the actor does not administer the controller.
    """
    check_may(by, "change", "partner_domain")
    if not queries.domains_for(by, "change").filter(pk=domain.pk).exists():
        raise Refused(_("You do not administer this organisation."))
    domain.delete()
