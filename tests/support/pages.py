"""A row of the table of access, and whom its samples are about."""

from collections.abc import Callable
from datetime import date
from itertools import count
from typing import Any, Literal, NamedTuple

from django.utils import timezone

from lykt.organisation.acting import Actor, acting_as
from lykt.organisation.models import Staff
from lykt.organisation.roles import Role
from lykt.people.codes import Channel
from lykt.people.models import Contact, Person
from tests.support.people import World


#: Makes what an address names, anew for each who asks: a thing of the test people's service.
Sample = Callable[[World, Staff], dict[str, Any]]


def nothing(world: World, reader: Staff) -> dict[str, Any]:
    """The arguments of an address that takes none."""
    return {}


class Page(NamedTuple):
    """Who reaches a page, and how it is asked for."""

    may: frozenset[Role]
    sample: Sample = nothing
    #: How it is asked: a page that only acts is asked with an empty form.
    method: Literal["get", "post"] = "get"
    #: What is sent with it in the address.
    query: str = ""
    #: The page is about whoever asks, and so another one for each.
    own: bool = False
    #: What the address names belongs to the whole municipality, not to a unit of it.
    wide: bool = False

    @property
    def about_service(self) -> bool:
        """Tell whether the address names a thing of the service, which others must not find."""
        return self.sample is not nothing and not self.own


OPERATOR = Actor(kind="operator", name="test")
_number = count(1)


def make_person(world: World, day: date | None = None) -> Person:
    """Make someone whom the service has met on a day, today when none is said."""
    with acting_as(OPERATOR):
        kept = {"controller": world.fjordby, "unit": world.service}
        person = Person.objects.create(**kept, code=f"STILLE-ELV-{next(_number)}", country="NG")
        Contact.objects.create(
            **kept, person=person, date=day or timezone.localdate(), channel=Channel.STREET
        )
        return person
