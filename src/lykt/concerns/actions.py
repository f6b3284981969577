"""Taking a concern in, putting it right, calling for help, taking back what one just wrote."""

from datetime import datetime, timedelta
from functools import partial
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from lykt.concerns import rules
from lykt.concerns.actions_notice import answer_noted, notify_child_welfare
from lykt.concerns.codes import AS_A_CHILD, Act, Age, Exploitation, Help, Source, Urgency, Why
from lykt.concerns.holding import enter, held, note, settle
from lykt.concerns.models import Concern, ConcernCorrection, ConcernCounter, EmergencyHelp
from lykt.concerns.queries import notice_sent
from lykt.concerns.states import resting
from lykt.organisation.access import Refused, check_may_in
from lykt.organisation.acting import Actor
from lykt.organisation.codes import NoticeKind
from lykt.organisation.keys import new_id
from lykt.organisation.models import Controller, Unit
from lykt.organisation.notices import tell
from lykt.organisation.roles import Role
from lykt.privacy.reading.showing import opened
from lykt.privacy.sealing.keys import destroy


__all__ = [
    "answer_noted",
    "call_help",
    "correct_concern",
    "mark_case_opened",
    "notify_child_welfare",
    "raise_concern",
    "undo_concern",
    "undo_help",
]


def _next_number(controller: Controller, year: int) -> int:
    """Return a number nobody has had that year, also of concerns that are gone."""
    ConcernCounter.objects.get_or_create(controller=controller, year=year)
    row = ConcernCounter.objects.select_for_update().get(controller=controller, year=year)
    row.last += 1
    row.save(update_fields=["last"])
    return row.last


@transaction.atomic
def raise_concern(
    *,
    by: Actor,
    unit: Unit,
    source: str = Source.STAFF,
    urgency: str = Urgency.SOON,
    age: str = Age.ADULT,
    exploitation: str = Exploitation.UNKNOWN,
    seen: str = "",
    where: str = "",
    reach: str = "",
    reporter: str = "",
    emergency: bool = False,
    received_at: datetime | None = None,
    duties_explained_at: datetime | None = None,
) -> Concern:
    """Take a concern in. One tap is enough: everything but the unit has a first choice.

    A child's, or one where age is in doubt, is locked until child welfare has been told.

    Args:
        by: who takes it in.
        unit: the unit that has it.
        source: one of `codes.Source`.
        urgency: one of `codes.Urgency`, which the clock of the triage follows.
        age: one of `codes.Age`.
        exploitation: one of `codes.Exploitation`.
        seen: what was seen or told.
        where: where it was.
        reach: how to reach the person safely.
        reporter: who told, and how they can be reached.
        emergency: emergency help is needed now.
        received_at: when it came in, now when none is said.
        duties_explained_at: when the duties were explained, needed when the person tells.

    Raises:
        Refused: when the actor may not in this unit.
        ValidationError: by field, when it cannot have been so.
    """
    check_may_in(by, "tell", "concern", unit.pk)
    now = timezone.now()
    received = received_at or now
    told = {"source": source, "urgency": urgency, "age": age, "exploitation": exploitation}
    if problems := rules.receiving_problems(
        told, received_at=received, duties_explained_at=duties_explained_at, now=now
    ):
        raise ValidationError(problems)
    concern = Concern(
        **told,
        subject=new_id(),
        controller=unit.controller,
        unit=unit,
        received_at=received,
        emergency=emergency,
        duties_explained_at=duties_explained_at,
        seen=seen.strip(),
        where=where.strip(),
        reach=reach.strip(),
        reporter=reporter.strip(),
        owner_id=by.staff,
        child_since=received if age in AS_A_CHILD else None,
        state=resting(age=age, told=False, triaged=False, handed=False, joined=False),
    )
    concern.year = timezone.localdate(received).year
    concern.number = _next_number(unit.controller, concern.year)
    concern.save(force_insert=True)
    note(concern, Act.RAISED)
    if urgency == Urgency.NOW or emergency:
        tell_of(NoticeKind.CONCERN_NOW, concern, by)
    return concern


def tell_of(what: NoticeKind, concern: Concern, by: Actor) -> None:
    """Tell the coordinator and the leader of the unit that has it. Nothing of it is told."""
    tell(
        what=what,
        roles=[Role.CASE_COORDINATOR, Role.UNIT_LEADER],
        controller=concern.controller_id,
        unit=concern.unit_id,
        actor=by,
        link=f"concern_page {concern.handle}",
        subject=concern.subject,
    )


# ---- Putting right


#: What may be put right, besides the codes and the words.
_OTHERS = ("emergency", "received_at", "duties_explained_at")


def correct_concern(
    *, by: Actor, concern: Concern, why: str, seen_at: datetime | None = None, **changes: Any
) -> list[ConcernCorrection]:
    """Put a concern right and keep what it said; return an entry for each field changed.

    A concern that turns out to be about a child is locked. One who turns out to be an adult
    unlocks it: that is for whoever triages to say. Must not run inside another transaction,
    since what the words said is read (Django raises RuntimeError).

    Args:
        by: who puts it right.
        concern: as it was fetched.
        why: one of `codes.Why`.
        seen_at: when it had last been changed, as whoever corrects it saw it.
        **changes: fields of `raise_concern`, with what they shall say.

    Raises:
        Refused: when the actor may not in the unit.
        ValidationError: when it cannot have been so, or somebody was there since.
    """
    check_may_in(by, "correct", "concern", concern.unit_id)
    if unknown := changes.keys() - {*rules.CODED, *rules.WORDS, *_OTHERS}:
        raise TypeError(f"a concern cannot be corrected in {', '.join(sorted(unknown))}")
    if why not in Why.values:
        raise ValidationError({"why": _("Choose why it is put right.")})
    with opened(by=by, what="concern_correct", subjects=[concern.subject]), transaction.atomic():
        now = held(by, "correct", concern, also_locked=True)
        if seen_at is not None and now.changed_at != seen_at:
            raise ValidationError(
                _("Someone has changed this since you opened it. Open it again, look, then save.")
            )
        return _corrected(by, now, why, changes)


def _corrected(
    by: Actor, now: Concern, why: str, changes: dict[str, Any]
) -> list[ConcernCorrection]:
    made, age_before = [], now.age
    for name, value in changes.items():
        told = value.strip() if name in rules.WORDS else value
        before = getattr(now, name)
        if before == told:
            continue
        entry = ConcernCorrection(concern=now, field=name, why=why)
        if name in rules.WORDS:
            entry.before_words = before
        else:
            entry.before, entry.after = _plain(before), _plain(told)
        made.append(entry)
        setattr(now, name, told)
    if not made:
        return []
    _must_be_possible(now)
    if now.age != age_before:
        _age_changed(by, now)
    was = settle(now)
    now.save()
    for entry in made:
        entry.save(force_insert=True)
    note(now, Act.CORRECTED, was)
    return made


def _plain(value: Any) -> str:
    if value is None:
        return ""
    return value.isoformat(timespec="seconds") if isinstance(value, datetime) else str(value)


def _must_be_possible(now: Concern) -> None:
    problems = rules.receiving_problems(
        {name: getattr(now, name) for name in rules.CODED},
        received_at=now.received_at,
        duties_explained_at=now.duties_explained_at,
        now=timezone.now(),
    )
    if problems:
        raise ValidationError(problems)


def _age_changed(by: Actor, now: Concern) -> None:
    """Begin the clock of the notice, or let go of it.

    Raises:
        Refused: when somebody who does not triage says that it is an adult after all.
        ValidationError: when a case has been opened: the age is settled there.
    """
    if now.case is not None:
        raise ValidationError({"age": _("A case has been opened. Settle the age there.")})
    if now.age in AS_A_CHILD:
        now.child_since = now.child_since or timezone.now()
        return
    if not notice_sent(now):
        check_may_in(by, "triage", "concern", now.unit_id)
    now.child_since = None


# ---- Emergency help


@transaction.atomic
def call_help(
    *, by: Actor, concern: Concern, what: str, called_at: datetime | None = None
) -> EmergencyHelp:
    """Write down that emergency help was called. Nothing stops it, in no state.

    Raises:
        Refused: when the actor may not in the unit.
        ValidationError: when it is no help of the list, or the time lies ahead.
    """
    now = held(by, "help", concern, also_locked=True, also_ended=True)
    moment = timezone.now()
    problems = {}
    if what not in Help.values:
        problems["what"] = _("Choose what was called.")
    if called_at is not None and called_at > moment:
        problems["called_at"] = _("This time lies ahead. Call first, then write it down.")
    if problems:
        raise ValidationError(problems)
    row = EmergencyHelp(concern=now, what=what, called_at=called_at or moment)
    row.save(force_insert=True)
    now.save()
    note(now, Act.HELP)
    return row


@transaction.atomic
def undo_help(*, by: Actor, row: EmergencyHelp) -> None:
    """Take back what one has just written down of emergency help.

    Raises:
        Refused: when somebody else wrote it down, or it is too long ago.
    """
    now = held(by, "help", row.concern, also_locked=True, also_ended=True)
    check_just_written(by, row.by_id, row.at)
    fresh = EmergencyHelp.objects.select_for_update().get(pk=row.pk)
    if fresh.undone_at is None:
        fresh.undone_at, fresh.undone_by_id = timezone.now(), by.staff
        fresh.save()
        note(now, Act.HELP_UNDONE)


# ---- Taking back


def check_just_written(by: Actor, writer: Any, at: datetime) -> None:
    """Refuse unless the actor has written this themselves, not long ago."""
    if writer != by.staff:
        raise Refused(_("Only the one who wrote it down can undo it. Put it right instead."))
    if timezone.now() - at > timedelta(hours=rules.UNDO_HOURS):
        raise Refused(_("It is too late to undo this. Put it right instead."))


def check_can_undo(actor: Actor, concern: Concern) -> None:
    """Refuse unless the actor has just taken this in, and nothing has been done with it."""
    check_may_in(actor, "undo", "concern", concern.unit_id)
    check_just_written(actor, concern.by_id, concern.at)
    if concern.state != "received":
        raise Refused(_("Something has been done with it already. Close it instead."))
    if EmergencyHelp.objects.filter(concern=concern).exists() or notice_sent(concern):
        raise Refused(_("Help has been called, or child welfare told. It stays, and is closed."))


def can_undo(actor: Actor, concern: Concern) -> bool:
    """Tell whether the actor can still undo this concern, for templates."""
    try:
        check_can_undo(actor, concern)
    except Refused:
        return False
    return True


@transaction.atomic
def undo_concern(*, by: Actor, concern: Concern) -> None:
    """Take back a concern one has just taken in: its rows and its key go, its number stays.

    Raises:
        Refused: when it is not one's own, too long ago, or something has been done with it.
    """
    now: Concern = Concern.objects.select_for_update().get(pk=concern.pk)
    check_can_undo(by, now)
    transaction.on_commit(partial(destroy, [now.subject]))
    forget_notices([now.subject])
    now.delete()


def forget_notices(subjects: list[Any]) -> None:
    """Let no notice lead to a concern that is gone."""
    from lykt.organisation.models import Notice

    Notice.objects.filter(subject__in=subjects).delete()


# ---- For the rooms above


@transaction.atomic
def mark_case_opened(*, by: Actor, concern: Concern, matter: Any) -> Concern:
    """Write down that a case has been opened from a concern: for the rooms of cases.

    Args:
        by: who opens the case.
        concern: as it was fetched.
        matter: the key of the case.

    Raises:
        Refused: when the actor may not join concerns in its unit.
        ValidationError: when it is locked or ended, or joined to nobody.
    """
    now = held(by, "join", concern)
    if now.case is not None:
        raise ValidationError(_("A case has been opened from this concern already."))
    if now.person is None:
        raise ValidationError(_("A case is about a person. Join the concern to them first."))
    now.case = matter
    was = enter(now, "case_opened")
    now.save()
    note(now, Act.CASE_OPENED, was)
    return now
