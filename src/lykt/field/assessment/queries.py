"""What is read of rapid assessments, for those of the controller."""

from collections.abc import Collection
from dataclasses import dataclass
from itertools import pairwise
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from lykt.field.assessment.codes import FindingKind, Part, RoundState
from lykt.field.assessment.models import Finding, Gap, RapidEvent, RapidRound, RapidSource
from lykt.learning.reach import within
from lykt.organisation.acting import Actor


THING = "rapid"
#: The table of each part, and which of its rows are of the part.
TABLES: dict[str, tuple[type[Any], dict[str, str]]] = {
    Part.SOURCE: (RapidSource, {}),
    Part.FINDING: (Finding, {"kind": FindingKind.FINDING}),
    Part.GAP: (Gap, {}),
    Part.CONCLUSION: (Finding, {"kind": FindingKind.CONCLUSION}),
}


def rounds_for(actor: Actor, act: str = "read") -> QuerySet[RapidRound]:
    """Return the assessments with which the actor may do this, the latest first."""
    return within(RapidRound.objects.select_related("controller", "by"), actor, act, THING)


def parts_for(actor: Actor, part: str, act: str = "read") -> QuerySet[Any]:
    """Return the rows of a part of all those assessments. Raises KeyError for no part."""
    table, which = TABLES[part]
    rows = table._default_manager.filter(**which).select_related("round")
    return within(rows, actor, act, THING, "round__controller")


def findings_done(actor: Actor, controller: UUID) -> QuerySet[Finding]:
    """Return what assessments of a controller that are done have found, the latest first."""
    rows = Finding.objects.filter(round__state=RoundState.DONE, round__controller=controller)
    told = within(rows.select_related("round"), actor, "read", THING, "round__controller")
    return told.order_by("-round__done_on", "round_id", "-kind", "at", "id")


def findings_of(actor: Actor, keys: Collection[UUID]) -> QuerySet[Finding]:
    """Return those of the findings that the actor may read."""
    rows = Finding.objects.filter(pk__in=list(keys)).select_related("round")
    return within(rows, actor, "read", THING, "round__controller")


@dataclass(frozen=True, slots=True)
class Parts:
    """All that an assessment says."""

    sources: list[RapidSource]
    findings: list[Finding]
    gaps: list[Gap]
    conclusions: list[Finding]

    @property
    def counts(self) -> dict[str, int]:
        """Return how many there are of each part."""
        return {
            Part.SOURCE: len(self.sources),
            Part.FINDING: len(self.findings),
            Part.GAP: len(self.gaps),
            Part.CONCLUSION: len(self.conclusions),
        }


def parts_of(row: RapidRound) -> Parts:
    """Return what an assessment says, part by part, in the order it was written."""
    found = list(row.findings.all())
    return Parts(
        sources=list(row.sources.all()),
        findings=[one for one in found if one.kind == FindingKind.FINDING],
        gaps=list(row.gaps.all()),
        conclusions=[one for one in found if one.kind == FindingKind.CONCLUSION],
    )


def sent_by(row: RapidRound) -> RapidEvent | None:
    """Return who sent an assessment to review last, where it came from a draft."""
    events = list(row.events.order_by("at", "id"))
    found = None
    for before, event in pairwise(events):
        if (before.state, event.state) == (RoundState.DRAFT, RoundState.REVIEW):
            found = event
    return found


def may_finish(actor: Actor, row: RapidRound) -> bool:
    """Tell whether somebody else than the actor sent it to review."""
    sent = sent_by(row)
    return sent is None or actor.staff is None or sent.by_id != actor.staff
