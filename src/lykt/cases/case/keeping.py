"""What this room keeps: the case and all that was done in it."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy

from lykt.organisation.keeping import Kept, RecordClass, classed


#: How long a case is kept, by the name of the rule.
RULE = "retention.case"
_SYSTEM = "id handle controller unit"
_STAFF = "by by_name"


def _kept(table: str, **fields: str) -> Kept:
    """Return a table of the case: archive, for it shows what a public body has done."""
    since = "changed_at" if table == "case.Case" else "case__changed_at"
    return Kept(
        table,
        classed(**fields),
        subjects=("subject",),
        record=RecordClass.ARCHIVE,
        rule=RULE,
        since=since,
    )


KEEPING = [
    _kept(
        "case.Case",
        system=_SYSTEM,
        staff=f"{_STAFF} coordinator",
        person="subject at year number opened_on state age concern closed_on closing changed_at",
        # What somebody may have been used for tells of sex life or health.
        special="exploitation",
        sealed="summary",
    ),
    _kept(
        "case.CaseEvent",
        system=_SYSTEM,
        staff=_STAFF,
        person="subject case at day until takes_back",
        special="track state body went_to",
        sealed="reference note",
    ),
    _kept(
        "case.Member",
        system=_SYSTEM,
        staff=f"{_STAFF} staff left_by",
        person="subject case at place body named_keys left_at why_left",
        sealed="body_named",
    ),
    _kept(
        "case.Assurance",
        system=_SYSTEM,
        staff=f"{_STAFF} owner",
        person="subject case at owner_body day due",
        special="what state",
        sealed="next_step",
    ),
    _kept(
        "case.Step",
        system=_SYSTEM,
        staff=f"{_STAFF} owner done_by",
        person="subject case at owner_body due state done_at source source_key",
        sealed="what",
    ),
]


def only_closed(table: str, rows: QuerySet[Any]) -> QuerySet[Any]:
    """Let rows of a case go one by one only when the case is closed: for `hooks.may_go`."""
    if table == "case.Case":
        return rows.filter(state="closed")
    if any(field.name == "case" for field in rows.model._meta.concrete_fields):
        return rows.filter(case__state="closed")
    return rows


#: What whoever wants to erase them is told.
STILL_OPEN = gettext_lazy(
    "A case is open, and keeps them as long as it is. Ask its coordinator to close it first."
)


def with_an_open_case(keys: Collection[UUID]) -> set[UUID]:
    """Return those of the subjects of whom a case is open: they are kept as long as it is."""
    from lykt.cases.case.models import Case

    rows = Case.objects.filter(subject__in=keys).exclude(state="closed")
    return set(rows.values_list("subject", flat=True))
