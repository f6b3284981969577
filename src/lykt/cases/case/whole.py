"""Everything the page of a case shows to one reader, and whom it shows."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple
from uuid import UUID

from lykt.cases.case import offers, queries
from lykt.cases.case.models import Case
from lykt.organisation.acting import Actor


class Whole(NamedTuple):
    """What `show` takes: a context made once the reading is written down, and whom."""

    context: Callable[[], Mapping[str, Any]]
    subjects: list[UUID]


def whole(actor: Actor, case: Case) -> Whole:
    """Return the page of a case for one reader."""
    sight = queries.sight_for(actor, case)
    shown = [
        (section, found)
        for section in offers.sections_in_order()
        if sight.sees(section.kind) and (found := section.build(actor, case, sight))
    ]
    nexts = [one for ask in offers.offers.nexts for one in ask(actor, case, sight)]
    nexts.sort(key=lambda one: (one.due is None, one.due, one.weight))
    marks = [one for ask in offers.offers.marks for one in ask(actor, case, sight)]

    def context() -> Mapping[str, Any]:
        sections = [
            {
                "key": section.key,
                "title": section.title,
                "template": found.template,
                "context": found.context() if callable(found.context) else found.context,
            }
            for section, found in shown
        ]
        return {
            "case": case,
            "sight": sight,
            "sections": sections,
            "nexts": nexts,
            "marks": marks,
        }

    others = [key for _section, found in shown for key in found.subjects]
    return Whole(context, [case.subject, *others])
