"""A case goes to another city: told with consent, closed here, taken over or not there."""

from collections.abc import Sequence
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from lykt.cases.case.actions import close_case, must_be_closable, open_case
from lykt.cases.case.codes import Closing
from lykt.cases.case.models import Case, CaseState
from lykt.cases.case.queries import check_may_with
from lykt.cases.case.sight import family_of
from lykt.cases.team.models import Incoming
from lykt.cases.team.states import MOVE, Moved, check_change
from lykt.organisation.access import check_may_in, units_for
from lykt.organisation.acting import Actor
from lykt.organisation.codes import NoticeKind
from lykt.organisation.models import Controller, StaffPost, Unit
from lykt.organisation.notices import tell
from lykt.organisation.roles import Role
from lykt.people.actions import make_person
from lykt.privacy import subjects
from lykt.privacy.consent.codes import Purpose, Recipient
from lykt.privacy.disclosure.actions import share
from lykt.privacy.disclosure.attempts import Item
from lykt.privacy.disclosure.models import Disclosure
from lykt.privacy.disclosure.receipts import Receipt
from lykt.privacy.disclosure.rules import ByConsent


class MovedOn(NamedTuple):
    """What came of it: the receipt, and what the other city has been asked, in Lykt."""

    receipt: Receipt
    #: None where the other city does not work with this Lykt: then a letter is printed.
    incoming: Incoming | None


def unit_in(city: str, case: Case) -> Unit | None:
    """Return the unit that takes cases over in a city of exactly this name, if it is here.

    Whoever asks names the city: no list of cities is shown, and nobody is looked for there.
    """
    there = Controller.objects.filter(name__iexact=city.strip()).exclude(pk=case.controller_id)
    posts = StaffPost.objects.held_on(timezone.localdate()).filter(
        controller__in=there, role=Role.CASE_COORDINATOR, unit__active=True, staff__is_active=True
    )
    return Unit.objects.filter(pk__in=posts.values("unit")).order_by("name").first()


def move(
    *, by: Actor, case: Case, city: str, items: Sequence[Item], way: str, once: str = ""
) -> MovedOn:
    """Tell another city what the person has said yes to, and close the case here.

    Must not run inside another transaction, as `share`.

    Args:
        by: the coordinator.
        case: the case.
        city: which municipality, as the consent names it.
        items: each kind with exactly what is told.
        way: how it is told; where the city works with this Lykt, it is told there too.
        once: the form it comes from.

    Raises:
        Refused: when the actor does not coordinate the case.
        ShareRefused: when no consent covers all of it. It has been written down.
        ValidationError: when something is missing, or the case cannot be closed yet.
    """
    check_may_with(by, "lead", case)
    if case.state != CaseState.OPEN:
        raise ValidationError(_("Only an open case goes to another city."))
    must_be_closable(case, Closing.MOVED, timezone.localdate())
    family = family_of(case)
    receipt = share(
        by=by,
        subject=subjects.subjects(family[:1])[family[0]],
        recipient=Recipient.OTHER_MUNICIPALITY,
        recipient_named=city,
        items=items,
        ground=ByConsent(Purpose.COORDINATION, case.pk),
        way=way,
        once=once,
    )
    with transaction.atomic():
        incoming = _ask(by, case, city, receipt)
        close_case(by=by, case=case, closing=Closing.MOVED)
    return MovedOn(receipt, incoming)


def _ask(by: Actor, case: Case, city: str, receipt: Receipt) -> Incoming | None:
    """Ask the coordinators of the other city, where they work with this Lykt."""
    unit = unit_in(city, case)
    if unit is None:
        return None
    disclosure = Disclosure.objects.get(handle=receipt.handle)
    row = Incoming(
        subject=disclosure.subject,
        controller_id=unit.controller_id,
        unit=unit,
        disclosure=disclosure,
    )
    row.save(force_insert=True)
    tell(
        what=NoticeKind.CASE_COMING,
        roles=[Role.CASE_COORDINATOR],
        controller=unit.controller_id,
        unit=unit.pk,
        actor=by,
        about=case.controller.name,
        link=f"incoming {row.handle}",
        subject=row.subject,
    )
    return row


@transaction.atomic
def take_over(*, by: Actor, incoming: Incoming) -> Case:
    """Take a case over from another city: a new person and a new case, here.

    What was told becomes what the case is about. Nothing leads from the one to the other.
    Call it inside `reading.showing.opened`: what was told is sealed anew.

    Raises:
        Refused: when the actor does not coordinate cases in the unit that was asked.
        ValidationError: when it has been answered.
    """
    now = _answered(by, incoming, Moved.ACCEPTED)
    person = make_person(by=by, unit=now.unit)
    told = "\n".join(
        f"{item.get_kind_display()}: {item.text}" for item in now.disclosure.items.all()
    )
    return open_case(by=by, subject=subjects.subjects([person.pk])[person.pk], summary=told)


@transaction.atomic
def decline(*, by: Actor, incoming: Incoming) -> Incoming:
    """Say no to taking a case over. The city before is told.

    Raises:
        Refused: when the actor does not coordinate cases in the unit that was asked.
        ValidationError: when it has been answered.
    """
    return _answered(by, incoming, Moved.DECLINED)


def _answered(by: Actor, incoming: Incoming, answer: str) -> Incoming:
    check_may_in(by, "answer", "incoming_case", incoming.unit_id)
    now: Incoming = Incoming.objects.select_for_update().get(pk=incoming.pk)
    if answer not in MOVE[now.state]:
        raise ValidationError(_("This has been answered already."))
    check_change(MOVE, now.state, answer)
    now.state, now.answered_at, now.answered_by_id = answer, timezone.now(), by.staff
    now.save()
    sent = now.disclosure
    tell(
        what=NoticeKind.CASE_TAKEN_OVER,
        staff=sent.by_id,
        roles=[] if sent.by_id else [Role.CASE_COORDINATOR],
        controller=sent.controller_id,
        unit=sent.unit_id,
        actor=by,
        about=answer,
        link=f"disclosure_page {sent.handle}",
        subject=sent.subject,
    )
    return now


def incoming_for(actor: Actor, act: str = "read") -> QuerySet[Incoming]:
    """Return what other cities ask the units in which the actor coordinates cases."""
    rows: QuerySet[Incoming] = Incoming.objects.select_related(
        "disclosure__controller", "unit__controller"
    )
    if actor.trusted:
        return rows
    return rows.filter(unit__in=units_for(actor, act, "incoming_case"))
