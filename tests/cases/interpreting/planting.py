"""One row of every table of interpreting, and the words by which the answer must tell of it."""

from typing import Any

from django.utils import timezone

from lykt.cases.case.models import Case
from lykt.cases.interpreting import actions
from lykt.organisation.acting import acting_as
from lykt.people.models import Person
from tests.support.cases import OPERATOR, coordinator_of, make_case


def _case(at: Any) -> Case:
    with acting_as(OPERATOR):
        person = Person.objects.get(pk=at.subject.key)
    return make_case(person, coordinator_of(at.world))


def wishes(at: Any) -> list[str]:
    """They wish a woman, and fear somebody."""
    case = _case(at)
    with acting_as(OPERATOR):
        actions.write_wishes(
            by=OPERATOR,
            case=case,
            languages=["ro"],
            gender="woman",
            avoid="Nobody from Iași",
            not_this_one="The tall one",
        )
    return ["Romanian", "A woman", "Nobody from Iași", "The tall one"]


def booking(at: Any) -> list[str]:
    """An interpreter is wanted."""
    case = _case(at)
    with acting_as(OPERATOR):
        actions.book(
            by=OPERATOR,
            case=case,
            when=timezone.now(),
            language="hu",
            occasion="lawyer",
            way="phone",
            agency="Tolk Fjordby",
            remark="From a quiet room.",
        )
    return ["Hungarian", "Talk with the lawyer", "Tolk Fjordby", "From a quiet room."]


PLANTERS = {"interpreting.Wishes": wishes, "interpreting.Booking": booking}
