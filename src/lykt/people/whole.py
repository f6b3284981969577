"""Everything the page of a person shows to one reader, and whom it shows."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple
from uuid import UUID

from django.http import HttpRequest

from lykt.organisation.access import may, units_for
from lykt.organisation.acting import Actor
from lykt.organisation.paging import page_of
from lykt.people import queries
from lykt.people.doors import doors_of
from lykt.people.facts_in_words import facts_in_words
from lykt.people.identity.in_words import identity_in_words
from lykt.people.identity.queries import identity_of
from lykt.people.keeper import subject_of
from lykt.people.models import Person
from lykt.privacy.answers.beside import beside
from lykt.privacy.consent.section import section_for
from lykt.privacy.emergency.queries import open_doors


class Whole(NamedTuple):
    """What `show` takes: a context that is made once the reading is written down, and whom."""

    context: Callable[[], Mapping[str, Any]]
    people: list[Person | UUID]


def whole(request: HttpRequest, actor: Actor, person: Person) -> Whole:
    """Return the page of a person for one reader."""
    codes = [one.pk for one in queries.codes_of(person)]
    subject = subject_of(person)
    merges = list(queries.merges_of(person))
    may_merge = _may(actor, "merge", "person", person)
    lookalikes = queries.lookalikes(actor, person) if may_merge else []
    identity = identity_of(actor, person)
    own = beside(actor, subject, codes)
    said = section_for(actor, subject, codes)
    context = {
        "person": person,
        "facts": facts_in_words(person, health=_may(actor, "read", "health_contact", person)),
        "page": page_of(request, queries.contacts_of(actor, person).order_by("-date", "-id")),
        "merges": merges,
        "lookalikes": lookalikes,
        "own": own,
        "said": said,
        "doors": doors_of(actor, person, codes),
        "door": open_doors(actor).filter(subject__in=codes).first(),
        "may_merge": may_merge,
        "may_change": _may(actor, "change", "person", person),
        "may_erase": _may(actor, "erase", "person", person),
        "may_read_shares": may(actor, "read", "disclosure"),
        "keeps_names": _may(actor, "change", "identity", person),
    }
    shown = [person, *lookalikes, *(merge.merged for merge in merges), *own["keys"]]
    shown += said.subjects if said else ()
    return Whole(lambda: context | {"identity": identity_in_words(identity, codes)}, shown)


def _may(actor: Actor, act: str, thing: str, person: Person) -> bool:
    """Tell whether the actor may do this by a post in the person's unit."""
    return actor.trusted or person.unit_id in units_for(actor, act, thing)
