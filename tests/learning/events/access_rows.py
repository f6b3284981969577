"""Which role reaches which page of events. They are the whole municipality's."""

from datetime import date
from typing import Any

from django.utils import timezone

from lykt.learning.events.codes import State
from lykt.learning.events.models import Event, Receiver
from lykt.organisation.access import MEETS_PEOPLE
from lykt.organisation.models import Staff
from lykt.organisation.roles import Role
from tests.support.pages import Page
from tests.support.people import World


MAKES = frozenset(MEETS_PEOPLE)
READS = MAKES | {Role.PLAN_OWNER}
EXPORTS = frozenset({Role.CASE_COORDINATOR, Role.UNIT_LEADER, Role.PLAN_OWNER})


def make_event(world: World, by: Staff | None = None, **more: Any) -> Event:
    """Put an event of the service there, held on a day of 2024 when nothing else is told."""
    told: dict[str, Any] = {
        "controller": world.fjordby, "unit": world.service, "kind": "talk", "theme": "law",
        "day": date(2024, 3, 1), "title": "Hva er menneskehandel?", "audience": "municipal",
        "state": State.HELD, "by": by, **more,
    }  # fmt: skip
    told["controller"] = told["unit"].controller
    return Event.objects.create(**told)


def make_receiver(world: World, name: str = "Fjordby skole", **more: Any) -> Receiver:
    """Put a body into the municipality's register."""
    told = {"controller": world.service.controller, "kind": "school", **more}
    return Receiver.objects.create(name=name, **told)


def event(world: World, reader: Staff) -> dict[str, Any]:
    """An event of the service, that the reader has written."""
    return {"handle": make_event(world, reader).handle}


def planned(world: World, reader: Staff) -> dict[str, Any]:
    """One that lies ahead."""
    day = timezone.localdate()
    return {"handle": make_event(world, reader, state=State.PLANNED, day=day).handle}


def cancelled(world: World, reader: Staff) -> dict[str, Any]:
    """One that was called off."""
    return {"handle": make_event(world, reader, state=State.CANCELLED).handle}


def receiver(world: World, reader: Staff) -> dict[str, Any]:
    """A body of the municipality's register."""
    return {"handle": make_receiver(world, f"Skole {Receiver.objects.count()}").handle}


ROWS: dict[str, Page] = {
    "events": Page(READS),
    "learning_event_new": Page(MAKES),
    "events_export": Page(EXPORTS),
    "learning_event_page": Page(READS, event, wide=True),
    "learning_event_change": Page(MAKES, event, wide=True),
    "learning_event_went": Page(MAKES, planned, wide=True),
    "learning_event_cancel": Page(MAKES, planned, "post", wide=True),
    "learning_event_restore": Page(MAKES, cancelled, "post", wide=True),
    "learning_event_undo": Page(MAKES, event, "post", wide=True),
    "receivers": Page(READS),
    "receiver_new": Page(MAKES),
    "receiver_page": Page(READS, receiver, wide=True),
    "receiver_change": Page(MAKES, receiver, wide=True),
    "school_classes": Page(READS),
}
