"""The history of an account: who did what to it, and when."""

from lykt.organisation.acting import Actor
from lykt.organisation.codes import AccountAct
from lykt.organisation.models import AccountChange, Staff


def signature(by: Actor) -> str:
    """Return how the one who acts is named in what is written down, 100 signs at most.

    An operator may bear the name of a member of staff, so it is said what kind acted.
    """
    name = by.name if by.kind == "staff" else f"{by.kind} {by.name}"
    return name[:100]


def write_down(staff: Staff, what: AccountAct, *, by: Actor, detail: str = "") -> AccountChange:
    """Add an entry. Called inside the transaction that makes the change, never after it."""
    return AccountChange.objects.create(
        staff=staff, what=what, by=signature(by), detail=detail[:200]
    )
