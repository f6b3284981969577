"""How it stands with a lawyer in a case, and what of it other rooms are told."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from django.db.models import Sum
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lykt.cases.case.models import Case, CaseState
from lykt.cases.case.offers import Line, Mark, Next, Occurred, Shown
from lykt.cases.case.queries import may_with
from lykt.cases.case.sight import Sight
from lykt.cases.team.models import LawyerEvent, LawyerHours
from lykt.cases.team.states import LAWYER, Lawyer
from lykt.organisation.acting import Actor
from lykt.privacy.consent.codes import InformationKind


#: What a partner must be covered for, to see how it stands with a lawyer.
KIND = InformationKind.CRIMINAL_CASE

#: How a state is drawn on the line of what is safe.
SHAPES: dict[str, str] = {
    Lawyer.NONE: "missing",
    Lawyer.OFFERED: "under_way",
    Lawyer.DECLINED: "aside",
    Lawyer.ACCEPTED: "under_way",
    Lawyer.HAS_ONE: "safe",
    Lawyer.WANTS_ANOTHER: "under_way",
    Lawyer.ENDED: "aside",
}

#: The names that clocks begin on or stop at, see the rulebook.
OCCURS: dict[str, str] = {
    Lawyer.OFFERED: "case.lawyer_offered",
    # Whoever has said no has been asked.
    Lawyer.DECLINED: "case.lawyer_offered",
    Lawyer.ACCEPTED: "case.lawyer_accepted",
    Lawyer.HAS_ONE: "case.lawyer_accepted",
}

_TO_DO = {
    Lawyer.NONE: gettext_lazy("Offer a lawyer"),
    Lawyer.OFFERED: gettext_lazy("Ask whether they want a lawyer"),
    Lawyer.ACCEPTED: gettext_lazy("Find a lawyer who knows trafficking"),
    Lawyer.WANTS_ANOTHER: gettext_lazy("Find another lawyer"),
}


@dataclass(frozen=True, slots=True)
class Hours:
    """Hours a lawyer has used in a case: before anything was reported, and after."""

    before: Decimal
    after: Decimal

    @property
    def total(self) -> Decimal:
        """Return all of them."""
        return self.before + self.after


def latest(case: Case) -> LawyerEvent | None:
    """Return what happened last about a lawyer."""
    found: LawyerEvent | None = LawyerEvent.objects.filter(case=case).first()
    return found


def state_of(case: Case) -> Lawyer:
    """Return how it stands."""
    last = latest(case)
    return Lawyer(last.what) if last else Lawyer.NONE


def may_follow(state: str) -> list[tuple[str, str]]:
    """Return what may follow a state, for the form."""
    return [(one, str(Lawyer(one).label)) for one in LAWYER[state]]


def hours_of(case: Case) -> Hours:
    """Return the hours used in a case."""
    rows = LawyerHours.objects.filter(case=case).order_by().values_list("before_reporting")
    sums = dict(rows.annotate(sum=Sum("hours")))
    return Hours(sums.get(True) or Decimal(0), sums.get(False) or Decimal(0))


def named(case: Case) -> str:
    """Return who the lawyer is now; opens what is sealed."""
    if state_of(case) not in (Lawyer.HAS_ONE, Lawyer.WANTS_ANOTHER):
        return ""
    row = LawyerEvent.objects.filter(case=case, what=Lawyer.HAS_ONE).first()
    return str(row.name) if row else ""


# ---- What the page of the case shows


def section(actor: Actor, case: Case, sight: Sight) -> Shown:
    """Return the part of the case page about the lawyer."""
    last, hours = latest(case), hours_of(case)
    may_write = may_with(actor, "change", case) and case.state == CaseState.OPEN

    def context() -> Mapping[str, object]:
        return {
            "case": case,
            "last": last,
            "state": state_of(case),
            # Who it is, is for the team: a partner sees how it stands.
            "name": named(case) if sight.everything else "",
            "hours": hours,
            "may_write": may_write,
            "may_read": sight.everything,
        }

    return Shown("team/lawyer_section.html", context)


def marks(actor: Actor, case: Case, sight: Sight) -> Iterator[Mark]:
    """Yield how it stands with a lawyer, for the line of what is safe."""
    if not sight.sees(KIND):
        return
    state = state_of(case)
    url = reverse("lawyer", kwargs={"case": case.handle}) if sight.everything else ""
    yield Mark(_("Lawyer"), state.label, SHAPES[state], url)


def nexts(actor: Actor, case: Case, sight: Sight) -> Iterator[Next]:
    """Yield what is to be done about a lawyer; that one is to be offered, the clock says."""
    if not sight.everything or case.state != CaseState.OPEN:
        return
    state = state_of(case)
    if state != Lawyer.NONE and state in _TO_DO:
        yield Next(_TO_DO[state], None, reverse("lawyer", kwargs={"case": case.handle}), 40)


def lines(actor: Actor, case: Case, sight: Sight) -> Iterator[Line]:
    """Yield what happened about a lawyer, for the time line."""
    if not sight.sees(KIND):
        return
    for row in LawyerEvent.objects.filter(case=case):
        text = _("Lawyer: %(what)s") % {"what": row.get_what_display()}
        yield Line(row.day, row.at, text, row.by_name)


def occurrences(cases: Collection[Case]) -> Mapping[UUID, list[Occurred]]:
    """Return what clocks begin on or stop at, one query for any number of cases."""
    found: dict[UUID, list[Occurred]] = {case.pk: [] for case in cases}
    for row in LawyerEvent.objects.filter(case__in=cases).order_by("day", "at"):
        if row.what in OCCURS:
            found[row.case_id].append(Occurred(OCCURS[row.what], row.day))
    return found
