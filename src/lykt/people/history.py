"""What was put right in a contact, in words for whoever reads it."""

from collections.abc import Iterable
from datetime import date
from itertools import takewhile
from typing import Any, NamedTuple

from django.utils.formats import date_format

from lykt.organisation.access import units_for
from lykt.organisation.acting import Actor
from lykt.people import codes
from lykt.people.actions import CORRECTABLE
from lykt.people.codes import Channel
from lykt.people.forms import choices_of
from lykt.people.models import Contact, ContactCorrection, Person


class Changed(NamedTuple):
    """One field of a correction: its name, what it said, what it says now."""

    field: str
    before: str
    after: str


class InWords(NamedTuple):
    """A correction and its fields."""

    correction: ContactCorrection
    fields: list[Changed]


_LISTS = {"needs": codes.Need, "given": codes.Given, "referred": codes.Referral}


def corrections_for(actor: Actor, contact: Contact) -> list[ContactCorrection]:
    """Return the corrections of a contact that the actor may see, the latest first.

    What a contact said while it stood as one of the clinic is for the health staff, also
    after it has been put right.
    """
    corrections = list(contact.corrections.select_related("by"))
    if actor.trusted or contact.unit_id in units_for(actor, "read", "health_contact"):
        return corrections
    since = takewhile(lambda one: one.before.get("channel") != Channel.HEALTH, corrections)
    return list(since)


def people_in_corrections(corrections: Iterable[InWords]) -> list[Person]:
    """Return everyone whom these corrections name."""
    return _people([words.correction for words in corrections])


def _people(corrections: list[ContactCorrection]) -> list[Person]:
    keys = {
        values["person"]
        for correction in corrections
        for values in (correction.before, correction.after)
        if values.get("person")
    }
    return list(Person.objects.filter(pk__in=keys)) if keys else []


def corrections_in_words(actor: Actor, contact: Contact) -> list[InWords]:
    """Return the corrections of a contact, the latest first, two queries in all."""
    corrections = corrections_for(actor, contact)
    people = {str(person.pk): person.code for person in _people(corrections)}

    def words(name: str, value: Any) -> str:
        if name == "person":
            return people.get(value, "") if value else str(codes.Gender.UNKNOWN.label)
        if name == "date":
            return date_format(date.fromisoformat(value), "SHORT_DATE_FORMAT")
        if name == "channel":
            return choices_of(codes.Channel, [value])[0]
        if name in _LISTS:
            return ", ".join(choices_of(_LISTS[name], value)) or "–"
        return str(value)

    return [
        InWords(
            correction,
            [
                Changed(
                    str(Contact._meta.get_field(name).verbose_name),  # type: ignore[union-attr]
                    words(name, correction.before[name]),
                    words(name, correction.after[name]),
                )
                # In the order of the fields: databases keep that of JSON each in their way.
                for name in CORRECTABLE
                if name in correction.after
            ],
        )
        for correction in corrections
    ]
