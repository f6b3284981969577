"""What no room tells of itself: row by row, from the register of what is kept.

So that a table somebody has forgotten is in the answer all the same, if in plainer words.
Nobody has said whether it is about health, so it stands in whole answers alone.
"""

from collections.abc import Collection
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Field, ForeignKey, Model
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from lykt.organisation import keeping
from lykt.organisation.keeping import Kept, Sensitivity
from lykt.organisation.models import Staff, Unit
from lykt.privacy.answers.answer import Part, Whose
from lykt.privacy.answers.days import day, moment, yes_or_no
from lykt.privacy.retention import register
from lykt.privacy.subjects import Chapter


_TOLD = frozenset((Sensitivity.PERSON, Sensitivity.SPECIAL, Sensitivity.SEALED, Sensitivity.STAFF))


def make(whose: Whose, told: Collection[str]) -> Part | None:
    """Return the rows of every table that is not among those `told` of; None where none is."""
    forgotten = [kept for kept in keeping.about_subjects() if kept.table not in told]
    chapters = [
        _row(kept, row)
        for kept in (forgotten if whose.whole else [])
        for row in register.about(kept, whose.family)
    ]
    return Part(title=_("Also written down"), chapters=chapters) if chapters else None


def _row(kept: Kept, row: Model) -> Chapter:
    facts = []
    for field in row._meta.concrete_fields:
        if kept.fields.get(field.name) in _TOLD and field.name not in kept.subjects:
            words = _words(row, field)
            if words:
                facts.append((str(capfirst(field.verbose_name)), words))
    return Chapter(title=str(capfirst(row._meta.verbose_name)), facts=facts)


def _words(row: Model, field: "Field[Any, Any]") -> str:
    """Return what a field says, and nothing that leads to somebody else."""
    if isinstance(field, ForeignKey):
        other = getattr(row, field.name)
        return str(other) if isinstance(other, Staff | Unit) else ""
    if field.choices:
        return str(getattr(row, f"get_{field.name}_display")())
    value = getattr(row, field.attname)
    if value is None or isinstance(value, UUID | dict):
        return ""
    if isinstance(value, bool):
        return yes_or_no(value)
    if isinstance(value, datetime):
        return moment(value)
    if isinstance(value, date):
        return day(value)
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
