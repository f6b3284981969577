"""How an event can stand, and what may follow what."""

from django.utils.translation import gettext_lazy as _

from lykt.learning.events import codes
from lykt.organisation.states import State, StateTable


_WHOEVER = _("Whoever holds it")

TABLE = StateTable(
    name="learning.event",
    title=_("An event"),
    # What is written down afterwards has been held already.
    begins=(codes.State.PLANNED, codes.State.HELD),
    states={
        codes.State.PLANNED: State(
            codes.State.PLANNED.label, _WHOEVER, (codes.State.HELD, codes.State.CANCELLED)
        ),
        codes.State.HELD: State(codes.State.HELD.label, _WHOEVER, ()),
        codes.State.CANCELLED: State(
            codes.State.CANCELLED.label, _WHOEVER, (codes.State.PLANNED,)
        ),
    },
)
