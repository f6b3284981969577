"""What may become of a meeting of a network and of a task: two tables. Pure."""

from django.utils.translation import gettext_lazy as _

from lykt.learning.networks.codes import MeetingState, TaskState
from lykt.organisation.states import State, StateTable


_SERVICE = _("The service")

MEETING = StateTable(
    name="networks.meeting",
    title=_("A meeting of a network"),
    begins=(MeetingState.PLANNED,),
    states={
        MeetingState.PLANNED: State(
            MeetingState.PLANNED.label, _SERVICE, (MeetingState.HELD, MeetingState.CANCELLED)
        ),
        MeetingState.HELD: State(MeetingState.HELD.label, _SERVICE, ()),
        MeetingState.CANCELLED: State(
            MeetingState.CANCELLED.label, _SERVICE, (MeetingState.PLANNED,)
        ),
    },
)
TASK = StateTable(
    name="networks.task",
    title=_("A decision of a network"),
    begins=(TaskState.NONE, TaskState.TO_DO),
    states={
        TaskState.NONE: State(TaskState.NONE.label, _SERVICE, (TaskState.TO_DO,)),
        TaskState.TO_DO: State(
            TaskState.TO_DO.label,
            _SERVICE,
            (TaskState.DONE, TaskState.DROPPED, TaskState.NONE),
        ),
        TaskState.DONE: State(TaskState.DONE.label, _SERVICE, (TaskState.TO_DO,)),
        TaskState.DROPPED: State(TaskState.DROPPED.label, _SERVICE, (TaskState.TO_DO,)),
    },
)
TABLES = (MEETING, TASK)
