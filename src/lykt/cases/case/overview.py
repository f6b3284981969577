"""The cases somebody is in, and what waits for them there: nothing sealed stands in it."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple
from uuid import UUID

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lykt.cases.case.codes import Assured, StepState
from lykt.cases.case.glance import OPEN_STATES
from lykt.cases.case.models import Assurance, Case, CaseState, Step
from lykt.cases.case.queries import cases_for, sight_for
from lykt.cases.case.words import is_late, when_in_words
from lykt.organisation.acting import Actor
from lykt.privacy import subjects


#: What is due so soon stands on Today; what has no day, and is one's own, does too.
SOON = timedelta(days=7)
#: So much stands on Today at most.
MOST = 15

#: Which cases a list shows, by what the address says.
STATES: dict[str, tuple[str | Promise, tuple[str, ...]]] = {
    "open": (_("Open"), (CaseState.OPEN, CaseState.LOCKED)),
    "closed": (_("Closed"), (CaseState.CLOSED,)),
    "all": (_("All"), tuple(CaseState.values)),
}
WHOSE: dict[str, str | Promise] = {
    "all": _("All I am in"),
    "mine": _("Those I coordinate"),
    "late": _("Those with something late"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """A case on the list. A partner is told no code, and nothing of what others do."""

    case: Case
    code: str
    #: The earliest day by which something is to be done.
    due: date | None
    when: str
    late: bool


def rows_for(actor: Actor, *, state: str = "open", whose: str = "all") -> list[Row]:
    """Return the cases the actor is in, those with the earliest day first.

    Five queries for any number of cases.
    """
    found = cases_for(actor).filter(state__in=STATES.get(state, STATES["open"])[1])
    if whose == "mine":
        found = found.filter(coordinator=actor.staff)
    cases = list(found)
    whole = [case for case in cases if sight_for(actor, case).everything]
    # A case is about a person: only they are asked, and none of the other keepers.
    people = subjects.keeper("person").subjects(_subjects(whole))
    codes = {one.key: one.label for one in people}
    days = next_days(whole)
    rows = [_row(case, codes.get(case.subject, ""), days.get(case.pk)) for case in cases]
    if whose == "late":
        rows = [row for row in rows if row.late]
    # Sorting is stable: those without a day stay with the youngest first.
    return sorted(rows, key=lambda row: (row.due is None, row.due or date.max))


def _subjects(cases: Iterable[Case]) -> set[UUID]:
    return {case.subject for case in cases}


def _row(case: Case, code: str, due: date | None) -> Row:
    today = timezone.localdate()
    when = when_in_words(due, today) if due else ""
    # A case that waits for the notice to child welfare is late from the moment it is locked.
    return Row(case, code, due, when, is_late(due, today) or case.state == CaseState.LOCKED)


def latest_assurances(cases: Collection[Case]) -> list[Assurance]:
    """Return the latest row of each of the nine of each case; one query."""
    rows = Assurance.objects.filter(case__in=cases, what__in=Assured.values)
    latest: dict[tuple[UUID, str], Assurance] = {}
    for row in rows.select_related("case").order_by("at", "id"):
        latest[row.case_id, row.what] = row
    return list(latest.values())


def next_days(cases: Collection[Case]) -> dict[UUID, date]:
    """Return the earliest day by which a step or one of the nine is due, by case."""
    going = [case for case in cases if case.state != CaseState.CLOSED]
    steps = Step.objects.filter(case__in=going, state=StepState.TO_DO).exclude(due=None)
    days: dict[UUID, date] = {}
    told = [*steps.values_list("case", "due")]
    told += [
        (row.case_id, row.due)
        for row in latest_assurances(going)
        if row.due is not None and row.state in OPEN_STATES
    ]
    for key, due in told:
        days[key] = min(due, days.get(key, due))
    return days


# ---- Today


class Waiting(NamedTuple):
    """Something that waits for somebody in a case: what kind of thing, and by when."""

    case: Case
    text: str | Promise
    due: date | None
    when: str
    late: bool
    url: str


def waiting_for(actor: Actor) -> list[Waiting]:
    """Return what waits for the actor in their cases, the latest first to be done.

    Their own steps; of those they coordinate whatever is late or due soon; locked cases.
    """
    found = cases_for(actor, "change").exclude(state=CaseState.CLOSED)
    cases = [case for case in found if sight_for(actor, case).everything] if actor.staff else []
    if not cases:
        return []
    today = timezone.localdate()
    rows = [_locked(case) for case in cases if case.state == CaseState.LOCKED]
    going = [case for case in cases if case.state == CaseState.OPEN]
    near = Q(case__coordinator=actor.staff, due__lte=today + SOON)
    steps = Step.objects.filter(case__in=going, state=StepState.TO_DO)
    for step in steps.filter(Q(owner=actor.staff) | near).select_related("case"):
        url = reverse("case_page", args=[step.case.handle]) + "#steps"
        rows.append(_waiting(step.case, _("A step"), step.due, url))
    for row in latest_assurances(going):
        if row.state in OPEN_STATES and _concerns(row, actor, today + SOON):
            url = reverse("assurance", args=[row.case.handle, row.what])
            rows.append(_waiting(row.case, row.get_what_display(), row.due, url))
    return sorted(rows, key=_first_of_all)[:MOST]


def _concerns(row: Assurance, actor: Actor, last: date) -> bool:
    if row.due is None or row.due > last:
        return False
    return actor.staff in (row.owner_id, row.case.coordinator_id)


def _first_of_all(one: Waiting) -> tuple[bool, bool, date]:
    return (one.case.state != CaseState.LOCKED, one.due is None, one.due or date.max)


def _waiting(case: Case, text: str | Promise, due: date | None, url: str) -> Waiting:
    today = timezone.localdate()
    when = when_in_words(due, today) if due else ""
    return Waiting(case, text, due, when, is_late(due, today), url)


def _locked(case: Case) -> Waiting:
    url = reverse("case_page", args=[case.handle])
    return Waiting(case, _("Child welfare is told first"), None, "", True, url)
