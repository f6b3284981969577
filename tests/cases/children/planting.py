"""One row of every table of children, and the words by which the answer must tell of it."""

from collections.abc import Callable
from typing import Any

from django.utils import timezone

from lykt.cases.children import actions
from lykt.organisation.acting import acting_as
from lykt.people.models import Person
from tests.cases.case.planting import case_of
from tests.support.cases import OPERATOR, coordinator_of, make_case, subject_of
from tests.support.pages import make_person


def child(at: Any) -> list[str]:
    """A child of their case, and why it is one no more."""
    found, one = case_of(at), subject_of(make_person(at.world))
    with acting_as(OPERATOR):
        link = actions.add_child(by=OPERATOR, case=found, relation="stepchild", child=one)
        actions.end_child(by=OPERATOR, link=link, why="own_case")
    return ["Children noted with you", "Stepchild", "Is followed up in a case of its own"]


def situation(at: Any) -> list[str]:
    """They are a child of somebody's case themselves."""
    parents = make_case(make_person(at.world), coordinator_of(at.world))
    with acting_as(OPERATOR):
        # Whoever is planted for is a grown person otherwise.
        Person.objects.filter(pk=at.subject.key).update(birth_year=timezone.localdate().year - 4)
        told = {"by": OPERATOR, "case": parents, "child": at.subject}
        actions.add_child(**told, relation="sibling")
        actions.write_situation(
            **told,
            lives_with="foster_home",
            school="kindergarten",
            body="other_municipality",
            body_named="Fjordby",
            notice="needed",
            needs="A winter coat.",
        )
    return [
        "You are noted as a child",
        "Younger brother or sister",
        "In a foster home",
        "Kindergarten",
        "Another municipality, Fjordby",
        "Considered: they must be told",
        "A winter coat.",
    ]


PLANTERS: dict[str, Callable[[Any], list[str]]] = {
    "children.CaseChild": child,
    "children.ChildSituation": situation,
}
