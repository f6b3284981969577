"""Erasure: first the keys, by which every copy becomes unreadable, then the rows.

The ledger of erasures is written together with the keys' end. Whatever stops the work after
that, `replay` knows from the ledger who was to go, and takes their rows.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from typing import Any, NamedTuple
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from lykt import rulebook
from lykt.organisation.access import check_may_in
from lykt.organisation.acting import Actor
from lykt.organisation.codes import NoticeKind
from lykt.organisation.keeping import Kept, RecordClass
from lykt.organisation.notices import tell
from lykt.organisation.roles import Role
from lykt.privacy import subjects
from lykt.privacy.retention import hooks, register
from lykt.privacy.retention.codes import EraseReason
from lykt.privacy.retention.holds import hold_on, told
from lykt.privacy.sealing import keys as sealing
from lykt.privacy.sealing.copying import copy_store
from lykt.privacy.sealing.logs import emptied
from lykt.privacy.sealing.models import Erasure, SealFault
from lykt.privacy.subjects import Subject


#: So many subjects are held against the ledger at a time.
BATCH = 2_000


@dataclass(frozen=True, slots=True)
class Table:
    """How many rows of a table it is about: of a kind, in words."""

    name: str
    rows: int


@dataclass(frozen=True, slots=True)
class Erased:
    """What goes when somebody is erased, and what stays, each as a sentence of why."""

    going: list[Table]
    staying: list[str]
    #: False where it was only asked what would go.
    done: bool = True
    #: False where the keys' own copy could not be written over: it still has the keys.
    reached_copy: bool = True
    #: False where a log of the databases could not be emptied, since somebody was reading.
    emptied_logs: bool = True


class LetGo(NamedTuple):
    """What was reached when nothing of the erased was to lie about."""

    copy: bool
    logs: bool


def nobody() -> str:
    """Say that nobody is there: the same for who never was and for who was erased."""
    return _("Nobody here goes by that code: it was never used, or it has been erased.")


def erase(
    *,
    by: Actor,
    subject: Subject,
    reason: EraseReason,
    dry_run: bool = False,
    one_of_many: bool = False,
) -> Erased:
    """Erase a subject under every key taken to be theirs: keys, names and rows.

    With `dry_run` nothing is done, but whatever would refuse refuses. With `one_of_many`
    the caller calls `let_go` when the last has gone.

    Raises:
        Refused: when the actor may not in the subject's unit.
        ValidationError: when a hold, a journal or something that goes on stands in the way, or
            nobody is there.
    """
    family = subjects.keeper(subject.kind).family(subject.key)
    if not family:
        raise ValidationError(nobody())
    for one in subjects.keeper(subject.kind).subjects(family):
        check_may_in(by, "erase", subject.kind, one.unit)
    if problem := refusal(family):
        raise ValidationError(problem)
    found = Erased(going(family), staying(family), done=not dry_run)
    if dry_run:
        return found
    # From here on every copy of theirs is unreadable, and the ledger says who must go.
    sealing.destroy(family)
    _erase_rows(family, notice=lambda: _tell(by, subject, reason))
    if one_of_many:
        return found
    reached = let_go()
    return replace(found, reached_copy=reached.copy, emptied_logs=reached.logs)


def refusal(family: Collection[UUID]) -> str | None:
    """Return what stands in the way of erasing these, in a sentence, or None."""
    if hold := hold_on(family):
        return told(hold)
    for one in hooks.kept_by:
        if one.find(family):
            return str(one.words)
    for kept in register.erasable():
        if kept.record is RecordClass.JOURNAL and (problem := _journal_problem(kept, family)):
            return problem
    return None


def _journal_problem(kept: Kept, family: Collection[UUID]) -> str | None:
    """Return why a journal of theirs must stay: the rule says so, or nobody knows yet."""
    journal = register.about(kept, family)
    if not journal.exists():
        return None
    today = timezone.localdate()
    rule = rulebook.rule(kept.rule, today)
    named = {
        "rule": rule.title(get_language() or "en"),
        "source": " ".join(rule.source.split()),
    }
    if not rule.drives(today):
        # What is destroyed cannot come back, so a doubt keeps it.
        words = _("There is a journal, and nobody has checked how long it must stay: %(rule)s.")
        return words % named
    latest = journal.order_by(f"-{kept.since}").values_list(kept.since, flat=True).first()
    if rule.span is not None and latest is not None and rule.until(_day(latest)) < today:
        return None
    words = _("There is a journal that must still be kept: %(rule)s. Source: %(source)s")
    return words % named


def _day(moment: Any) -> Any:
    return timezone.localdate(moment) if hasattr(moment, "hour") else moment


def going(family: Collection[UUID]) -> list[Table]:
    """Return how many rows of which tables go with these subjects.

    For the operator alone: that there is a case, or a visit at the clinic, is not for
    everybody who may erase.
    """
    counted = [(kept, register.about(kept, family).count()) for kept in register.erasable()]
    return sorted(
        (Table(_name_of(kept), rows) for kept, rows in counted if rows),
        key=lambda table: table.name,
    )


def always_staying() -> list[str]:
    """Return what stays whoever is erased, and why."""
    return [
        _("Figures of closed years stay: they are counts of nobody in particular."),
        _("Entries of the reading record stay, under a name that leads to nobody any more."),
        _("That somebody was erased stays, under a key, so that no old copy brings them back."),
    ]


def staying(family: Collection[UUID]) -> list[str]:
    """Return what stays when these are erased, and why."""
    sentences = always_staying()
    for kept in register.in_order():
        if kept.outlives and (rows := register.about(kept, family).count()):
            words = _("%(table)s: %(rows)s stay, since they hold nothing of the person's.")
            sentences.append(words % {"table": _name_of(kept), "rows": rows})
    return sentences


def _name_of(kept: Kept) -> str:
    return str(capfirst(register.model_of(kept)._meta.verbose_name))


def _erase_rows(keys: Collection[UUID], notice: Any = None) -> None:
    """Take every row about these subjects, and every place that names them."""
    with transaction.atomic():
        _stop_writers(keys)
        for hook in hooks.before_erasure:
            hook(keys)
        for kept in register.in_order():
            for place in kept.mentions:
                _empty(register.mentioning(kept, place, keys), place)
        for kept in register.erasable():
            take(register.about(kept, keys))
        for keeper in subjects.keepers():
            keeper.forget(keys)
        if notice:
            notice()


def _stop_writers(keys: Collection[UUID]) -> None:
    """Wait for those who are writing about them now, and let nobody begin."""
    for kept in register.erasable():
        if register.OWN in kept.subjects:
            rows = register.about(kept, keys).select_for_update()
            list(rows.values_list("pk", flat=True))


def _empty(rows: QuerySet[Any], place: str) -> None:
    for row in rows:
        column = register.set_mention(row, place, None)
        rows.model._base_manager.filter(pk=row.pk).update(**{column: getattr(row, column)})


def take(rows: QuerySet[Any]) -> int:
    """Delete rows, with what was noted of their sealed fields; return how many there were."""
    keys = [str(key) for key in rows.values_list("pk", flat=True)]
    if keys:
        SealFault.objects.filter(table=rows.model._meta.db_table, row__in=keys).delete()
        rows.delete()
    return len(keys)


def _tell(by: Actor, subject: Subject, reason: EraseReason) -> None:
    tell(
        what=NoticeKind.ERASED,
        roles=[Role.DATA_PROTECTION_OFFICER],
        controller=subject.controller,
        actor=by,
        about=reason.value,
    )


def replay() -> int:
    """Finish erasures that were stopped, or that an old copy knew nothing of; return how many.

    Whoever the ledger knows has rows no more, whatever table they stand in. Asks one question
    for each batch of subjects, and none while nobody has been erased.
    """
    finished = 0
    for keys in _left_over():
        sealing.destroy(keys)
        _erase_rows(keys)
        finished += len(keys)
    if finished:
        let_go()
    return finished


def _left_over() -> Iterator[set[UUID]]:
    if not Erasure.objects.exists():
        return
    asked: set[UUID] = set()
    for keys in _written_about():
        new = [key for key in keys if key not in asked]
        asked.update(new)
        for start in range(0, len(new), BATCH):
            if left := sealing.erased(new[start : start + BATCH]):
                yield left


def _written_about() -> Iterator[list[UUID]]:
    """Yield the keys of the subjects, and of whoever else rows are about or name.

    Somebody who was writing while another erased may have added a row when the subject's own
    was gone: nobody keeps them any more, and the row is all there is. The keys are listed
    before they are used: rows go meanwhile.
    """
    for keeper in subjects.keepers():
        yield list(keeper.keys())
    for kept in register.in_order():
        for place in (*(() if kept.outlives else kept.subjects), *kept.mentions):
            named = register.all_rows(kept).exclude(**{place: None}).order_by()
            found = named.values_list(place, flat=True).distinct()
            yield [key if isinstance(key, UUID) else UUID(key) for key in found if key]


def let_go() -> LetGo:
    """Let nothing of the erased lie about: in the databases' logs, dead rows, the keys' copy.

    Tell what was reached. Where the keys' own copy could not be written over, `lykt check`
    says so until it is; a log that somebody was reading is emptied the next time, each night
    at the latest. What is rolled back whole is not swept: its end comes first.
    """
    logs = True
    if not connection.in_atomic_block:
        logs = _swept() and sealing.sweep()
    try:
        copy_store()
    except OSError:
        return LetGo(copy=False, logs=logs)
    return LetGo(copy=True, logs=logs)


def _swept() -> bool:
    if connection.vendor == "sqlite":
        return emptied(connection)
    with connection.cursor() as cursor:
        cursor.execute(f"VACUUM {', '.join(_tables())}")
    return True


def _tables() -> list[str]:
    names = [register.model_of(kept)._meta.db_table for kept in register.erasable()]
    return [connection.ops.quote_name(name) for name in names]
