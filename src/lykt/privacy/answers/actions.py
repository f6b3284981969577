"""What is done with a request: one function for each use, one transaction each."""

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from lykt.organisation.access import Refused, check_may_in
from lykt.organisation.acting import Actor
from lykt.organisation.models import Staff
from lykt.privacy.answers import rules
from lykt.privacy.answers.codes import Act, AskedBy, State
from lykt.privacy.answers.models import HandingOver, Request, RequestEvent
from lykt.privacy.answers.rules import Checklist, NoMore, Unsafe
from lykt.privacy.subjects import Subject


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What somebody asks, as it comes in."""

    asks: str
    asked_on: date
    language: str
    asked_by: str = AskedBy.PERSON
    #: For a guardian or a lawyer: that they may ask for the person has been seen.
    authority_seen: bool = False
    remark: str = ""


@transaction.atomic
def receive(*, by: Actor, subject: Subject, asked: Asked, owner: Staff) -> Request:
    """Take in what somebody asks, with the day it must be answered by.

    Raises:
        Refused: when the actor may not in the subject's unit.
        ValidationError: when the day lies ahead, the authority of whoever asks has not been
            seen, or `owner` may not answer in the unit.
    """
    check_may_in(by, "make", "request", subject.unit)
    today = timezone.localdate()
    if asked.asked_on > today:
        raise ValidationError({"asked_on": _("Choose the day they asked: today or earlier.")})
    if asked.asked_by != AskedBy.PERSON and not asked.authority_seen:
        words = _("See first that they may ask for the person, or ask the person.")
        raise ValidationError({"authority_seen": words})
    _check_answers(owner, subject.unit)
    request = Request(
        subject=subject.key,
        controller_id=subject.controller,
        unit_id=subject.unit,
        asks=asked.asks,
        asked_on=asked.asked_on,
        asked_by=asked.asked_by,
        language=asked.language,
        remark=asked.remark.strip(),
        due=rules.deadline(asked.asked_on, today),
        owner=owner,
    )
    request.save(force_insert=True)
    _write_down(request, Act.RECEIVE)
    return request


def _check_answers(staff: Staff, unit: UUID) -> None:
    """Refuse an owner who could not do anything with the request."""
    try:
        check_may_in(staff.as_actor(), "change", "request", unit)
    except Refused:
        raise ValidationError({"owner": _("Choose somebody who answers in this unit.")}) from None
    if not staff.is_active:
        raise ValidationError({"owner": _("Choose somebody who answers in this unit.")})


def _write_down(
    request: Request, act: Act, reason: str = "", owner: Staff | None = None
) -> RequestEvent:
    event = RequestEvent(request=request, act=act, state=request.state, reason=reason, owner=owner)
    event.save(force_insert=True)
    return event


def _held(by: Actor, request: Request, act: Act) -> Request:
    """Return the request as it stands, held until the transaction ends, if this may be done."""
    check_may_in(by, "change", "request", request.unit_id)
    request = Request.objects.select_for_update().get(pk=request.pk)
    if act not in rules.MOVES[State(request.state)]:
        raise ValidationError(
            _("This cannot be done with a request that is: %(state)s.")
            % {"state": request.get_state_display()}
        )
    return request


def _moved(request: Request, act: Act, reason: str = "", **changed: Any) -> Request:
    request.state = rules.MOVES[State(request.state)][act]
    for name, value in changed.items():
        setattr(request, name, value)
    request.save(update_fields=["state", *changed])
    _write_down(request, act, reason, changed.get("owner"))
    return request


#: What is done with nothing more to say.
PLAIN = (Act.BEGIN, Act.MAKE_READY, Act.REOPEN, Act.WITHDRAW)


@transaction.atomic
def move(*, by: Actor, request: Request, act: Act) -> Request:
    """Do one of `PLAIN` with a request.

    Raises:
        Refused: when the actor may not in the unit.
        ValidationError: when its state does not allow it.
    """
    if act not in PLAIN:
        raise ValueError(f"{act} has an action of its own")
    return _moved(_held(by, request, act), act)


@transaction.atomic
def extend(*, by: Actor, request: Request, reason: str) -> Request:
    """Take more time, once, for a reason that the person is told.

    Raises:
        Refused: when the actor may not in the unit.
        ValidationError: when it was taken already, the first deadline is over, there is no
            reason, or no checked rule gives more time.
    """
    request = _held(by, request, Act.EXTEND)
    today = timezone.localdate()
    problem = rules.why_not_extended(extended=request.extended, due=request.due, today=today)
    if problem is NoMore.ONCE:
        raise ValidationError(_("More time was taken already. It is taken once."))
    if problem is NoMore.TOO_LATE:
        raise ValidationError(_("The first deadline is over. Answer now."))
    if not reason.strip():
        raise ValidationError({"reason": _("Write why. The person is told.")})
    if (due := rules.later_deadline(request.due, today)) is None:
        raise ValidationError(_("No confirmed rule gives more time."))
    return _moved(request, Act.EXTEND, reason.strip(), due=due, extended=True)


@transaction.atomic
def refuse(*, by: Actor, request: Request, reason: str) -> Request:
    """Say no to a request, with a reason that the person is told.

    Raises:
        Refused: when the actor may not in the unit.
        ValidationError: when its state does not allow it, or there is no reason.
    """
    request = _held(by, request, Act.REFUSE)
    if not reason.strip():
        raise ValidationError({"reason": _("Write why. The person is told.")})
    return _moved(request, Act.REFUSE, reason.strip())


@transaction.atomic
def hand_over(*, by: Actor, request: Request, told: Checklist) -> HandingOver:
    """Write down that the answer was given to the person alone, and how.

    Lykt sends nothing: somebody sits with the person.

    Raises:
        Refused: when the actor may not in the unit.
        ValidationError: when its state does not allow it, or it is not safe this way.
    """
    act = rules.act_of(told)
    request = _held(by, request, act)
    unsafe = rules.why_not_handed_over(told)
    if unsafe is Unsafe.NOT_ALONE:
        words = _("Hand it over to the person alone. Find another moment, or another room.")
        raise ValidationError({"alone": words})
    if unsafe is Unsafe.PAPER:
        words = _("Give no paper that is not safe to carry. Read it aloud, and keep the paper.")
        raise ValidationError({"given": words})
    handing = HandingOver(
        subject=request.subject,
        controller_id=request.controller_id,
        unit_id=request.unit_id,
        request=request,
        **asdict(told),
    )
    handing.save(force_insert=True)
    _moved(request, act)
    return handing


@transaction.atomic
def take_over(*, by: Actor, handle: str, to: Staff) -> Request:
    """Let somebody else answer, since whoever should have has left.

    Raises:
        Refused: when the actor may not in the unit.
        ValidationError: when there is nothing to answer any more, or `to` may not answer.
    """
    request = _held(by, Request.objects.get(handle=handle), Act.TAKE_OVER)
    _check_answers(to, request.unit_id)
    return _moved(request, Act.TAKE_OVER, owner=to)
