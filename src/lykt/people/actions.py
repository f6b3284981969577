"""What changes people and contacts: one function for each use, one transaction each.

Every action asks whether the actor may, then whether the thing allows it, then writes.
A refusal by the thing itself is a `ValidationError` that names the field.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Min
from django.utils import timezone
from django.utils.translation import gettext as _

from lykt.organisation.access import Refused, check_may_in
from lykt.organisation.acting import Actor
from lykt.organisation.bulk import insert_objects
from lykt.organisation.correcting import put_right
from lykt.organisation.models import Unit
from lykt.people.codes import Channel
from lykt.people.models import (
    Contact,
    ContactCorrection,
    Kept,
    NotTheSame,
    Person,
    PersonMerge,
)
from lykt.people.pseudonyms import new_code
from lykt.people.queries import contacts_for, kept_person
from lykt.people.rules import UNDO_HOURS, birth_year_problem, date_problem
from lykt.privacy.retention import register
from lykt.privacy.sealing.keys import destroy


#: What may be told about a person, and what may be put right about a contact.
FACTS = frozenset(
    (
        "country",
        "origin",
        "gender",
        "birth_year",
        "age_band",
        "age_band_year",
        "languages",
        "arenas",
        "first_contact",
    )
)
CORRECTABLE = ("date", "channel", "person", "count", "needs", "given", "referred")
#: A code is drawn again when it is taken; that so many are taken means the words ran out.
CODE_TRIES = 50


def thing_of(channel: str) -> str:
    """Return the row of the access matrix that speaks of contacts in `channel`."""
    return "health_contact" if channel == Channel.HEALTH else "contact"


@transaction.atomic
def make_person(*, by: Actor, unit: Unit, **facts: Any) -> Person:
    """Make a person with a new code, knowing no more of them than `facts`.

    Raises:
        Refused: when the actor may not in this unit.
        ValidationError: when a fact cannot be true.
    """
    check_may_in(by, "make", "person", unit.pk)
    person = Person(unit=unit, controller=unit.controller, registered_by_id=by.staff)
    _tell(person, facts, earliest=None)
    for attempt in range(CODE_TRIES):
        person.code = new_code(wide=attempt > CODE_TRIES // 2)
        try:
            with transaction.atomic():
                person.save(force_insert=True)
        except IntegrityError:
            continue
        return person
    raise RuntimeError("no free code was found; the word lists need to grow")


def _hold(row: Kept, seen: datetime | None = None) -> None:
    """Let nobody else change a row until the transaction ends, and read what it says now.

    `seen` is when the row had last been changed as the one who acts saw it. Two who work on
    the same row at once shall both know: the later does not write over the earlier unseen.
    """
    rows = type(row)._default_manager
    changed_at = rows.select_for_update(of=("self",)).values_list("changed_at").get(pk=row.pk)[0]
    if seen is not None and changed_at != seen:
        raise ValidationError(
            _("Someone has changed this since you opened it. Open it again, look, then save.")
        )
    row.refresh_from_db()


@transaction.atomic
def change_person(
    *, by: Actor, person: Person, seen: datetime | None = None, **facts: Any
) -> Person:
    """Write what has become known of a person, or take back what was wrong.

    Raises:
        Refused: when the actor may not in this unit.
        ValidationError: when a fact cannot be true, or somebody was there since `seen`.
    """
    check_may_in(by, "change", "person", person.unit_id)
    _hold(person, seen)
    _tell(person, facts, earliest=_earliest_contact(by, person))
    person.save()
    return person


def _tell(person: Person, facts: Mapping[str, Any], *, earliest: date | None) -> None:
    if unknown := set(facts) - FACTS:
        raise TypeError(f"a person has no {', '.join(sorted(unknown))}")
    for name, value in facts.items():
        setattr(person, name, value)
    if person.age_band and person.age_band_year is None:
        person.age_band_year = timezone.localdate().year
    if not person.age_band:
        person.age_band_year = None
    known = [day for day in (earliest, person.first_contact) if day is not None]
    if person.first_contact and (problem := _future(person.first_contact)):
        raise ValidationError({"first_contact": problem})
    earliest = min(known, default=timezone.localdate())
    if problem := birth_year_problem(person.birth_year, earliest=earliest):
        raise ValidationError({"birth_year": problem})


def _earliest_contact(by: Actor, person: Person) -> date | None:
    """Return the first day the person was met, as far as the actor may see it.

    A refusal would else tell of a visit at the clinic.
    """
    days: dict[str, date | None] = (
        contacts_for(by).filter(person=person).aggregate(first=Min("date"))
    )
    return days["first"]


def _future(day: date) -> str | None:
    return date_problem(day, today=timezone.localdate())


@transaction.atomic
def register_contact(*, by: Actor, unit: Unit, **told: Any) -> Contact:
    """Write down a meeting; see `new_contact` for what can be told of it."""
    contact = new_contact(by=by, unit=unit, **told)
    contact.save(force_insert=True)
    return contact


def register_together(contacts: Sequence[Contact]) -> None:
    """Write down meetings that `new_contact` has made, all in one statement."""
    insert_objects(contacts)


def new_contact(
    *,
    by: Actor,
    unit: Unit,
    date: date,
    channel: str,
    person: Person | None = None,
    new_person: Mapping[str, Any] | None = None,
    count: int = 1,
    needs: Collection[str] = (),
    given: Collection[str] = (),
    referred: Collection[str] = (),
) -> Contact:
    """Return a meeting with someone known, someone new, or `count` unknown, to be saved.

    Whoever is new is made here, so call it inside the transaction that saves.

    Raises:
        Refused: when the actor may not in this unit or channel.
        ValidationError: when the day lies ahead, or before the person was born.
    """
    check_may_in(by, "make", thing_of(channel), unit.pk)
    contact = Contact(unit=unit, controller=unit.controller, registered_by_id=by.staff)
    contact.date, contact.channel, contact.count = date, channel, count
    contact.needs, contact.given, contact.referred = list(needs), list(given), list(referred)
    if new_person is not None:
        contact.person = make_person(by=by, unit=unit, **new_person)
        # Written at the same moment: by this an undo knows that the two came together.
        contact.registered_at = contact.person.registered_at
    elif person is not None:
        contact.person = kept_person(person)
    _must_be_possible(contact)
    return contact


def _must_be_possible(contact: Contact) -> None:
    if problem := _future(contact.date):
        raise ValidationError({"date": problem})
    if contact.count < 1:
        raise ValidationError({"count": _("Write how many, 1 or more.")})
    if contact.person is None:
        return
    if contact.count != 1:
        raise ValidationError({"count": _("A known person is counted as one.")})
    if contact.person.unit_id != contact.unit_id:
        raise Refused(_("The person is known in another unit. Here they get a code of their own."))
    birth_year = contact.person.birth_year
    if birth_year is not None and birth_year > contact.date.year:
        raise ValidationError(
            {
                "date": _("The date lies before the person was born, in %(year)s.")
                % {"year": birth_year}
            }
        )


@transaction.atomic
def correct_contact(
    *, by: Actor, contact: Contact, reason: str, seen: datetime | None = None, **changes: Any
) -> ContactCorrection | None:
    """Put a contact right and keep what it said; None when nothing was different.

    Raises:
        Refused: when the actor may not in this unit, or in either of the channels.
        ValidationError: when it cannot have been so, or somebody was there since `seen`.
    """
    if unknown := set(changes) - set(CORRECTABLE):
        raise TypeError(f"a contact cannot be corrected in {', '.join(sorted(unknown))}")
    check_may_in(by, "correct", thing_of(contact.channel), contact.unit_id)
    _hold(contact, seen)
    check_may_in(by, "correct", thing_of(contact.channel), contact.unit_id)
    if contact.undone_at is not None:
        raise ValidationError(_("The contact has been undone meanwhile."))
    before, after = put_right(contact, changes, _plain)
    if not after:
        return None
    check_may_in(by, "correct", thing_of(contact.channel), contact.unit_id)
    _must_be_possible(contact)
    contact.save()
    correction = ContactCorrection(
        contact=contact, by_id=by.staff, reason=reason, before=before, after=after
    )
    correction.save()
    return correction


def _plain(value: Any) -> Any:
    """Return a value as JSON can keep it: a person by key, for their code may change."""
    if isinstance(value, Person):
        return str(value.pk)
    return value.isoformat() if isinstance(value, date) else value


def check_can_undo(actor: Actor, contact: Contact) -> None:
    """Refuse unless the actor has registered this themselves, not long ago."""
    check_may_in(actor, "undo", thing_of(contact.channel), contact.unit_id)
    if contact.registered_by_id != actor.staff or contact.register_id is not None:
        raise Refused(_("Only the one who registered a contact can undo it. Correct it instead."))
    if timezone.now() - contact.registered_at > timedelta(hours=UNDO_HOURS):
        raise Refused(_("It is too late to undo this. Correct it instead."))


def can_undo(actor: Actor, contact: Contact) -> bool:
    """Tell whether the actor can still undo this contact, for templates."""
    try:
        check_can_undo(actor, contact)
    except Refused:
        return False
    return True


@transaction.atomic
def undo_contact(*, by: Actor, contact: Contact) -> None:
    """Take back what one has just registered, and the person who was made with it."""
    check_can_undo(by, contact)
    _hold(contact)
    if contact.undone_at is not None:
        return
    person = contact.person
    contact.undone_at, contact.undone_by_id = timezone.now(), by.staff
    made_with_it = person is not None and person.registered_at == contact.registered_at
    if person is not None and made_with_it and _stands_alone(person, contact):
        contact.person = None
        contact.save()
        # Nothing was sealed with their key, and nothing may be from now on.
        transaction.on_commit(partial(destroy, [person.pk]))
        person.delete()
        return
    contact.save()


def _stands_alone(person: Person, contact: Contact) -> bool:
    """Tell whether nothing at all is written about a person but this contact.

    What hangs on their key (a consent, a note, a hold) would else be left where nobody can
    read it, and nobody can erase it.
    """
    own = {"people.Person": person.pk, "people.Contact": contact.pk}
    for kept in register.erasable():
        rows = register.about(kept, [person.pk])
        if (rows.exclude(pk=own[kept.table]) if kept.table in own else rows).exists():
            return False
    return not person.absorbed.exists() and person.merged_into_id is None


@transaction.atomic
def merge_people(*, by: Actor, keep: Person, other: Person, reason: str) -> PersonMerge:
    """Take two codes to be one person. Contacts stay where they are, so it can be undone."""
    for person in (keep, other):
        check_may_in(by, "merge", "person", person.unit_id)
    keep, other = (Person.objects.select_for_update().get(pk=p.pk) for p in (keep, other))
    if keep.pk == other.pk:
        raise ValidationError(_("A person cannot be merged with themselves."))
    if keep.unit_id != other.unit_id:
        raise Refused(_("The two are known in different units, and stay two codes."))
    if keep.merged_into_id or other.merged_into_id:
        raise ValidationError(_("One of the two has already been merged with someone."))
    filled = {}
    for name in sorted(FACTS - {"age_band_year"}):
        mine, theirs = getattr(keep, name), getattr(other, name)
        if mine in _UNTOLD and theirs not in _UNTOLD:
            setattr(keep, name, theirs)
            filled[name] = _plain(theirs)
            if name == "age_band":
                keep.age_band_year = other.age_band_year
    other.merged_into = keep
    keep.save()
    other.save()
    merge = PersonMerge(kept=keep, merged=other, reason=reason, by_id=by.staff, filled=filled)
    merge.save()
    return merge


_UNTOLD: tuple[Any, ...] = ("", "unknown", None, [])


@transaction.atomic
def undo_merge(*, by: Actor, merge: PersonMerge) -> None:
    """Let two codes be two people again, and give back what one took over from the other."""
    for person in (merge.kept, merge.merged):
        check_may_in(by, "merge", "person", person.unit_id)
    if merge.undone_at is not None:
        return
    kept, other = merge.kept, merge.merged
    for name, value in merge.filled.items():
        # What someone has written since is theirs and stays.
        if _plain(getattr(kept, name)) == value:
            setattr(kept, name, getattr(Person(), name))
            if name == "age_band":
                kept.age_band_year = None
    other.merged_into = None
    kept.save()
    other.save()
    merge.undone_at, merge.undone_by_id = timezone.now(), by.staff
    merge.save()


@transaction.atomic
def say_not_the_same(*, by: Actor, one: Person, other: Person) -> None:
    """Note that two who look alike are two, so that nobody is asked again."""
    for person in (one, other):
        check_may_in(by, "merge", "person", person.unit_id)
    pair: tuple[UUID, UUID] = (one.pk, other.pk)
    first, second = sorted(pair)
    NotTheSame.objects.get_or_create(one_id=first, other_id=second, defaults={"by_id": by.staff})
