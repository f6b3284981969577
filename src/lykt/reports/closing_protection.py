"""Which years a case is counted in, so that they fall when it goes."""

from uuid import UUID

from django.db.models import QuerySet

from lykt.cases.case.models import Case


def years_of(cases: QuerySet[Case]) -> set[tuple[UUID, int]]:
    """Return the years of each unit in which a day of these cases lies."""
    found: set[tuple[UUID, int]] = set()
    for day in ("opened_on", "closed_on", "caseevents__day"):
        dated = cases.exclude(**{day: None}).order_by()
        found |= set(dated.values_list("unit", f"{day}__year").distinct())
    return found
