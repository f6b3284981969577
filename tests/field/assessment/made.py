"""A rapid assessment of Fjordby, as tests and rows of access want it."""

from typing import Any

from django.utils import timezone

from lykt.field.assessment import actions
from lykt.field.assessment.models import Finding, RapidRound
from lykt.organisation.acting import Actor, acting_as
from tests.support.pages import OPERATOR
from tests.support.people import World


PARTS: dict[str, dict[str, Any]] = {
    "source": {"kind": "people", "count": 12, "note": "På thai, med tolk"},
    "finding": {"text": "De fleste vil ha hjelp på kveldstid", "strength": "fair",
                "sources": ["people"]},
    "gap": {"need": "Åpent om kvelden", "there_is": "Åpent til 15", "gap": "To kvelder i uka"},
    "conclusion": {"text": "Prøv åpent to kvelder i uka"},
}  # fmt: skip


def make_round(world: World, by: Actor = OPERATOR, **told: Any) -> RapidRound:
    """Begin an assessment."""
    today = timezone.localdate()
    told = {"title": "Etter loven", "question": "Hva har endret seg?", "starts": today,
            "ends": today, **told}  # fmt: skip
    with acting_as(by):
        return actions.make_round(by=by, **{"controller": world.fjordby, **told})


def write(row: RapidRound, part: str, by: Actor = OPERATOR, there: Any = None, **told: Any) -> Any:
    """Write a part of it."""
    with acting_as(by):
        return actions.write_part(
            by=by, row=row, part=part, there=there, **{**PARTS[part], **told}
        )


def make_full(world: World, **told: Any) -> RapidRound:
    """Make an assessment with one of each part."""
    row = make_round(world, **told)
    for part in PARTS:
        write(row, part)
    return row


def set_state(row: RapidRound, *states: str, by: Actor = OPERATOR) -> RapidRound:
    """Bring it from state to state."""
    with acting_as(by):
        for state in states:
            row = actions.set_state(by=by, row=row, state=state)
        return row


def make_done(world: World, **told: Any) -> RapidRound:
    """Make an assessment that is done."""
    return set_state(make_full(world, **told), "review", "done")


def conclusion_of(row: RapidRound) -> Finding:
    """Return what follows from it."""
    return row.findings.get(kind="conclusion")
