"""The cases of a person as doors on their page: those the reader is in, and none else."""

from collections.abc import Collection, Iterator
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from lykt.cases.case.models import CaseState
from lykt.cases.case.queries import cases_for
from lykt.organisation.access import units_for
from lykt.organisation.acting import Actor
from lykt.people.doors import Door
from lykt.people.models import Person


def doors(actor: Actor, person: Person, codes: Collection[UUID]) -> Iterator[Door]:
    """Yield the cases about these codes in whose team the reader is, and a new one."""
    cases = list(cases_for(actor).filter(subject__in=codes))
    for case in cases:
        words = _("Case %(number)s") if case.state != CaseState.CLOSED else _(
            "Case %(number)s, closed"
        )  # fmt: skip
        yield Door(words % {"number": case.label}, reverse("case_page", args=[case.handle]))
    going = any(case.state != CaseState.CLOSED for case in cases)
    opens = actor.trusted or person.unit_id in units_for(actor, "make", "case")
    if opens and not going:
        yield Door(_("Open a case"), reverse("case_open", args=[person.handle]))
