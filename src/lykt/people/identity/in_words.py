"""Who somebody is, in words for a page: what the consents still let us show."""

from collections.abc import Collection
from uuid import UUID

from django.utils.text import capfirst

from lykt.people.identity.models import Identity
from lykt.people.identity.queries import fields_allowed
from lykt.people.identity.rules import KINDS


def identity_in_words(identity: Identity | None, codes: Collection[UUID]) -> list[tuple[str, str]]:
    """Return (label, text) of each field that is kept and may be shown today.

    `codes` are the keys of every code taken to be the person. A consent that has run out
    shuts the field before the night's work takes it away. Call it where the person's key is
    at hand.
    """
    if identity is None:
        return []
    allowed = fields_allowed(codes)
    labels = {field.name: str(capfirst(field.verbose_name)) for field in Identity._meta.fields}
    return [
        (labels[field], text)
        for field in KINDS
        if field in allowed and (text := getattr(identity, field))
    ]
