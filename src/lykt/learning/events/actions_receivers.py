"""The register of the bodies that are taught. No person stands in it."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from lykt.learning.events import codes
from lykt.learning.events.actions import check_words, tidy
from lykt.learning.events.models import Receiver
from lykt.organisation.access import check_may_at
from lykt.organisation.acting import Actor
from lykt.organisation.models import Controller


@transaction.atomic
def add_receiver(
    *, by: Actor, controller: Controller, name: str, kind: str, municipality: str = ""
) -> Receiver:
    """Put a body that is taught into the register.

    Raises:
        Refused: when the actor may not.
        ValidationError: by field, for a name that stands there.
    """
    check_may_at(by, "make", "receiver", controller.pk)
    row = Receiver(controller=controller, by_id=by.staff)
    _tell_receiver(row, name=name, kind=kind, municipality=municipality)
    row.save(force_insert=True)
    return row


@transaction.atomic
def change_receiver(
    *, by: Actor, receiver: Receiver, name: str, kind: str, municipality: str = "",
    active: bool = True,
) -> Receiver:  # fmt: skip
    """Change what stands about a body, or say that it is taught no more.

    Raises:
        Refused: when the actor may not.
        ValidationError: by field.
    """
    check_may_at(by, "change", "receiver", receiver.controller_id)
    now = Receiver.objects.select_for_update().get(pk=receiver.pk)
    now.active = active
    _tell_receiver(now, name=name, kind=kind, municipality=municipality)
    now.save()
    return now


def _tell_receiver(row: Receiver, *, name: str, kind: str, municipality: str) -> None:
    row.name, row.kind, row.municipality = tidy(name), kind, tidy(municipality)
    check_words("name", row.name)
    check_words("municipality", row.municipality)
    problems = {}
    if not row.name:
        problems["name"] = _("Write what it is called.")
    if kind not in codes.ReceiverKind.values:
        problems["kind"] = _("Choose one from the list.")
    same = Receiver.objects.filter(controller=row.controller_id, name__iexact=row.name)
    if same.exclude(pk=row.pk).exists():
        problems["name"] = _("It stands in the register already.")
    if problems:
        raise ValidationError(problems)
    row.clean_fields(exclude=["controller", "by"])
