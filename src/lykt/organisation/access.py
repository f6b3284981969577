"""Who may do what: one table, role × thing × act, with how far it reaches.

Each room hands its rows down at start-up; what state a thing must be in is asked
elsewhere, in the rooms' `rules.py`. A rule has two faces: `check_may` raises with the
reason, `may` answers templates.
"""

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext_lazy as _

from lykt.organisation.acting import Actor
from lykt.organisation.roles import Role


class Scope(StrEnum):
    """How far a permission reaches."""

    OWN_UNIT = "own unit"
    CASE_TEAM = "case team"
    OWN_CONTROLLER = "own controller"
    OWN_RECORD = "own record"
    NOBODY = "nobody"


class Rule(NamedTuple):
    """One cell of the table."""

    role: Role
    thing: str
    act: str
    scope: Scope


class Refused(PermissionDenied):
    """The one who acts may not; the text says why, in words for them."""


MEETS_PEOPLE = (
    Role.FIELD_WORKER,
    Role.SOCIAL_WORKER,
    Role.HEALTH_WORKER,
    Role.CASE_COORDINATOR,
    Role.UNIT_LEADER,
)
EVERYONE = tuple(Role)

_matrix: dict[tuple[str, str, str], Scope] = {}
_things: dict[str, set[str]] = {}


def grant(roles: Iterable[Role], thing: str, acts: str, scope: Scope) -> list[Rule]:
    """Return the rules by which `roles` may do each of the comma-separated `acts`."""
    return [Rule(role, thing, act.strip(), scope) for role in roles for act in acts.split(",")]


ORGANISATION_RULES = [
    *grant(EVERYONE, "own_account", "read,change", Scope.OWN_RECORD),
    *grant([Role.ADMINISTRATOR], "account", "read,make,change", Scope.OWN_CONTROLLER),
    *grant([Role.ADMINISTRATOR], "unit", "read,make,change", Scope.OWN_CONTROLLER),
    *grant([Role.UNIT_LEADER], "account", "read", Scope.OWN_UNIT),
    *grant(EVERYONE, "notice", "read,see", Scope.OWN_RECORD),
    *grant([Role.UNIT_LEADER], "orphan", "read,take_over", Scope.OWN_UNIT),
]


def add(rules: Iterable[Rule]) -> None:
    """Put rules into the table; a cell may be filled once."""
    for rule in rules:
        key = (rule.role.value, rule.thing, rule.act)
        if _matrix.setdefault(key, rule.scope) != rule.scope:
            raise ValueError(f"two rooms disagree about {key}")
        _things.setdefault(rule.thing, set()).add(rule.act)


def matrix() -> list[Rule]:
    """Return the whole table, every role against every act there is, refusals included."""
    return [
        Rule(role, thing, act, _matrix.get((role.value, thing, act), Scope.NOBODY))
        for thing in sorted(_things)
        for act in sorted(_things[thing])
        for role in Role
    ]


def scope_of(role: str, thing: str, act: str) -> Scope:
    """Return how far `role` reaches; asking about an act nobody has named is a mistake."""
    if act not in _things.get(thing, set()):
        raise LookupError(f"no rule speaks of {act} on {thing}")
    return _matrix.get((role, thing, act), Scope.NOBODY)


def may(actor: Actor, act: str, thing: str) -> bool:
    """Tell whether the actor may do this anywhere at all."""
    return actor.trusted or any(
        scope_of(post.role, thing, act) is not Scope.NOBODY for post in actor.posts
    )


def check_may(actor: Actor, act: str, thing: str) -> None:
    """Refuse with a reason unless the actor may do this somewhere."""
    if not may(actor, act, thing):
        raise Refused(_("Your role does not give access to this."))


def units_for(actor: Actor, act: str, thing: str) -> set[UUID]:
    """Return the units in which a member of staff may do this by a post in the unit."""
    return {
        post.unit
        for post in actor.posts
        if post.unit is not None and scope_of(post.role, thing, act) is Scope.OWN_UNIT
    }


def check_may_in(actor: Actor, act: str, thing: str, unit: UUID) -> None:
    """Refuse with a reason unless the actor may do this in the unit of that key."""
    check_may(actor, act, thing)
    if not actor.trusted and unit not in units_for(actor, act, thing):
        raise Refused(_("You do not work in this unit."))


def controllers_with(actor: Actor, act: str, thing: str) -> set[UUID]:
    """Return the controllers at which a post of the actor lets them do this, however far."""
    return {
        post.controller
        for post in actor.posts
        if scope_of(post.role, thing, act) is not Scope.NOBODY
    }


def controllers_for(actor: Actor, act: str, thing: str) -> set[UUID]:
    """Return the controllers within all of which a member of staff may do this."""
    return {
        post.controller
        for post in actor.posts
        if scope_of(post.role, thing, act) is Scope.OWN_CONTROLLER
    }


def may_at(actor: Actor, act: str, thing: str, controller: UUID) -> bool:
    """Tell whether the actor may do this with what is the controller's of that key."""
    return actor.trusted or controller in controllers_for(actor, act, thing)


def check_may_at(actor: Actor, act: str, thing: str, controller: UUID) -> None:
    """Refuse with a reason unless the actor may do this with what is a controller's."""
    check_may(actor, act, thing)
    if not may_at(actor, act, thing, controller):
        raise Refused(_("You do not work in this organisation."))


def holds(actor: Actor, *roles: Role) -> bool:
    """Tell whether the actor holds one of `roles`; what runs on the machine holds all."""
    return actor.trusted or any(post.role in roles for post in actor.posts)
