"""What a case assures, and the steps that are to be done."""

from datetime import date
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from lykt.cases.case.codes import Assured, AssuredState, StepState
from lykt.cases.case.holding import held
from lykt.cases.case.models import Assurance, Case, Step
from lykt.cases.case.queries import team_of
from lykt.organisation.acting import Actor
from lykt.organisation.models import Staff


def _must_be_owned_well(case: Case, owner: Staff | None, body: str) -> None:
    """Refuse an owner who is not in the team, or two owners at once."""
    if owner is not None and body:
        raise ValidationError({"owner_body": _("Choose a person or a body, not both.")})
    if owner is not None and not team_of(case).filter(staff=owner).exists():
        raise ValidationError({"owner": _("Choose somebody who is in the team.")})


@transaction.atomic
def assure(
    *,
    by: Actor,
    case: Case,
    what: str,
    state: str,
    owner: Staff | None = None,
    owner_body: str = "",
    next_step: str = "",
    due: date | None = None,
    day: date | None = None,
) -> Assurance:
    """Write how one of the nine stands now. What it was before stays to be read.

    Raises:
        Refused: when the actor may not.
        ValidationError: by field.
    """
    now = held(by, "change", case)
    if what not in Assured.values:
        raise ValidationError({"what": _("Choose which of the nine it is.")})
    if state not in AssuredState.values:
        raise ValidationError({"state": _("Choose how it stands.")})
    on = day or timezone.localdate()
    if on > timezone.localdate():
        raise ValidationError({"day": _("This day lies ahead.")})
    _must_be_owned_well(now, owner, owner_body)
    row = Assurance(
        case=now,
        what=what,
        state=state,
        owner=owner,
        owner_body=owner_body,
        next_step=next_step.strip(),
        due=due,
        day=on,
    )
    row.save(force_insert=True)
    now.save()
    return row


@transaction.atomic
def add_step(
    *,
    by: Actor,
    case: Case,
    what: str,
    owner: Staff | None = None,
    owner_body: str = "",
    due: date | None = None,
    source: str = "",
    source_key: UUID | None = None,
) -> Step:
    """Write down something to be done, by whom and when.

    Raises:
        Refused: when the actor may not.
        ValidationError: by field.
    """
    now = held(by, "change", case)
    if not what.strip():
        raise ValidationError({"what": _("Write what is to be done.")})
    _must_be_owned_well(now, owner, owner_body)
    step = Step(
        case=now,
        what=what.strip(),
        owner=owner,
        owner_body=owner_body,
        due=due,
        source=source,
        source_key=source_key,
    )
    step.save(force_insert=True)
    now.save()
    return step


@transaction.atomic
def set_step(*, by: Actor, step: Step, state: str) -> Step:
    """Say that a step is done, dropped, or to be done after all.

    Raises:
        Refused: when the actor may not.
        ValidationError: when the case is closed or locked.
    """
    held(by, "change", step.case)
    if state not in StepState.values:
        raise ValidationError({"state": _("Choose how it stands.")})
    now: Step = Step.objects.select_for_update().get(pk=step.pk)
    now.state = state
    open_again = state == StepState.TO_DO
    now.done_at = None if open_again else timezone.now()
    now.done_by_id = None if open_again else by.staff
    now.save()
    return now
