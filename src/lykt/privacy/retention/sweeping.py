"""`lykt retention`: what is over goes, and what an interruption left undone is done."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.contrib.sessions.models import Session
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import ProtectedError
from django.utils import timezone
from django.utils.translation import get_language

from lykt.organisation.acting import Actor
from lykt.privacy import subjects
from lykt.privacy.retention import hooks
from lykt.privacy.retention.codes import EraseReason
from lykt.privacy.retention.due import (
    DueRows,
    by_own_rule,
    due_rows,
    due_subjects,
    held,
    latest_of,
    ref_of,
)
from lykt.privacy.retention.erasing import erase, let_go, refusal, replay, take
from lykt.privacy.retention.models import LastSign
from lykt.privacy.retention.periods import Period, period_of
from lykt.privacy.subjects import Keeper


@dataclass(slots=True)
class Line:
    """What one rule does to one kind of data at one controller; one line of the table."""

    kind: str
    rule: str
    source: str
    #: Why the rule drives nothing, as a code of the rulebook's; empty where it does.
    standing: str
    due: int
    oldest: date | None = None
    #: How many of those due must stay for now: a hold, a journal, a year that is not closed.
    kept_back: int = 0
    controller: str = ""


@dataclass(frozen=True, slots=True)
class Swept:
    """What a run has done, or would do."""

    lines: list[Line]
    #: Sessions whose time was over, and erasures that had been stopped.
    sessions: int
    finished: int


def sweep(*, by: Actor, dry_run: bool = False, today: date | None = None) -> Swept:
    """Erase what is over by a rule that decides, and finish what was stopped.

    Rules that nobody has checked, or not lately, drive nothing and stand in the lines as
    such. With `dry_run` nothing is done.
    """
    today = today or timezone.localdate()
    finished = 0 if dry_run else replay()
    lines = [
        line for keeper in subjects.keepers() for line in _subjects(keeper, by, dry_run, today)
    ]
    lines += _tables(dry_run, today)
    sessions = Session.objects.filter(expire_date__lt=timezone.now())
    over = sessions.count()
    if not dry_run:
        sessions.delete()
        for let_end in hooks.each_night:
            let_end()
        let_go()
    return Swept(lines, over, finished)


def _subjects(keeper: Keeper, by: Actor, dry_run: bool, today: date) -> list[Line]:
    from lykt.organisation.models import Controller

    lines: dict[UUID, Line] = {}
    for home in Controller.objects.order_by("name"):
        if period := period_of(ref_of(keeper.kind), home.pk, today):
            lines[home.pk] = _line(keeper.kind, period, home.name)
    for due in due_subjects(keeper, today):
        line = lines[due.subject.controller]
        line.due += 1
        line.oldest = min(due.last, line.oldest or due.last)
        try:
            if dry_run:
                line.kept_back += bool(refusal(due.family))
            else:
                erase(by=by, subject=due.subject, reason=EraseReason.RULE, one_of_many=True)
        except ValidationError:
            line.kept_back += 1
    return list(lines.values())


def _tables(dry_run: bool, today: date) -> list[Line]:
    keep, lines = held(), []
    for kept in by_own_rule():
        for found in due_rows(kept, today, keep):
            home = found.controller.name if found.controller else ""
            line = _line(kept.table, found.period, home)
            ready, line.kept_back = found.count(), found.waits()
            line.due, line.oldest = ready + line.kept_back, found.oldest()
            lines.append(line)
            if ready and not dry_run and not _thin(found):
                line.kept_back = line.due
    return lines


def _line(kind: str, period: Period, controller: str) -> Line:
    return Line(
        kind=kind,
        rule=period.rule.title(get_language() or "en"),
        source=period.source,
        standing="" if period.decides else period.standing.value,
        due=0,
        controller=controller,
    )


def _thin(found: DueRows) -> bool:
    """Delete the rows that are due; False where something that must stay points at one."""
    if found.rows is None:
        return True
    try:
        with transaction.atomic():
            if found.kept.subjects and not found.kept.outlives:
                note_last_signs(latest_of(found.rows, found.kept))
            for hook in hooks.before_thinning:
                hook(found.kept.table, found.rows)
            take(found.rows)
    except ProtectedError:
        return False
    return True


def note_last_signs(days: Mapping[UUID, date]) -> None:
    """Remember the last day of each subject, whatever the rows that told it become."""
    known = {sign.subject: sign for sign in _signs(days)}
    for subject, day in days.items():
        if subject not in known:
            LastSign.objects.create(subject=subject, day=day)
        elif known[subject].day < day:
            LastSign.objects.filter(subject=subject).update(day=day)


def _signs(keys: Collection[UUID]) -> list[LastSign]:
    there = list(keys)
    return [
        sign
        for start in range(0, len(there), 1_000)
        for sign in LastSign.objects.filter(subject__in=there[start : start + 1_000])
    ]
