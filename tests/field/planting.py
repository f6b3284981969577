"""A row of every table of shifts about people, and the words that the answer must tell."""

from collections.abc import Callable
from typing import Any

from lykt.field import actions
from lykt.field.actions_desk import first_groups
from lykt.people.models import Person
from tests.field.made import make_shift, make_zone


def met(at: Any) -> list[str]:
    """When, where and as what they were counted."""
    shift = make_shift(at.world, at.by, zone=make_zone(at.world.service, "Nordre kai"))
    group = first_groups(at.world.service)[0]
    person = Person.objects.get(pk=at.subject.key)
    actions.meet(by=at.by, shift=shift, group=group, person=person)
    return ["Nordre kai", group.name]


PLANTERS: dict[str, Callable[[Any], list[str]]] = {"field.Met": met}
