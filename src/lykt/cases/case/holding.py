"""Holding a case while it is changed, and saying what its state does not allow."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from lykt.cases.case.models import Case, CaseState
from lykt.cases.case.queries import ASKED, check_may_with
from lykt.organisation.acting import Actor, ask_again


def held(by: Actor, act: str, case: Case, *, also_locked: bool = False) -> Case:
    """Return the case as it stands now, held until the transaction ends.

    Call it first in an action, inside its transaction. Who may is asked once the case is
    held: whoever waited here may have lost their place to the one they waited for.

    Args:
        by: who acts.
        act: what they do, an act of the matrix on "case".
        case: as it was fetched.
        also_locked: also where child welfare has not been told yet: for emergency help, and
            for what unlocks it.

    Raises:
        Refused: when the actor may not.
        ValidationError: when the case is closed, or locked.
    """
    now: Case = Case.objects.select_for_update().get(pk=case.pk)
    ask_again(ASKED)
    check_may_with(by, act, now)
    if now.state == CaseState.CLOSED:
        raise ValidationError(_("The case is closed. Reopen it to write in it."))
    if now.state == CaseState.LOCKED and not also_locked:
        raise ValidationError(
            _(
                "The case is locked until child welfare has been told. Tell them, and write it "
                "down. Emergency help is never locked."
            )
        )
    return now
