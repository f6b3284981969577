"""What the floor of privacy may ask of people, handed down at start-up."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from lykt.organisation.acting import Actor
from lykt.people.facts_in_words import facts_in_words
from lykt.people.models import Contact, Person, PersonMerge
from lykt.people.pseudonyms import fold
from lykt.people.queries import codes_of, kept_person, people_for
from lykt.privacy.subjects import Chapter, Subject


class PersonKeeper:
    """Answers for people, whom others know by their keys alone."""

    kind = "person"

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
        return [one for each in Person.objects.filter(pk__in=keys) if (one := _subject(each))]

    def family(self, key: UUID) -> list[UUID]:
        """Return the keys of every code taken to be this person, the one who stands first."""
        person = Person.objects.select_related("merged_into").filter(pk=key).first()
        return [one.pk for one in codes_of(kept_person(person))] if person else []

    def chapters(self, keys: Collection[UUID]) -> list[Chapter]:
        """Return what is kept of these codes: what is known of them, and every contact."""
        return [*map(_known, Person.objects.filter(pk__in=keys)), _met(keys)]

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


def _subject(person: Person | None) -> Subject | None:
    if person is None:
        return None
    return Subject(
        key=person.pk,
        kind="person",
        handle=person.handle,
        label=person.code,
        controller=person.controller_id,
        unit=person.unit_id,
        url=reverse("person_page", kwargs={"handle": person.handle}),
    )


def _known(person: Person) -> Chapter:
    facts = [(label, str(words)) for label, words in facts_in_words(person)]
    written = date_format(person.registered_at, "SHORT_DATE_FORMAT")
    return Chapter(
        title=_("What is known of %(code)s") % {"code": person.code},
        facts=[(_("Code"), person.code), (_("First written down"), written), *facts],
    )


def _met(keys: Collection[UUID]) -> Chapter:
    from lykt.people import codes
    from lykt.people.forms import choices_of

    contacts = Contact.objects.filter(person__in=keys, undone_at=None).select_related("unit")
    rows = [
        [
            date_format(contact.date, "SHORT_DATE_FORMAT"),
            contact.unit.name,
            contact.get_channel_display(),
            ", ".join(map(str, choices_of(codes.Need, contact.needs))),
            ", ".join(map(str, choices_of(codes.Given, contact.given))),
            ", ".join(map(str, choices_of(codes.Referral, contact.referred))),
        ]
        for contact in contacts.order_by("date", "id")
    ]
    heads = [_("Date"), _("Unit"), _("Where"), _("Needs"), _("Given"), _("Referred to")]
    return Chapter(
        title=_("Each time you were met"),
        columns=heads,
        rows=rows,
        empty=_("No meeting is written down."),
    )
