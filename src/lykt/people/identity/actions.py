"""Keeping a name and letting go of it."""

from collections.abc import Collection
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from lykt.organisation.access import check_may_in
from lykt.organisation.acting import Actor
from lykt.people.identity.models import Identity
from lykt.people.identity.queries import fields_allowed
from lykt.people.identity.rules import KINDS
from lykt.people.models import Person
from lykt.people.queries import codes_of
from lykt.privacy import subjects
from lykt.privacy.consent.signals import Withdrawal
from lykt.privacy.sealing import names


@transaction.atomic
def keep(*, by: Actor, person: Person, told: dict[str, str]) -> Identity | None:
    """Keep what a person wants remembered of who they are; empty fields are let go of.

    `told` is by field: name, phone, address, heed; what is not in it stays as it was.
    Returns None when nothing is kept any more.

    Raises:
        Refused: when the actor's role shows no names in this unit.
        ValidationError: for a field that the person has not said yes to.
    """
    check_may_in(by, "change", "identity", person.unit_id)
    Person.objects.select_for_update().get(pk=person.pk)
    told = {field: text.strip() for field, text in told.items()}
    family = [one.pk for one in codes_of(person)]
    allowed = fields_allowed(family)
    if closed := [field for field, text in told.items() if text and field not in allowed]:
        words = _("There is no consent to keep this. Ask, and write the answer down first.")
        raise ValidationError(dict.fromkeys(closed, words))
    row = Identity.objects.filter(subject=person.pk).first() or Identity(
        subject=person.pk, controller_id=person.controller_id, unit_id=person.unit_id
    )
    for field, text in told.items():
        setattr(row, field, text)
    row.changed_at = timezone.now()
    if "name" in told:
        # In the key store, so outside this transaction: a search asks for the row as well.
        names.index(person.pk, person.controller_id, told["name"])
    if any(row.__dict__[field] for field in KINDS):
        row.save()
        return row
    if not row._state.adding:
        row.delete()
    return None


def let_go(withdrawal: Withdrawal) -> None:
    """Let go, in the same moment, of what a consent no longer lets us keep."""
    _let_go(withdrawal.subjects)


def let_go_of_what_ran_out() -> None:
    """Let go of what was kept with a consent that has ended by its last day: each night."""
    for subject in list(Identity.objects.values_list("subject", flat=True)):
        family = subjects.keeper("person").family(subject)
        with transaction.atomic():
            _let_go(family or [subject])


def _let_go(family: Collection[UUID]) -> None:
    allowed = fields_allowed(family)
    if len(allowed) == len(KINDS):
        return
    for row in Identity.objects.filter(subject__in=family):
        kept = [field for field in KINDS if field in allowed and row.__dict__[field]]
        if not kept:
            row.delete()
        elif any(row.__dict__[field] for field in KINDS if field not in allowed):
            for field in KINDS.keys() - set(kept):
                setattr(row, field, "")
            row.changed_at = timezone.now()
            row.save()
        if "name" not in allowed:
            names.forget(row.subject)
