"""What is read of cases, always for someone: whoever is not in the team finds no case."""

from collections.abc import Collection, Iterable
from uuid import UUID

from django.db.models import Max, QuerySet
from django.http import Http404

from lykt.cases.case.codes import Assured, Place
from lykt.cases.case.models import Assurance, Case, CaseEvent, CaseState, Member, Step
from lykt.cases.case.rules import Happened
from lykt.cases.case.sight import WHOLE, Sight, sight_of
from lykt.organisation.access import Refused, Scope, scope_of, units_for
from lykt.organisation.acting import Actor, asked_once
from lykt.organisation.roles import Role


ASKED = "cases.memberships"


def memberships(actor: Actor) -> list[Member]:
    """Return the places the actor holds in teams today, with their cases."""

    def ask() -> list[Member]:
        if actor.staff is None:
            return []
        held = Member.objects.filter(staff=actor.staff, left_at=None)
        return list(held.select_related("case").order_by("at", "id"))

    return asked_once(ASKED, actor, ask)


def _holds(actor: Actor, member: Member, act: str) -> bool:
    """Tell whether a place in a team lets the actor do this, by the posts held today.

    A place without a post at the case's controller is worth nothing: whoever has left sees
    nothing, and neither does a partner as a helper or a helper as a partner.
    """
    partner = member.place == Place.PARTNER
    return any(
        post.controller == member.case.controller_id
        and (post.role == Role.INVITED_PARTNER) == partner
        and scope_of(post.role, "case", act) is Scope.CASE_TEAM
        for post in actor.posts
    )


def sights(actor: Actor, act: str = "read") -> dict[UUID, Sight]:
    """Return what the actor sees of each case they reach, by the key of the case.

    A partner whom no live consent covers reaches nothing.
    """
    found = {}
    for member in memberships(actor):
        if not _holds(actor, member, act):
            continue
        sight = sight_of(member)
        if sight.everything or sight.kinds:
            found[member.case_id] = sight
    return found


def cases_for(actor: Actor, act: str = "read") -> QuerySet[Case]:
    """Return the cases the actor may do this with, the youngest first."""
    cases: QuerySet[Case] = Case.objects.select_related("unit", "coordinator")
    cases = cases.order_by("-year", "-number")
    return cases if actor.trusted else cases.filter(pk__in=sights(actor, act))


def sight_for(actor: Actor, case: Case) -> Sight:
    """Return what the actor sees of a case that `cases_for` gave them.

    Raises:
        Http404: when they see nothing of it any more: a consent was taken back in between.
    """
    if actor.trusted:
        return WHOLE
    if (sight := sights(actor).get(case.pk)) is None:
        raise Http404
    return sight


def check_may_with(actor: Actor, act: str, case: Case) -> None:
    """Refuse unless the actor may do this with the case, by table and by place.

    To lead is the coordinator's of this very case.

    Raises:
        Refused: when they may not.
    """
    from django.utils.translation import gettext as _

    if actor.trusted:
        return
    sight = sights(actor, act).get(case.pk)
    if sight is None and (act != "lead" or case.pk not in sights(actor)):
        raise Refused(_("You are not in the team of this case."))
    if sight is None or (act == "lead" and not sight.leads):
        raise Refused(_("This is for the coordinator of the case."))


def may_with(actor: Actor, act: str, case: Case) -> bool:
    """Tell whether the actor may do this with the case, for templates."""
    try:
        check_may_with(actor, act, case)
    except Refused:
        return False
    return True


def caseload(actor: Actor) -> QuerySet[Case]:
    """Return the open cases of the units whose work the actor oversees: for counting alone."""
    cases: QuerySet[Case] = Case.objects.exclude(state=CaseState.CLOSED)
    if not actor.trusted:
        cases = cases.filter(unit__in=units_for(actor, "read", "caseload"))
    return cases.select_related("unit", "coordinator").order_by("year", "number")


# ---- Of one case, or of several at once


def standing_events(cases: Collection[Case]) -> dict[UUID, list[CaseEvent]]:
    """Return the events of each case that stand, the latest first; two queries for any number.

    Those taken back, and the entries that took them back, are left out.
    """
    rows = CaseEvent.objects.filter(case__in=cases).select_related("by")
    rows = rows.order_by("-day", "-at", "-id")
    found: dict[UUID, list[CaseEvent]] = {case.pk: [] for case in cases}
    events = list(rows)
    gone = {one.takes_back_id for one in events if one.takes_back_id}
    for event in events:
        if event.takes_back_id is None and event.pk not in gone:
            found[event.case_id].append(event)
    return found


def happened(events: Iterable[CaseEvent]) -> list[Happened]:
    """Return events as the rules see them."""
    return [Happened(one.track, one.state, one.day, one.until) for one in events]


def assurances_of(case: Case) -> dict[str, Assurance]:
    """Return how each of the nine stands, those that nobody has written about left out."""
    rows = Assurance.objects.filter(case=case).select_related("owner").order_by("at", "id")
    return {row.what: row for row in rows if row.what in Assured.values}


def steps_of(case: Case) -> QuerySet[Step]:
    """Return the steps of a case, what is to be done first, by day."""
    steps: QuerySet[Step] = Step.objects.filter(case=case).select_related("owner", "done_by")
    return steps


def team_of(case: Case) -> QuerySet[Member]:
    """Return who is in the team today, the coordinator among them."""
    team: QuerySet[Member] = Member.objects.filter(case=case, left_at=None)
    return team.select_related("staff").order_by("at", "id")


def last_number(controller: UUID, year: int) -> int:
    """Return the highest number a controller has given in a year, 0 before the first."""
    found = Case.objects.filter(controller=controller, year=year).aggregate(last=Max("number"))
    return found["last"] or 0
