"""What may follow what on a shift."""

from django.utils.translation import gettext_lazy as _

from lykt.field.codes import ShiftState
from lykt.organisation.states import State, StateTable


_WHOEVER = _("Whoever works in the unit")

SHIFT = StateTable(
    name="field.shift",
    title=_("A shift"),
    # One that is written down at the desk, or imported, is over.
    begins=(ShiftState.OPEN, ShiftState.CLOSED),
    states={
        ShiftState.OPEN: State(ShiftState.OPEN.label, _WHOEVER, (ShiftState.CLOSED,)),
        ShiftState.CLOSED: State(ShiftState.CLOSED.label, _WHOEVER, (ShiftState.OPEN,)),
    },
)
