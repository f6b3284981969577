"""The person's own words, and what they object to: one function for each use."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from lykt.organisation.access import check_may_in
from lykt.organisation.acting import Actor
from lykt.privacy import subjects as known
from lykt.privacy.answers import rules
from lykt.privacy.answers.codes import Decision, ObjectionState, Settled
from lykt.privacy.answers.models import Objection, PersonsNote
from lykt.privacy.answers.things import things_of
from lykt.privacy.subjects import Subject


@transaction.atomic
def note(
    *, by: Actor, subject: Subject, words: str, about: str = "", thing: str = ""
) -> PersonsNote:
    """Write down the person's own words beside all that is written, or beside one thing.

    Args:
        by: who writes.
        subject: whom it is about.
        words: what the person says, as they say it.
        about: the kind of the thing, empty for all that is written.
        thing: the handle of the thing.

    Raises:
        Refused: when the actor may not in the unit.
        ValidationError: when nothing is said, or there is no such thing that they may read.
    """
    check_may_in(by, "make", "persons_note", subject.unit)
    if not words.strip():
        raise ValidationError({"words": _("Write what the person says.")})
    key = None
    if about:
        family = known.keeper(subject.kind).family(subject.key)
        keys = {(kind, one.handle): one.key for (kind, _key), one in things_of(by, family).items()}
        if (key := keys.get((about, thing))) is None:
            raise ValidationError({"thing": _("Choose what it is about.")})
    written = PersonsNote(
        subject=subject.key,
        controller_id=subject.controller,
        unit_id=subject.unit,
        words=words.strip(),
        about=about,
        thing=key,
    )
    written.save(force_insert=True)
    return written


@transaction.atomic
def settle(*, by: Actor, note: PersonsNote, settled: str) -> PersonsNote:
    """Say what was done about what a person disputes; their words stay.

    Raises:
        Refused: when the actor may not in the unit.
        ValidationError: when it has been settled, or what was done is not said.
    """
    check_may_in(by, "settle", "persons_note", note.unit_id)
    note = PersonsNote.objects.select_for_update().get(pk=note.pk)
    if note.settled:
        raise ValidationError(_("This has been answered already."))
    if settled not in Settled.values:
        raise ValidationError({"settled": _("Choose what was done.")})
    note.settled, note.settled_at = settled, timezone.now()
    note.settled_by_id, note.settled_by_name = by.staff, by.name
    note.save(update_fields=["settled", "settled_at", "settled_by", "settled_by_name"])
    return note


@transaction.atomic
def object_to(*, by: Actor, subject: Subject, against: str, words: str) -> Objection:
    """Write down that the person does not want what is written used for a purpose.

    It holds from this moment: until it is decided, the use waits.

    Raises:
        Refused: when the actor may not in the unit.
        ValidationError: when one against the same is open already.
    """
    check_may_in(by, "make", "objection", subject.unit)
    family = known.keeper(subject.kind).family(subject.key) or [subject.key]
    if Objection.objects.filter(
        subject__in=family, against=against, state=ObjectionState.OPEN
    ).exists():
        raise ValidationError(
            {"against": _("This is written down already, and waits for a decision.")}
        )
    objection = Objection(
        subject=subject.key,
        controller_id=subject.controller,
        unit_id=subject.unit,
        against=against,
        words=words.strip(),
    )
    objection.save(force_insert=True)
    return objection


@transaction.atomic
def decide(*, by: Actor, objection: Objection, decision: str, reason: str) -> Objection:
    """Decide about an objection, or write down that the person takes it back.

    Raises:
        Refused: when the actor does not lead the unit.
        ValidationError: when its state does not allow it, or no reason is given.
    """
    check_may_in(by, "decide", "objection", objection.unit_id)
    objection = Objection.objects.select_for_update().get(pk=objection.pk)
    moves = rules.DECISIONS[ObjectionState(objection.state)]
    if decision not in moves:
        raise ValidationError({"decision": _("This cannot be decided any more.")})
    if decision != Decision.WITHDRAW and not reason.strip():
        raise ValidationError({"reason": _("Write why. The person is told.")})
    objection.state, objection.decided_at = moves[Decision(decision)], timezone.now()
    objection.decided_by_id, objection.decided_by_name = by.staff, by.name
    objection.reason = reason.strip()
    objection.save(
        update_fields=["state", "decided_at", "decided_by", "decided_by_name", "reason"]
    )
    return objection
