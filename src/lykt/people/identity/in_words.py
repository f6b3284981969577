"""Who somebody is, in words for a page: what the consents still let us show."""

from typing import Any

from lykt.people.identity.models import Identity
from lykt.people.identity.queries import fields_allowed
from lykt.people.identity.rules import KINDS
from lykt.people.models import Person
from lykt.people.queries import codes_of


def identity_in_words(identity: Identity | None, person: Person) -> list[tuple[str, str]]:
    """Return (label, text) of each field that is kept and may be shown today.

    A consent that has run out shuts the field before the night's work takes it away. Call
    it where the person's key is at hand.
    """
    if identity is None:
        return []
    allowed = fields_allowed([one.pk for one in codes_of(person)])
    return [
        (_label(field), text)
        for field in KINDS
        if field in allowed and (text := getattr(identity, field))
    ]


def _label(field: str) -> str:
    described: Any = Identity._meta.get_field(field)
    label = str(described.verbose_name)
    return label[:1].upper() + label[1:]
