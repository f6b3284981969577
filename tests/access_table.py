"""Which role reaches which page: one row for each address of Lykt, and no address without.

`tests/test_repository.py` walks the addresses and holds every row against the pages
themselves. Reaching means that the page answers, with its content or with a form's faults;
whoever may not is told 403, or 404 where even the existence is no business of theirs.
"""

from collections.abc import Callable
from datetime import date
from typing import Any, Literal, NamedTuple

from lykt.organisation.access import MEETS_PEOPLE
from lykt.organisation.acting import Actor, acting_as
from lykt.organisation.models import Staff
from lykt.organisation.roles import Role
from lykt.people.codes import Channel
from lykt.people.models import Contact, Person
from tests.support.people import World


Sample = Callable[[World], dict[str, Any]]


def nothing(world: World) -> dict[str, Any]:
    """The arguments of an address that takes none."""
    return {}


class Page(NamedTuple):
    """Who reaches a page, and how it is asked for."""

    may: frozenset[Role]
    #: Makes what the address names, at the service of the test people.
    sample: Sample = nothing
    #: How it is asked: a page that only acts is asked with an empty form.
    method: Literal["get", "post"] = "get"

    @property
    def about_someone(self) -> bool:
        """Tell whether the address names one thing, which others must not find."""
        return self.sample is not nothing


ALL = frozenset(Role)
MEETING = frozenset(MEETS_PEOPLE)
COUNTING = MEETING | {Role.ANALYST, Role.PLAN_OWNER}
LEADER = frozenset({Role.UNIT_LEADER})
ADMINISTRATOR = frozenset({Role.ADMINISTRATOR})
OPERATOR = Actor(kind="operator", name="test")


def a_person(world: World) -> dict[str, Any]:
    """Someone met by the service."""
    with acting_as(OPERATOR):
        person = Person.objects.filter(code="STILLE-ELV-7").first() or Person.objects.create(
            controller=world.fjordby, unit=world.service, code="STILLE-ELV-7"
        )
        return {"handle": person.handle}


def a_contact(world: World) -> dict[str, Any]:
    """A contact of the service, registered just now."""
    with acting_as(OPERATOR):
        contact = Contact.objects.create(
            controller=world.fjordby,
            unit=world.service,
            date=date(2026, 1, 31),
            channel=Channel.STREET,
        )
        return {"handle": contact.handle}


def an_account(world: World) -> dict[str, Any]:
    """A member of staff at the service."""
    return {"handle": Staff.objects.get(username="froya").handle}


#: Open to whoever comes: how one gets in, which language, and the watchdog's question.
PUBLIC = {
    "account_login",
    "account_inactive",
    "health",
    "mfa_authenticate",
    "mfa_login_webauthn",
    "set_language",
}

TABLE: dict[str, Page] = {}
