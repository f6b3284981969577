"""What is read of the record itself, for whoever may: no content, and no way back to it."""

from collections.abc import Collection, Iterator
from datetime import date, datetime, time, timedelta
from typing import NamedTuple
from uuid import UUID

from django.apps import apps
from django.db.models import Model, Q, QuerySet, TextField
from django.db.models.functions import Cast
from django.utils import timezone

from lykt.organisation.access import controllers_for
from lykt.organisation.acting import Actor
from lykt.organisation.models import Staff
from lykt.privacy.reading.models import ReadingCheck, ReadingEntry
from lykt.privacy.reading.record import name_in_record
from lykt.privacy.sealing.keys import stored_keys
from lykt.privacy.sealing.models import SealFault


#: Stands for the operator and the programs, who have no account.
MACHINE = "machine"
BATCH = 2_000
#: So many who have read most are told of.
MOST = 20
LATEST_FAULTS = 200


class Narrowing(NamedTuple):
    """How the record is narrowed: None, or empty text, is no narrowing."""

    #: The handle of an account, or `MACHINE`.
    who: str = ""
    since: date | None = None
    until: date | None = None
    page: str = ""
    ground: str = ""


class Reader(NamedTuple):
    """How much somebody has read in some days."""

    #: An account of this key, else the name that the record has.
    staff: UUID | None
    actor: str
    entries: int
    #: How many different people.
    people: int


class Fault(NamedTuple):
    """A sealed field that could not be opened: where it stands, and no content."""

    at: datetime
    table: str
    field: str
    #: The last digits of the row's key, for the operator.
    row: str


def entries_for(actor: Actor) -> QuerySet[ReadingEntry]:
    """Return the entries an officer may see, newest first.

    Those of the people that the officer's controller answers for, and those of nobody's
    (any more).
    """
    entries = ReadingEntry.objects.order_by("-number")
    if actor.trusted:
        return entries
    own = controllers_for(actor, "read", "reading_record")
    return entries.filter(Q(controller__in=own) | Q(controller=None)) if own else entries.none()


def readers_for(actor: Actor) -> QuerySet[Staff]:
    """Return the accounts that work, or have worked, for the officer's controller."""
    if actor.trusted:
        return Staff.objects.all()
    own = controllers_for(actor, "read", "reading_record")
    return Staff.objects.filter(posts__controller__in=own).distinct()


def narrowed(entries: QuerySet[ReadingEntry], by: Narrowing) -> QuerySet[ReadingEntry]:
    """Return those of the entries that fit; days are local days."""
    if by.who == MACHINE:
        entries = entries.filter(staff=None)
    elif by.who:
        entries = entries.filter(staff__in=Staff.objects.filter(handle=by.who).values("pk"))
    if by.since:
        entries = entries.filter(at__gte=_midnight(by.since))
    if by.until and by.until < date.max:
        entries = entries.filter(at__lt=_midnight(by.until + timedelta(days=1)))
    if by.page:
        entries = entries.filter(what=by.page)
    return entries.filter(ground=by.ground) if by.ground else entries


def readers_of_days(actor: Actor, days: int) -> list[Reader]:
    """Return who has read in the last days, today among them: most people first.

    Counts and no more: what is unusual, a human judges.
    """
    since = _midnight(timezone.localdate() - timedelta(days=days - 1))
    found = entries_for(actor).filter(at__gte=since).order_by()
    entries: dict[tuple[UUID | None, str], int] = {}
    people: dict[tuple[UUID | None, str], set[str]] = {}
    for staff, name, names in found.values_list("staff", "actor", "subjects").iterator(BATCH):
        who = (staff, "" if staff else name)
        entries[who] = entries.get(who, 0) + 1
        people.setdefault(who, set()).update(names)
    readers = [Reader(*who, entries[who], len(people[who])) for who in entries]
    return sorted(readers, key=lambda one: (-one.people, -one.entries, one.actor))[:MOST]


def readings_of(subjects: Collection[UUID]) -> Iterator[ReadingEntry]:
    """Yield every entry in which one of the subjects stands, newest first.

    Whoever asks has asked who may. An erased subject has no key any more, and so no entry.
    """
    names = {name_in_record(key) for key in stored_keys(subjects).values()}
    if not names:
        return
    stands = Q()
    for name in names:
        stands |= Q(text__contains=name)
    found = ReadingEntry.objects.annotate(text=Cast("subjects", TextField())).filter(stands)
    yield from found.order_by("-number").iterator(BATCH)


def last_check() -> ReadingCheck | None:
    """Return what the record was found to be when it was held last."""
    return ReadingCheck.objects.order_by("-at", "-id").first()


def faults_for(actor: Actor) -> list[Fault]:
    """Return the sealed fields that could not be opened, the latest first.

    Those of rows that the officer's controller answers for, and of rows nobody can place.
    """
    own = controllers_for(actor, "read", "reading_record")
    models = {model._meta.db_table: model for model in apps.get_models()}
    faults = list(SealFault.objects.order_by("-at")[:LATEST_FAULTS])
    places: dict[tuple[str, str], UUID] = {}
    for table in {fault.table for fault in faults} & models.keys():
        rows = [fault.row for fault in faults if fault.table == table]
        for row, place in _controllers_of(models[table], rows):
            places[table, str(row)] = place
    return [
        _told(fault, models.get(fault.table))
        for fault in faults
        if actor.trusted or places.get((fault.table, fault.row)) in {None, *own}
    ]


def _controllers_of(model: type[Model], rows: list[str]) -> Iterator[tuple[UUID, UUID]]:
    """Yield the keys of rows and who answers for each; their sealed fields stay shut."""
    if any(field.name == "controller" for field in model._meta.get_fields()):
        found = model._default_manager.filter(pk__in=rows)
        yield from found.values_list("pk", "controller")


def _told(fault: SealFault, model: type[Model] | None) -> Fault:
    table, field = fault.table, fault.column
    if model is not None:
        table = str(model._meta.verbose_name)
        names = {each.attname: str(each.verbose_name) for each in model._meta.concrete_fields}
        field = names.get(fault.column, fault.column)
    return Fault(fault.at, table, field, fault.row[-6:])


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
