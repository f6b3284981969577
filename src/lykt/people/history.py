"""What was put right in a contact, in words for whoever reads it."""

from datetime import date
from typing import Any, NamedTuple

from django.utils.formats import date_format

from lykt.people import codes
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


def people_in_corrections(contact: Contact) -> list[Person]:
    """Return everyone whom a correction of the contact names."""
    return _people(list(contact.corrections.all()))


def _people(corrections: list[ContactCorrection]) -> list[Person]:
    keys = {
        values["person"]
        for correction in corrections
        for values in (correction.before, correction.after)
        if values.get("person")
    }
    return list(Person.objects.filter(pk__in=keys)) if keys else []


def corrections_in_words(contact: Contact) -> list[InWords]:
    """Return the corrections of a contact, the latest first, two queries in all."""
    corrections = list(contact.corrections.select_related("by"))
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
                for name in correction.after
            ],
        )
        for correction in corrections
    ]
