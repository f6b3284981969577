"""What this room hands down to the page of a case: its clocks, what is next, and follow-ups."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lykt.cases.case.models import Case, CaseState
from lykt.cases.case.offers import Line, Next, Occurred, Section, Shown
from lykt.cases.case.queries import may_with
from lykt.cases.case.sight import Sight
from lykt.cases.clocks.models import FollowUp
from lykt.cases.clocks.queries import Ticking, clocks_of
from lykt.cases.clocks.told import title_of, told
from lykt.organisation.acting import Actor
from lykt.privacy.consent.codes import InformationKind
from lykt.rulebook import When


TEMPLATE = "clocks/section.html"
#: Right under what is safe.
PLACE = 20
#: So many follow-ups stand below the clocks.
FOLLOW_UPS = 3
#: What is shown of a partner's: the kinds that clocks have.
KINDS = {
    InformationKind.RESIDENCE: gettext_lazy("Deadlines: residence"),
    InformationKind.WHEREABOUTS: gettext_lazy("Deadlines: protection"),
    InformationKind.CRIMINAL_CASE: gettext_lazy("Deadlines: the criminal case"),
    InformationKind.PLANS: gettext_lazy("Deadlines: return"),
}


def _of_team(actor: Actor, case: Case, sight: Sight) -> Shown | None:
    """Show the team every clock of the case."""
    if not sight.everything:
        return None
    found = clocks_of(case, sight)
    follows = case.state == CaseState.OPEN and may_with(actor, "change", case)

    def context() -> dict[str, Any]:
        return {
            **_context(case, found),
            "follows": follows,
            "follow_ups": [
                {"row": row, "note": row.note}
                for row in FollowUp.objects.filter(case=case)[:FOLLOW_UPS]
            ],
        }

    return Shown(TEMPLATE, context)


def _of_partner(kind: str) -> Callable[[Actor, Case, Sight], Shown | None]:
    def build(actor: Actor, case: Case, sight: Sight) -> Shown | None:
        """Show a partner the clocks of a kind they are covered for."""
        if sight.everything:
            return None
        found = [one for one in clocks_of(case, sight) if one.clock.kind == kind]
        return Shown(TEMPLATE, _context(case, found)) if found else None

    return build


def _context(case: Case, found: Iterable[Ticking]) -> dict[str, Any]:
    return {
        "clocks": [told(one) for one in found],
        "case": case,
        "closed": case.state == CaseState.CLOSED,
    }


SECTIONS = [
    Section("clocks", gettext_lazy("Deadlines"), PLACE, _of_team),
    *(
        Section(f"clocks-{kind.value}", title, PLACE, _of_partner(kind), kind.value)
        for kind, title in KINDS.items()
    ),
]


def nexts(actor: Actor, case: Case, sight: Sight) -> list[Next]:
    """Return the clocks that are late, end today or soon, or cannot be reckoned."""
    place = reverse("case_page", args=[case.handle]) + "#clocks"
    found = []
    for one in clocks_of(case, sight):
        when = one.clock.when
        if when is None:
            text = _("%(clock)s: write the last day") % {"clock": title_of(one)}
            found.append(Next(text, None, place, 40))
        elif when is not When.LATER:
            found.append(Next(title_of(one), one.clock.last_day, place, 20))
    return found


def lines(actor: Actor, case: Case, sight: Sight) -> list[Line]:
    """Return the follow-ups for the time line, to the team."""
    if not sight.everything:
        return []
    rows = FollowUp.objects.filter(case=case)
    return [Line(row.day, row.at, _("Followed up"), row.by_name) for row in rows]


def occurrences(cases: Collection[Case]) -> Mapping[UUID, Iterable[Occurred]]:
    """Return the follow-ups of cases, from which the next is counted."""
    found: dict[UUID, list[Occurred]] = defaultdict(list)
    for row in FollowUp.objects.filter(case__in=cases):
        found[row.case_id].append(Occurred("case.followed_up", row.day, row.next_by))
    return found
