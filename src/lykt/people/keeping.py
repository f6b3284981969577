"""What this room keeps: people by pseudonym, how they were met, and how that was put right."""

from typing import Any

from django.db.models import Min, Q, QuerySet

from lykt.organisation.keeping import Kept, classed
from lykt.people.codes import Channel


#: Every table of people and contacts is written with these, see `models.Kept`.
_SYSTEM = "id handle controller unit changed_at register_id register_digest"
_PERSON = "retention.person"
_CONTACT = "retention.contact"

KEEPING = [
    Kept(
        "people.Person",
        classed(
            system=_SYSTEM,
            staff="registered_by",
            person="code code_key gender birth_year age_band age_band_year arenas "
            "first_contact merged_into registered_at",
            # Where someone comes from, the languages that tell it, and a day at the clinic.
            special="country origin languages first_at_clinic",
        ),
        subjects=("id",),
        mentions=("merged_into",),
        rule=_PERSON,
        since="registered_at",
    ),
    Kept(
        "people.Contact",
        classed(
            system=_SYSTEM,
            staff="registered_by undone_by",
            person="person date count registered_at undone_at",
            # That one was at the clinic, or needed something of it, tells of health.
            special="channel needs given referred",
        ),
        subjects=("person",),
        rule=_CONTACT,
        since="date",
    ),
    Kept(
        "people.ContactCorrection",
        # What a contact said before is as sensitive as what it says now.
        classed(system="id", staff="by", person="contact at reason", special="before after"),
        subjects=("contact__person",),
        mentions=("before__person", "after__person"),
        rule=_CONTACT,
        since="contact__date",
    ),
    Kept(
        "people.PersonMerge",
        classed(
            system="id handle",
            staff="by undone_by",
            person="kept merged reason at undone_at",
            special="filled",
        ),
        subjects=("kept", "merged"),
        rule=_PERSON,
        since="at",
    ),
    Kept(
        "people.NotTheSame",
        classed(system="id", staff="by", person="one other at"),
        subjects=("one", "other"),
        rule=_PERSON,
        since="at",
    ),
]


def keep_first_contact(table: str, rows: QuerySet[Any]) -> None:
    """Remember the first day of whoever's oldest contacts are about to go.

    Else they would count as new people when they are met again. A day at the clinic is kept
    apart, for it is shown to the health staff alone, as the visit was.
    """
    if table != "people.Contact":
        return
    met = rows.filter(undone_at=None).exclude(person=None).order_by()
    _keep_first("first_contact", met.exclude(channel=Channel.HEALTH))
    _keep_first("first_at_clinic", met.filter(channel=Channel.HEALTH))


def _keep_first(field: str, met: QuerySet[Any]) -> None:
    from lykt.people.models import Person

    for person, first in met.values_list("person").annotate(first=Min("date")):
        later = Q(**{field: None}) | Q(**{f"{field}__gt": first})
        Person.objects.filter(later, pk=person).update(**{field: first})
