"""Whose time is over, and which rows': looked up, and nothing done.

A subject goes as a whole when nothing has been known of them for as long as the rule of
their kind says. Rows under rules of their own go one by one.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.db.models import DateTimeField, Max, Min, Q, QuerySet
from django.utils import timezone

from lykt.organisation.keeping import Kept
from lykt.organisation.models import Controller
from lykt.privacy import subjects
from lykt.privacy.retention import hooks, register
from lykt.privacy.retention.holds import standing_holds
from lykt.privacy.retention.periods import Period, period_of
from lykt.privacy.subjects import Keeper, Subject


#: So many subjects are asked about at a time.
BATCH = 1_000


def ref_of(kind: str) -> str:
    """Return the rule by which subjects of a kind go."""
    return f"retention.{kind}"


def held() -> set[UUID]:
    """Return the keys of whoever stands under a legal hold, with all their families."""
    found: set[UUID] = set()
    for key in standing_holds().values_list("subject", flat=True):
        found.add(key)
        for keeper in subjects.keepers():
            found |= set(keeper.family(key))
    return found


# ---- Subjects


@dataclass(frozen=True, slots=True)
class DueSubject:
    """A subject whose time is over: the family's keys, and the last day they were known."""

    subject: Subject
    family: tuple[UUID, ...]
    last: date


def due_subjects(keeper: Keeper, today: date) -> Iterator[DueSubject]:
    """Return those of a kind whose time is over, each family once; holds are left to erasure.

    Those about whom something goes on that keeps them, such as a case, are not among them.
    """
    keys = list(keeper.keys())
    limits = limits_of(ref_of(keeper.kind), today)
    seen: set[UUID] = set()
    for start in range(0, len(keys), BATCH):
        batch = keys[start : start + BATCH]
        signs = last_signs(batch)
        for subject in keeper.subjects(batch):
            limit = limits.get(subject.controller)
            if limit is None or subject.key in seen or _after(signs.get(subject.key), limit):
                continue
            family = keeper.family(subject.key)
            seen |= set(family)
            if any(one.find(family) for one in hooks.kept_by):
                continue
            last = max(last_signs(family).values(), default=None)
            if last is not None and last <= limit:
                yield DueSubject(subject, tuple(family), last)


def _after(day: date | None, limit: date) -> bool:
    # Of whom no day is known, nobody can say that their time is over.
    return day is None or day > limit


def limits_of(ref: str, today: date) -> dict[UUID, date]:
    """Return the latest day from which the time has run out, for each controller."""
    found = {}
    for controller in Controller.objects.values_list("pk", flat=True):
        period = period_of(ref, controller, today)
        if period is not None and (limit := period.over_before(today)):
            found[controller] = limit
    return found


#: Tables whose rows come of the house itself, and are no sign of the person.
NO_SIGN = frozenset(["organisation.Notice"])


def last_signs(keys: Collection[UUID]) -> dict[UUID, date]:
    """Return the last day on which anything was known of each, by any row about them.

    The day on which a subject was itself written down counts where no other is known: of
    whoever came in from another register it would tell of the import alone.
    """
    known: dict[UUID, date] = {}
    written: dict[UUID, date] = {}
    for kept in register.erasable():
        found = written if register.OWN in kept.subjects else known
        if kept.table in NO_SIGN:
            continue
        for lookup in kept.subjects if kept.since else ():
            rows = register.all_rows(kept).filter(**{f"{lookup}__in": list(keys)}).order_by()
            for key, moment in rows.values_list(lookup).annotate(last=Max(kept.since)):
                if moment is not None:
                    day = as_day(moment)
                    found[key] = max(day, found.get(key, day))
    return written | known


def as_day(moment: Any) -> date:
    """Return the local day of a day or moment."""
    day: date = timezone.localdate(moment) if isinstance(moment, datetime) else moment
    return day


# ---- Rows under rules of their own


def by_own_rule() -> list[Kept]:
    """Return the tables whose rows go one by one, dependents first."""
    with_subject = {ref_of(keeper.kind) for keeper in subjects.keepers()}
    return [
        kept
        for kept in register.in_order()
        if kept.rule and kept.rule not in with_subject and kept.table not in hooks.left_whole
    ]


@dataclass(frozen=True, slots=True)
class DueRows:
    """Rows of a table whose time is over at one controller, or in the whole house."""

    kept: Kept
    controller: Controller | None
    period: Period
    #: Those that may go now.
    rows: QuerySet[Any] | None
    #: Those whose time is over, and that wait for something: a year that is not closed.
    waiting: QuerySet[Any] | None = None

    def count(self) -> int:
        """Return how many rows there are that may go."""
        return self.rows.count() if self.rows is not None else 0

    def waits(self) -> int:
        """Return how many rows wait."""
        return self.waiting.count() - self.count() if self.waiting is not None else 0

    def oldest(self) -> date | None:
        """Return the day of the oldest of them."""
        if self.rows is None:
            return None
        found = self.rows.aggregate(oldest=Min(self.kept.since))["oldest"]
        return as_day(found) if found else None


def due_rows(kept: Kept, today: date, held_keys: Collection[UUID]) -> Iterator[DueRows]:
    """Return the rows of a table that are due, for each controller that keeps some."""
    way = _to_controller(kept)
    homes: list[Controller | None] = list(Controller.objects.all()) if way else [None]
    for home in homes:
        period = period_of(kept.rule, home.pk if home else None, today)
        if period is None:
            continue
        limit = period.over_before(today) if kept.since else None
        rows = None
        if limit is not None:
            rows = register.all_rows(kept).filter(_until(kept, limit))
            rows = rows.filter(**{way: home}) if way else rows
            rows = rows.exclude(_about(kept, held_keys)) if held_keys and kept.subjects else rows
        ready = rows
        for may_go in hooks.may_go:
            ready = None if ready is None else may_go(kept.table, ready)
        yield DueRows(kept, home, period, ready, waiting=rows)


def _about(kept: Kept, keys: Collection[UUID]) -> Q:
    wanted = Q()
    for lookup in kept.subjects:
        wanted |= Q(**{f"{lookup}__in": list(keys)})
    return wanted


def _until(kept: Kept, limit: date) -> Q:
    """Return what keeps the rows whose time began on the day `limit` or before."""
    if isinstance(_field(kept), DateTimeField):
        end = datetime.combine(limit + timedelta(days=1), time())
        return Q(**{f"{kept.since}__lt": timezone.make_aware(end)})
    return Q(**{f"{kept.since}__lte": limit})


def _field(kept: Kept) -> Any:
    model, names = register.model_of(kept), kept.since.split("__")
    for name in names[:-1]:
        model = model._meta.get_field(name).related_model  # type: ignore[assignment]
    return model._meta.get_field(names[-1])


def _to_controller(kept: Kept) -> str:
    """Return the lookup from a row to its controller, beside the day the time begins; or ""."""
    way, _dot, _name = kept.since.rpartition("__")
    model = register.model_of(kept)
    for name in way.split("__") if way else []:
        model = model._meta.get_field(name).related_model  # type: ignore[assignment]
    if not any(field.name == "controller" for field in model._meta.concrete_fields):
        return ""
    return f"{way}__controller" if way else "controller"


def latest_of(rows: QuerySet[Any], kept: Kept) -> Mapping[UUID, date]:
    """Return the latest day among rows for each subject they are about."""
    found: dict[UUID, date] = {}
    for lookup in kept.subjects:
        known = rows.exclude(**{lookup: None}).order_by()
        for key, moment in known.values_list(lookup).annotate(last=Max(kept.since)):
            if moment is not None:
                found[key] = max(as_day(moment), found.get(key, as_day(moment)))
    return found
