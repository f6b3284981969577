"""What is read of requests, notes and objections, always for someone."""

from collections.abc import Collection, Iterable
from typing import NamedTuple
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from lykt.organisation.access import controllers_for, may, units_for
from lykt.organisation.acting import Actor
from lykt.organisation.models import Staff, StaffPost
from lykt.organisation.orphans import Orphan, has_left, staff_of
from lykt.organisation.roles import Role
from lykt.privacy import subjects as known
from lykt.privacy.answers import rules
from lykt.privacy.answers.codes import CLOSED, ObjectionState, State
from lykt.privacy.answers.models import HandingOver, Objection, PersonsNote, Request, RequestEvent
from lykt.privacy.answers.permissions import ANSWERING
from lykt.privacy.answers.rules import Timeliness
from lykt.privacy.answers.things import Thing, things_of
from lykt.privacy.objecting import Against
from lykt.privacy.reading.grounds import reached
from lykt.privacy.subjects import Subject


def family_of(subject: Subject) -> list[UUID]:
    """Return the keys of every code taken to be this subject, the one who stands first."""
    return known.keeper(subject.kind).family(subject.key) or [subject.key]


def standing_first(subject: Subject) -> Subject:
    """Return the code that stands for somebody now."""
    first = family_of(subject)[0]
    return subject if first == subject.key else known.subjects([first])[first]


def subject_for(actor: Actor, kind: str, handle: str, act: str, thing: str) -> Subject | None:
    """Return whom an address is about, if the actor may do this in their unit; else None."""
    found = known.find(actor, kind, handle)
    if found is None:
        return None
    subject = standing_first(found)
    return subject if actor.trusted or subject.unit in units_for(actor, act, thing) else None


# ---- Requests


def requests_for(actor: Actor, act: str = "read") -> QuerySet[Request]:
    """Return the requests of the actor's units, the first due first."""
    found: QuerySet[Request] = Request.objects.select_related("unit", "owner", "by")
    found = found.order_by("due", "id")
    return found if actor.trusted else found.filter(unit__in=units_for(actor, act, "request"))


def deadlines_for(actor: Actor) -> QuerySet[Request]:
    """Return the requests whose deadlines the officer oversees; no page shows whose they are."""
    found: QuerySet[Request] = Request.objects.select_related("unit", "owner")
    found = found.order_by("due", "id")
    if actor.trusted:
        return found
    return found.filter(controller__in=controllers_for(actor, "oversee", "request"))


def requests_of(actor: Actor, subjects: Collection[UUID]) -> QuerySet[Request]:
    """Return what the actor may see of what these subjects have asked, the latest first."""
    return requests_for(actor).filter(subject__in=list(subjects)).order_by("-asked_on", "-id")


class Waiting(NamedTuple):
    """A request that somebody must see to, and who asks."""

    request: Request
    subject: Subject
    timeliness: Timeliness


def with_subjects(requests: Iterable[Request]) -> list[Waiting]:
    """Return requests with who asks; one query for each kind of subject."""
    rows = list(requests)
    people = known.subjects({row.subject for row in rows})
    today = timezone.localdate()
    return [
        Waiting(row, people[row.subject], rules.timeliness(row.state, row.due, today))
        for row in rows
        if row.subject in people
    ]


def waiting_for(actor: Actor, limit: int = 10) -> list[Waiting]:
    """Return what waits for the actor: their own new requests, and what is due soon or late.

    Whoever answers is told of theirs; a leader of all of the unit.
    """
    if actor.staff is None or not may(actor, "change", "request"):
        return []
    leads = [p.unit for p in actor.posts if p.role == Role.UNIT_LEADER and p.unit]
    soon = Q(due__lte=timezone.localdate() + rules.SOON)
    mine = Q(owner=actor.staff) & (soon | Q(state=State.RECEIVED))
    open_ones = requests_for(actor, "change").exclude(state__in=CLOSED)
    return with_subjects(open_ones.filter(mine | (soon & Q(unit__in=leads)))[:limit])


def history_of(request: Request) -> QuerySet[RequestEvent]:
    """Return what was done with a request, oldest first."""
    steps: QuerySet[RequestEvent] = request.history.select_related("by", "owner", "request")
    return steps


def handings_of(subjects: Collection[UUID]) -> QuerySet[HandingOver]:
    """Return each time an answer was handed over to these subjects."""
    found: QuerySet[HandingOver] = HandingOver.objects.select_related("by", "request")
    return found.filter(subject__in=list(subjects)).order_by("at", "id")


def owners_in(unit: UUID) -> QuerySet[Staff]:
    """Return those who may answer in a unit today."""
    held = StaffPost.objects.held_on(timezone.localdate())
    answering = held.filter(unit=unit, role__in=ANSWERING)
    return staff_of(unit).filter(Exists(answering.filter(staff=OuterRef("pk"))))


def left_behind(units: Collection[UUID]) -> list[Orphan]:
    """Return the open requests whose owners work in their units no more. Names nobody."""
    found = Request.objects.select_related("owner").exclude(state__in=CLOSED)
    return [
        Orphan(
            handle=request.handle,
            label=_label_of(request),
            url=reverse("request_page", args=[request.handle]),
            owner=request.owner,
            unit=request.unit_id,
        )
        for request in found.filter(has_left(), unit__in=list(units)).order_by("due", "id")
    ]


def _label_of(request: Request) -> str:
    due = date_format(request.due, "SHORT_DATE_FORMAT")
    return _("%(asks)s, by %(day)s") % {"asks": request.get_asks_display(), "day": due}


# ---- The person's own words


class Said(NamedTuple):
    """A note of the person's own, and the one thing it is about, where it is about one."""

    note: PersonsNote
    thing: Thing | None


def notes_for(actor: Actor, subjects: Collection[UUID], act: str = "read") -> list[Said]:
    """Return the notes of these subjects that the actor may read, the latest first.

    What is about a thing is read by those who may read the thing. Whoever reads somebody by
    another door, such as an emergency, reads what they say themselves.
    """
    found: QuerySet[PersonsNote] = PersonsNote.objects.filter(subject__in=list(subjects))
    found = found.select_related("by", "settled_by")
    if not actor.trusted:
        found = found.filter(_reach(actor, subjects, act, "persons_note"))
    notes = list(found)
    things = things_of(actor, subjects) if any(note.about for note in notes) else {}
    said = [Said(one, things.get((one.about, one.thing)) if one.thing else None) for one in notes]
    health = set() if actor.trusted else units_for(actor, "build", "health_answer")
    return [
        each
        for each in said
        # Of a thing that is gone nobody can tell whether it was the clinic's.
        if each.thing or not each.note.about or actor.trusted or each.note.unit_id in health
    ]


def notes_about(actor: Actor, about: str, thing: UUID, subjects: Collection[UUID]) -> list[Said]:
    """Return what these subjects say themselves about a thing that the actor is shown."""
    found: QuerySet[PersonsNote] = PersonsNote.objects.filter(about=about, thing=thing)
    found = found.filter(subject__in=list(subjects)).select_related("by", "settled_by")
    if not actor.trusted:
        found = found.filter(_reach(actor, subjects, "read", "persons_note"))
    return [Said(note, None) for note in found]


def note_for(actor: Actor, handle: str, act: str) -> Said | None:
    """Return one note that the actor may do this with, or None: out of reach is not there."""
    found: QuerySet[PersonsNote] = PersonsNote.objects.filter(handle=handle)
    if not actor.trusted:
        found = found.filter(unit__in=units_for(actor, act, "persons_note"))
    note = found.first()
    if note is None:
        return None
    subject = known.subjects([note.subject]).get(note.subject)
    said = notes_for(actor, family_of(subject), act) if subject else []
    return next((each for each in said if each.note.pk == note.pk), None)


def _reach(actor: Actor, subjects: Collection[UUID], act: str, thing: str) -> Q:
    reach = Q(unit__in=units_for(actor, act, thing))
    if act == "read" and may(actor, "read", thing):
        reach |= Q(subject__in=reached(actor, subjects))
    return reach


# ---- Objections


def objections_for(
    actor: Actor, subjects: Collection[UUID] | None = None, act: str = "read"
) -> QuerySet[Objection]:
    """Return the objections that the actor may do this with, the latest first."""
    found: QuerySet[Objection] = Objection.objects.select_related("by", "decided_by", "unit")
    if subjects is not None:
        found = found.filter(subject__in=list(subjects))
    if actor.trusted:
        return found
    return found.filter(_reach(actor, subjects or (), act, "objection"))


def objections_open(subjects: Collection[UUID], purpose: str | None = None) -> list[Objection]:
    """Return the objections that wait for a decision, for whoever uses what is written."""
    found = Objection.objects.filter(subject__in=list(subjects), state=ObjectionState.OPEN)
    return list(found.filter(against=purpose) if purpose else found)


def objections_standing(subjects: Collection[UUID], purpose: str | None = None) -> list[Against]:
    """Return what stands against a purpose, open or upheld: handed down to `objecting`."""
    standing = (ObjectionState.OPEN, ObjectionState.UPHELD)
    found = Objection.objects.filter(subject__in=list(subjects), state__in=standing)
    found = found.filter(against=purpose) if purpose else found
    return [
        Against(against, state == ObjectionState.UPHELD)
        for against, state in found.order_by("at").values_list("against", "state")
    ]


def objections_to_decide(actor: Actor, limit: int = 10) -> list[tuple[Objection, Subject]]:
    """Return the open objections that wait for the actor's decision, oldest first."""
    if not may(actor, "decide", "objection") or actor.staff is None:
        return []
    found = list(
        objections_for(actor, act="decide")
        .filter(state=ObjectionState.OPEN)
        .order_by("at")[:limit]
    )
    people = known.subjects({each.subject for each in found})
    return [(each, people[each.subject]) for each in found if each.subject in people]
