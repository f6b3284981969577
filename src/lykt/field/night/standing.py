"""How a record can fail to take effect, and how it is settled."""

from uuid import UUID

from django.utils import timezone

from lykt.field.night.codes import State, Why
from lykt.field.night.models import NightRecord
from lykt.organisation.acting import Actor


class CannotStand(Exception):
    """The record cannot be taken as it stands; somebody of the unit decides."""

    def __init__(self, why: Why) -> None:
        super().__init__(why)
        self.why = why


class MustWait(Exception):
    """The record needs another that has not come."""

    def __init__(self, record: UUID) -> None:
        super().__init__(record)
        self.record = record


def settle(row: NightRecord, by: Actor, state: State = State.TAKEN) -> None:
    """Write down that a record is settled. What it said is not kept any longer."""
    row.state, row.why, row.sealed, row.key = state, "", "", ""
    row.settled_at, row.settled_by_id = timezone.now(), by.staff
