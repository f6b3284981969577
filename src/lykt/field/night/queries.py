"""What is read of phones and of the tray, always for someone."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from lykt.field.codes import ShiftState
from lykt.field.models import Shift
from lykt.field.night.codes import State
from lykt.field.night.models import Enrolment, NightRecord, Phone
from lykt.field.night.rules import PATIENCE
from lykt.field.queries import shifts_for
from lykt.organisation.access import may, units_for
from lykt.organisation.acting import Actor
from lykt.organisation.models import Staff, StaffPost, Unit
from lykt.people.models import Person
from lykt.people.queries import recent_people


#: So many codes lie on a phone at most.
MOST_RECENT = 12


def units_to_sign_on(actor: Actor) -> QuerySet[Unit]:
    """Return the units in use that the actor may go out with."""
    units = Unit.objects.filter(active=True).select_related("controller")
    return units if actor.trusted else units.filter(pk__in=units_for(actor, "sign_on", "phone"))


def phones_for(actor: Actor, act: str = "read") -> QuerySet[Phone]:
    """Return the phones the actor may do this with, those in use first."""
    phones = Phone.objects.select_related("unit", "lost_by")
    if not actor.trusted:
        units = units_for(actor, act, "phone")
        shared = Enrolment.objects.filter(phone=OuterRef("pk"), unit__in=units)
        phones = phones.filter(Q(unit__in=units) | Exists(shared))
    return phones.order_by("lost_at", "-last_on", "label")


def workers_on(phones: Collection[Phone]) -> dict[UUID, list[Enrolment]]:
    """Return who can still send from each of these phones."""
    told: dict[UUID, list[Enrolment]] = {}
    rows = Enrolment.objects.filter(phone__in=list(phones), expires_at__gt=timezone.now())
    for one in rows.select_related("staff"):
        told.setdefault(one.phone_id, []).append(one)
    return told


def tray_for(actor: Actor, act: str = "read") -> QuerySet[NightRecord]:
    """Return what lies in the trays of the actor's units, the oldest first.

    What waits for another record stands there too, once it has waited too long.
    """
    rows: QuerySet[NightRecord] = NightRecord.objects.select_related(
        "unit", "enrolment__staff", "enrolment__phone", "shift", "met__contact__person"
    )
    if not actor.trusted:
        rows = rows.filter(unit__in=units_for(actor, act, "tray"))
    late = Q(state=State.WAITING, at__lt=timezone.now() - PATIENCE)
    return rows.filter(Q(state__in=(State.TRAY, State.CONFLICT)) | late).order_by("at", "id")


def open_shifts(unit: Unit) -> QuerySet[Shift]:
    """Return the unit's shifts that go on and that a phone knows: a second phone can join."""
    found: QuerySet[Shift] = Shift.objects.filter(
        unit=unit, state=ShiftState.OPEN, phone_key__isnull=False
    )
    return found.select_related("zone")


@dataclass(frozen=True, slots=True)
class Lately:
    """Those whose codes go to a phone, and the names of those who work in the unit."""

    people: list[Person]
    colleagues: list[Staff]


def lately(actor: Actor, unit: Unit, *, codes: bool) -> Lately:
    """Return what the readable view begins with. Codes only where the unit allows it."""
    people = recent_people(actor, unit, MOST_RECENT) if codes else []
    posts = StaffPost.objects.held_on(timezone.localdate()).filter(unit=unit)
    colleagues = Staff.objects.filter(posts__in=posts, is_active=True).distinct().order_by("name")
    return Lately(people, [one for one in colleagues if one.pk != actor.staff])


@dataclass(frozen=True, slots=True)
class Tonight:
    """What stands on Today for whoever goes out: to start, what goes on, the last night."""

    may_start: bool
    going_on: list[Shift]
    last: Shift | None
    in_tray: int


def tonight(actor: Actor) -> Tonight | None:
    """Return what waits of the nights for the actor; None for whoever has nothing of it."""
    may_start = may(actor, "sign_on", "phone")
    if not (may_start or may(actor, "read", "tray")):
        return None
    reads = may(actor, "read", "shift")
    shifts = shifts_for(actor).order_by("-date", "-id") if reads else Shift.objects.none()
    return Tonight(
        may_start=may_start,
        going_on=list(shifts.filter(state=ShiftState.OPEN)[:5]),
        last=shifts.filter(state=ShiftState.CLOSED, phone_key__isnull=False).first(),
        in_tray=tray_for(actor).count() if may(actor, "read", "tray") else 0,
    )
