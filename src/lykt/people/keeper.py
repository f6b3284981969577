"""What the floor of privacy may ask of people, handed down at start-up."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse

from lykt.organisation.acting import Actor
from lykt.people.answering import TABLES, chapters
from lykt.people.models import Contact, Person, PersonMerge
from lykt.people.pseudonyms import fold
from lykt.people.queries import codes_of, kept_person, people_for
from lykt.privacy.subjects import Chapter, Subject, kin_of


class PersonKeeper:
    """Answers for people, whom others know by their keys alone."""

    kind = "person"
    tells_of = TABLES

    def find(self, actor: Actor, handle: str, act: str = "read") -> Subject | None:
        """Return the person of a handle, if the actor may do this with them."""
        return _subject(people_for(actor, act).filter(handle=handle).first())

    def find_by_label(self, actor: Actor, label: str) -> Subject | None:
        """Return whoever carries exactly this code, within the actor's reach."""
        return _subject(people_for(actor).filter(code_key=fold(label)).first())

    def find_anywhere(self, controller: UUID, label: str) -> Subject | None:
        """Return whoever carries exactly this code at the controller, in any unit."""
        found = Person.objects.filter(controller=controller, code_key=fold(label))
        return _subject(found.select_related("merged_into").first())

    def subjects(self, keys: Collection[UUID]) -> list[Subject]:
        """Return those of the keys that are people's."""
        return [subject_of(each) for each in Person.objects.filter(pk__in=keys)]

    def family(self, key: UUID) -> list[UUID]:
        """Return the keys of every code taken to be this person, the one who stands first.

        After the codes stand the keys of what else is known to be about them.
        """
        person = Person.objects.select_related("merged_into").filter(pk=key).first()
        if person is None:
            return []
        codes = [one.pk for one in codes_of(kept_person(person))]
        return [*codes, *kin_of(codes)]

    def chapters(self, keys: Collection[UUID]) -> list[Chapter]:
        """Return what is kept of these codes: names, what is known, contacts, corrections."""
        return chapters(keys)

    def keys(self) -> QuerySet[Person, Any]:
        """Return the key of every person, oldest first."""
        found: QuerySet[Person, Any] = Person.objects.order_by("pk").values_list("pk", flat=True)
        return found

    def forget(self, keys: Collection[UUID]) -> None:
        """Remove the people themselves, and let nothing point at them any more."""
        Contact.objects.filter(person__in=keys).delete()
        PersonMerge.objects.filter(kept__in=keys).delete()
        PersonMerge.objects.filter(merged__in=keys).delete()
        people = Person.objects.filter(pk__in=keys)
        people.update(merged_into=None)
        people.delete()


def subject_of(person: Person) -> Subject:
    """Return a person as the floor of privacy knows them."""
    return Subject(
        key=person.pk,
        kind="person",
        handle=person.handle,
        label=person.code,
        controller=person.controller_id,
        unit=person.unit_id,
        url=reverse("person_page", kwargs={"handle": person.handle}),
    )


def _subject(person: Person | None) -> Subject | None:
    return None if person is None else subject_of(person)
