"""Telling child welfare about whom a locked case is about, and going on."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from lykt.cases.case.actions import unlock_case
from lykt.cases.case.models import Case, CaseState
from lykt.cases.case.queries import check_may_with
from lykt.concerns.actions import notify_child_welfare
from lykt.concerns.models import ChildWelfareNotice
from lykt.organisation.acting import Actor
from lykt.privacy.subjects import subjects


def tell_child_welfare(*, by: Actor, case: Case, **told: Any) -> ChildWelfareNotice:
    """Write down that child welfare has been told about whom a case is about, and open the case.

    Must not run inside another transaction, as `concerns.actions.notify_child_welfare`, which
    says what is `told`. If the machine stops after the receipt, the case opens by itself once
    somebody says that they have been told.

    Raises:
        Refused: when the actor may not.
        ValidationError: by field; or when the case is not locked.
        ShareRefused: when the rulebook has no such duty in force that day.
    """
    check_may_with(by, "change", case)
    if case.state != CaseState.LOCKED:
        raise ValidationError(_("The case is not locked: there is no notice that it waits for."))
    row = notify_child_welfare(by=by, subject=subjects([case.subject])[case.subject], **told)
    unlock_case(by=by, case=case)
    return row
