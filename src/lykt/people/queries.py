"""What is read about people, always for someone: out of reach is as if it were not."""

from collections.abc import Iterable
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Count, Max, Q, QuerySet
from django.utils import timezone

from lykt.organisation.access import controllers_with, units_for
from lykt.organisation.acting import Actor
from lykt.organisation.models import Unit
from lykt.people.codes import Channel
from lykt.people.models import Contact, NotTheSame, Person, PersonMerge
from lykt.people.pseudonyms import fold
from lykt.people.rules import UNDO_HOURS, Choice, alike
from lykt.privacy.emergency.queries import opened_to


#: How many of the last entries tell which choices a unit uses most.
USUAL_ENTRIES = 300
#: Among so many of the last entries are those met lately.
RECENT_ENTRIES = 100


def people_for(actor: Actor, act: str = "read") -> QuerySet[Person]:
    """Return the people whom the actor may do this with, merged codes among them.

    Whoever has opened a door in an emergency reads that person too, and changes nothing.
    """
    people: QuerySet[Person] = Person.objects.select_related("unit", "merged_into")
    if actor.trusted:
        return people
    mine = Q(unit__in=units_for(actor, act, "person"))
    if act == "read" and (opened := opened_to(actor, "person")):
        mine |= Q(pk__in=opened)
    return people.filter(mine)


def contacts_for(actor: Actor, act: str = "read") -> QuerySet[Contact]:
    """Return the contacts the actor may do this with; undone ones are nobody's.

    A contact at the clinic is reached through its own row of the access matrix.
    """
    contacts: QuerySet[Contact] = Contact.objects.filter(undone_at=None).select_related(
        "unit", "person", "registered_by"
    )
    if actor.trusted:
        return contacts
    clinic, elsewhere = Q(channel=Channel.HEALTH), ~Q(channel=Channel.HEALTH)
    mine = elsewhere & Q(unit__in=units_for(actor, act, "contact"))
    mine |= clinic & Q(unit__in=units_for(actor, act, "health_contact"))
    if act == "read" and (opened := opened_to(actor, "person")):
        # What their role would show them there, and no more: the clinic's is the clinic's.
        nurse_at = controllers_with(actor, act, "health_contact")
        mine |= Q(person__in=opened) & (elsewhere | Q(controller__in=nurse_at))
    return contacts.filter(mine)


def units_of(actor: Actor, act: str, thing: str) -> QuerySet[Unit]:
    """Return the units in use in which the actor may do this."""
    units = Unit.objects.filter(active=True).select_related("controller")
    return units if actor.trusted else units.filter(id__in=units_for(actor, act, thing))


def channels_for(actor: Actor, unit: Unit, act: str = "make") -> list[Choice]:
    """Return the channels in which the actor may register in `unit`."""
    health = actor.trusted or unit.pk in units_for(actor, act, "health_contact")
    return [choice for choice in Channel.choices if health or choice[0] != Channel.HEALTH]


def found_people(actor: Actor, text: str) -> QuerySet[Person]:
    """Return those of the actor's people whose code holds `text`, however it is written."""
    people = people_for(actor).filter(merged_into=None)
    if text:
        people = people.filter(code_key__contains=fold(text))
    return people.order_by("code_key")


def last_contacts(actor: Actor, people: Iterable[Person]) -> dict[UUID, date]:
    """Return the day each of `people` was last met, as far as the actor may see it.

    Two queries for the whole page: who has been merged into them, and the latest days.
    """
    kept = {person.pk: person.pk for person in people}
    kept |= dict(
        Person.objects.filter(merged_into__in=list(kept)).values_list("pk", "merged_into_id")
    )
    latest: dict[UUID, date] = {}
    days = contacts_for(actor).filter(person__in=list(kept)).order_by()
    for person, day in days.values_list("person_id").annotate(day=Max("date")):
        latest[kept[person]] = max(day, latest.get(kept[person], day))
    return latest


def person_by_code(actor: Actor, unit: Unit, text: str) -> Person | None:
    """Return the person who carries this code, or who has taken over whoever did."""
    person = people_for(actor).filter(unit=unit, code_key=fold(text)).first()
    return None if person is None else kept_person(person)


def kept_person(person: Person) -> Person:
    """Return whom this code is taken to be, following merges to their end."""
    while person.merged_into is not None:
        person = person.merged_into
    return person


def codes_of(person: Person) -> list[Person]:
    """Return the person and everyone taken to be them, near and far."""
    family = [person]
    while more := list(
        Person.objects.filter(merged_into__in=family).exclude(pk__in=[p.pk for p in family])
    ):
        family += more
    return family


def contacts_of(actor: Actor, person: Person) -> QuerySet[Contact]:
    """Return what the actor may see of the contacts under any of the person's codes."""
    return contacts_for(actor).filter(person__in=codes_of(person))


def recent_people(actor: Actor, unit: Unit, limit: int = 4) -> list[Person]:
    """Return those of the unit last met by anyone, the latest first.

    Only by contacts the actor may see: the order would else tell who has been at the clinic.
    """
    latest = contacts_for(actor).filter(unit=unit).exclude(person=None)
    # Read from the end of the index, however long the unit's history is.
    met = latest.order_by("-date", "-id").values_list("person_id", flat=True)[:RECENT_ENTRIES]
    order = list(dict.fromkeys(met))
    people = people_for(actor).filter(pk__in=order, merged_into=None)
    return sorted(people, key=lambda person: order.index(person.pk))[:limit]


def just_registered(actor: Actor, limit: int = 3) -> QuerySet[Contact]:
    """Return what the actor has registered and can still undo."""
    since = timezone.now() - timedelta(hours=UNDO_HOURS)
    contacts = contacts_for(actor, "undo").filter(
        registered_at__gte=since, registered_by=actor.staff, register_id=None
    )
    return contacts.order_by("-registered_at")[:limit]


def usual_choices(actor: Actor, unit: Unit) -> dict[str, list[str]]:
    """Return what the unit's latest contacts say, by field, for the order of the taps.

    Only those the actor may see: the order would else tell what is usual at the clinic.
    """
    used: dict[str, list[str]] = {"channel": [], "needs": [], "given": [], "referred": []}
    latest = contacts_for(actor).filter(unit=unit, register_id=None)
    for channel, needs, given, referred in latest.order_by("-date", "-id").values_list(
        "channel", "needs", "given", "referred"
    )[:USUAL_ENTRIES]:
        used["channel"].append(channel)
        used["needs"] += needs
        used["given"] += given
        used["referred"] += referred
    return used


def lookalikes(actor: Actor, person: Person, limit: int = 5) -> list[Person]:
    """Return people of the same controller who could be this one, for a human to judge."""
    if not person.country or person.birth_year is None:
        return []
    near = (person.birth_year - 1, person.birth_year + 1)
    candidates = (
        people_for(actor)
        .filter(unit=person.unit_id, merged_into=None, country=person.country)
        .filter(birth_year__range=near)
        .exclude(pk__in=[person.pk, *_known_others(person)])
        .annotate(met=Count("contacts"))
        .order_by("-met", "code_key")
    )
    found: list[Person] = [other for other in candidates[: limit * 4] if alike(person, other)]
    return found[:limit]


def _known_others(person: Person) -> Iterable[UUID]:
    pairs = NotTheSame.objects.filter(Q(one=person) | Q(other=person))
    for one, other in pairs.values_list("one_id", "other_id"):
        yield other if one == person.pk else one


def merges_of(person: Person) -> QuerySet[PersonMerge]:
    """Return the merges that still hold and ended in this person."""
    return PersonMerge.objects.filter(kept=person, undone_at=None).select_related("merged", "by")


#: People made this lately are looked at for doubles, and so many others beside them.
DOUBLES_DAYS, DOUBLES_SEEN = 30, 500


def possible_doubles(actor: Actor, limit: int = 5) -> list[tuple[Person, Person]]:
    """Return pairs of the actor's people who could be one, the latest made first.

    Three queries at most, however many there are.
    """
    mine = people_for(actor, "merge").filter(merged_into=None).exclude(country="")
    mine = mine.exclude(birth_year=None).order_by("-registered_at")
    since = timezone.now() - timedelta(days=DOUBLES_DAYS)
    lately = list(mine.filter(registered_at__gte=since, register_id=None)[: limit * 10])
    if not lately:
        return []
    others = mine.filter(country__in={person.country for person in lately})[:DOUBLES_SEEN]
    settled = set(NotTheSame.objects.filter(_about(lately)).values_list("one_id", "other_id"))
    pairs: dict[frozenset[UUID], tuple[Person, Person]] = {}
    for other in others:
        for person in lately:
            key = frozenset((person.pk, other.pk))
            known = key in pairs or tuple(sorted(key)) in settled
            same_unit = person.unit_id == other.unit_id
            if len(key) == 2 and not known and same_unit and alike(person, other):
                pairs[key] = (person, other)
    return list(pairs.values())[:limit]


def _about(people: list[Person]) -> Q:
    return Q(one__in=people) | Q(other__in=people)
