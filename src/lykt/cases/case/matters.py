"""The cases that a consent can be given for, as the ledger of consents asks."""

from collections.abc import Collection
from uuid import UUID

from django.utils.translation import gettext as _

from lykt.cases.case.models import CaseState
from lykt.cases.case.queries import cases_for
from lykt.organisation.acting import Actor
from lykt.privacy.consent.matters import Matter


def matters_of(actor: Actor, subjects: Collection[UUID]) -> list[Matter]:
    """Return the cases about these subjects in whose team the actor is."""
    return [
        Matter(
            case.pk,
            case.handle,
            _("Case %(number)s") % {"number": case.label},
            case.subject,
            case.state != CaseState.CLOSED,
        )
        for case in cases_for(actor).filter(subject__in=set(subjects))
    ]
