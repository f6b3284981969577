"""Telling of a sealed field that does not open: the rest of the page lives on."""

from hashlib import sha256
from typing import Any
from uuid import UUID

from django.db import DatabaseError, transaction

from lykt.organisation.acting import Actor, actor_if_any
from lykt.organisation.codes import NoticeKind
from lykt.organisation.notices import tell
from lykt.organisation.roles import Role
from lykt.privacy import subjects
from lykt.privacy.sealing.models import SealFault


#: Nobody did what is told of, as far as Lykt knows.
FINDER = Actor(kind="job", name="sealing")


def report(row: Any, column: str, stored: str, subject: UUID) -> bool:
    """Write down where something sealed did not open, and return whether the officer is told.

    The same fault is written once. Officers are told by table and field, once for as long
    as nobody has seen it; there is none to tell where nobody knows the controller. A page
    that only reads must not break over it: what the database refuses is left untold.
    """
    found = sha256(stored.encode()).hexdigest()
    try:
        with transaction.atomic():
            controller = _controller(row, subject)
            _fault, new = SealFault.objects.get_or_create(
                table=row._meta.db_table, column=column, row=str(row.pk), found=found
            )
            if new and controller:
                _tell(controller, f"{row._meta.label}.{column}")
    except DatabaseError:
        return False
    return bool(controller)


def _controller(row: Any, subject: UUID) -> UUID | None:
    """Return who keeps a row: what it says itself, or what is known of whom it is about."""
    if said := getattr(row, "controller_id", None):
        return UUID(str(said))
    known = subjects.subjects([subject]) if actor_if_any() else {}
    return known[subject].controller if subject in known else None


def _tell(controller: UUID, where: str) -> None:
    tell(
        what=NoticeKind.FIELD_UNREADABLE,
        controller=controller,
        actor=FINDER,
        roles=[Role.DATA_PROTECTION_OFFICER],
        about=where,
        again=False,
    )
