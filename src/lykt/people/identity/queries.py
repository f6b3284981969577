"""Reading names: for those whose role shows them, in the units they work in."""

from collections.abc import Collection
from uuid import UUID

from django.db.models import QuerySet

from lykt.organisation.access import controllers_with, units_for
from lykt.organisation.acting import Actor
from lykt.people.identity.models import Identity
from lykt.people.identity.rules import kept_here
from lykt.people.models import Person
from lykt.people.queries import codes_of, kept_person, people_for
from lykt.privacy.consent.codes import Purpose
from lykt.privacy.consent.queries import live_lines, target_of
from lykt.privacy.emergency.queries import opened_to
from lykt.privacy.sealing import names


def identity_of(actor: Actor, person: Person) -> Identity | None:
    """Return what is kept of who the person is, if the actor's role shows names.

    In an emergency it is what one needs: whoever has opened the person reads it too.
    """
    shown_at = controllers_with(actor, "read", "identity")
    if not actor.trusted and person.controller_id not in shown_at:
        return None
    found = Identity.objects.filter(subject=person.pk)
    reach = actor.trusted or person.unit_id in units_for(actor, "read", "identity")
    if not reach and person.pk not in opened_to(actor, "person"):
        return None
    row: Identity | None = found.first()
    return row


def fields_allowed(subjects: Collection[UUID]) -> frozenset[str]:
    """Return which fields these codes of one person let us keep today."""
    lines = [one for one in live_lines(subjects) if one.consent.purpose == Purpose.IDENTITY]
    return kept_here(target_of(one.line) for one in lines)


def people_named(actor: Actor, text: str) -> QuerySet[Person]:
    """Return those of the actor's people who go by the whole words of a name.

    Search stays inside the units in which the actor's role shows names.
    """
    units = units_for(actor, "search", "identity")
    people = people_for(actor).filter(unit__in=units) if not actor.trusted else people_for(actor)
    homes = set(people.values_list("controller", flat=True).distinct().order_by())
    keys = {key for home in homes for key in names.find(home, text)}
    # The index may know a name longer than the row that was let go of.
    keys = set(Identity.objects.filter(subject__in=keys).values_list("subject", flat=True))
    standing = {
        kept_person(person).pk
        for person in Person.objects.filter(pk__in=keys).select_related("merged_into")
    }
    # A consent that has run out shuts the name before the night's work takes it away.
    told = [
        person.pk
        for person in Person.objects.filter(pk__in=standing)
        if "name" in fields_allowed([one.pk for one in codes_of(person)])
    ]
    return people.filter(pk__in=told, merged_into=None).order_by("code_key")
