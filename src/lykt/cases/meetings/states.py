"""How a coordination meeting may go, as a table: minutes that are closed stay closed."""

from django.utils.translation import gettext_lazy as _

from lykt.cases.meetings.codes import MeetingState
from lykt.organisation.states import State, StateTable


_COORDINATOR = _("The coordinator")

TABLE = StateTable(
    name="case.meeting",
    title=_("Coordination meeting"),
    begins=(MeetingState.PLANNED,),
    states={
        MeetingState.PLANNED: State(
            MeetingState.PLANNED.label,
            _COORDINATOR,
            (MeetingState.HELD, MeetingState.CANCELLED),
        ),
        MeetingState.HELD: State(
            MeetingState.HELD.label, _COORDINATOR, (MeetingState.MINUTES_CLOSED,)
        ),
        MeetingState.MINUTES_CLOSED: State(MeetingState.MINUTES_CLOSED.label, _COORDINATOR, ()),
        MeetingState.CANCELLED: State(MeetingState.CANCELLED.label, _COORDINATOR, ()),
    },
)
