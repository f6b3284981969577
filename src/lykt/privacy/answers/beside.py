"""What stands on the page of a person: objections, their own words, and the ways on."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.urls import reverse

from lykt.organisation.access import units_for
from lykt.organisation.acting import Actor
from lykt.privacy.answers import queries
from lykt.privacy.subjects import Subject


def beside(actor: Actor, subject: Subject, family: Collection[UUID]) -> dict[str, Any]:
    """Return what `answers/own_words.html` and `answers/foot.html` take, as `own`.

    The words of `notes` are sealed: render it where the reading of `keys` has been written
    down. Whoever reads by an emergency is told, and does nothing.
    """
    notes = queries.notes_for(actor, family)
    works_here = actor.trusted or subject.unit in units_for(actor, "make", "request")
    address = [subject.kind, subject.handle]
    return {
        "notes": notes,
        "objections": list(queries.objections_for(actor, family)),
        "keys": {said.note.subject for said in notes},
        "url": reverse("persons_own", args=address) if works_here else "",
        "readers_url": reverse("persons_readings", args=address) if works_here else "",
    }
