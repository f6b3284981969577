"""Ticking the lists, writing what happens with a return, and passing on travel documents."""

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from lykt.cases.case.actions_events import write_event
from lykt.cases.case.actions_work import add_step
from lykt.cases.case.codes import StepState, Track
from lykt.cases.case.holding import held
from lykt.cases.case.models import Case, Step
from lykt.cases.returning.lists import ENTRIES, News, Reason
from lykt.cases.returning.models import Done, ListItem, ReturnNews, ReturnStop
from lykt.organisation.acting import Actor
from lykt.organisation.models import Staff
from lykt.privacy import subjects
from lykt.privacy.consent.codes import InformationKind, Purpose, Recipient
from lykt.privacy.disclosure.actions import share
from lykt.privacy.disclosure.attempts import Item
from lykt.privacy.disclosure.receipts import Receipt
from lykt.privacy.disclosure.rules import ByConsent


#: What steps made of a list say they come from.
SOURCE = "returning"


def _item(case: Case, code: str) -> ListItem:
    if code not in ENTRIES:
        raise ValidationError(_("There is no such thing on the lists."))
    found: ListItem | None = ListItem.objects.filter(case=case, code=code).first()
    return found or ListItem(case=case, code=code)


@transaction.atomic
def set_item(*, by: Actor, case: Case, code: str, state: str, day: date | None = None) -> ListItem:
    """Say that something of a list is done, not needed, or to do after all.

    Raises:
        Refused: when the actor may not.
        ValidationError: when the case is closed or locked, or there is no such thing.
    """
    now = held(by, "change", case)
    item = _item(now, code)
    if state not in Done.values:
        raise ValidationError({"state": _("Choose how it stands.")})
    on = day or timezone.localdate()
    if on > timezone.localdate():
        raise ValidationError({"day": _("This day lies ahead. Write it when it has happened.")})
    item.state, item.day = state, on
    if state == Done.TO_DO and item.step is not None and item.step.state != StepState.TO_DO:
        # A step that is over says no more how it stands: it may be made one anew.
        item.step = None
    item.save()
    now.save()
    return item


@transaction.atomic
def make_step(
    *,
    by: Actor,
    case: Case,
    code: str,
    owner: Staff | None = None,
    owner_body: str = "",
    due: date | None = None,
) -> Step:
    """Make something of a list a step of the case, with an owner and a day.

    Raises:
        Refused: when the actor may not.
        ValidationError: when it is a step already, or by field.
    """
    now = held(by, "change", case)
    item = _item(now, code)
    if item.step_id is not None:
        raise ValidationError(_("This is a step of the case already."))
    step = add_step(
        by=by,
        case=now,
        what=str(ENTRIES[code].label),
        owner=owner,
        owner_body=owner_body,
        due=due,
        source=SOURCE,
        source_key=item.pk,
    )
    item.step = step
    item.save()
    return step


@transaction.atomic
def note_news(
    *,
    by: Actor,
    case: Case,
    how: str,
    day: date | None = None,
    next_by: date | None = None,
    note: str = "",
) -> ReturnNews:
    """Write what the return programme told after the journey: an event with a sealed note.

    Raises:
        Refused: when the actor may not.
        ValidationError: before the journey, when the follow-up is over, or by field.
    """
    if how not in News.values:
        raise ValidationError({"how": _("Choose how it goes.")})
    on = day or timezone.localdate()
    if next_by is not None and next_by <= on:
        raise ValidationError({"next_by": _("The next one comes after this one.")})
    event = write_event(
        by=by, case=case, track=Track.RETURN, state="followed_up", day=on, note=note
    )
    row = ReturnNews(case=event.case, event=event, how=how, next_by=next_by)
    row.save(force_insert=True)
    return row


@transaction.atomic
def stop_return(
    *, by: Actor, case: Case, reason: str, day: date | None = None, note: str = ""
) -> ReturnStop:
    """Stop a return that was considered or applied for, and say why.

    Raises:
        Refused: when the actor may not.
        ValidationError: when there is no return to stop, or no reason.
    """
    if reason not in Reason.values:
        raise ValidationError({"reason": _("Choose why.")})
    event = write_event(by=by, case=case, track=Track.RETURN, state="stopped", day=day, note=note)
    row = ReturnStop(case=event.case, event=event, reason=reason)
    row.save(force_insert=True)
    return row


def pass_on_documents(
    *, by: Actor, case: Case, text: str, way: str, at: datetime | None = None, once: str = ""
) -> Receipt:
    """Record what the return programme is told to get travel documents, if consent covers it.

    The programme gets them; Lykt sends nothing, and nothing to the home country. Must not run
    inside another transaction, as `share` must not.

    Args:
        by: who tells it.
        case: the case; its consent, or one for whatever comes, must cover documents.
        text: exactly what is told.
        way: one of `disclosure.codes.OWN_WAYS`.
        at: when, now when none is said.
        once: the form it comes from.

    Raises:
        Refused: when the actor may not share here.
        ValidationError: when the case is closed or locked, or nothing is said.
        ShareRefused: without a live consent. It has been written down.
    """
    with transaction.atomic():
        now = held(by, "change", case)
    subject = subjects.subjects([now.subject])[now.subject]
    return share(
        by=by,
        subject=subject,
        recipient=Recipient.RETURN_PROGRAMME,
        items=[Item(InformationKind.DOCUMENTS, text)],
        ground=ByConsent(Purpose.COORDINATION, now.pk),
        way=way,
        at=at,
        once=once,
    )
