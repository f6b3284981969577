"""What is read of the meetings of the cooperation team, for those of the unit."""

from django.db.models import QuerySet
from django.utils import timezone

from lykt.cases.meetings.general.codes import TaskState
from lykt.cases.meetings.general.models import GeneralMeeting, GeneralTask
from lykt.organisation.access import units_for
from lykt.organisation.acting import Actor


def meetings_for(actor: Actor, act: str = "read") -> QuerySet[GeneralMeeting]:
    """Return the meetings of the units in which the actor may do this, the latest first."""
    rows = GeneralMeeting.objects.select_related("unit", "by").order_by("-day", "-id")
    return (
        rows if actor.trusted else rows.filter(unit__in=units_for(actor, act, "general_meeting"))
    )


def tasks_for(actor: Actor, act: str = "read") -> QuerySet[GeneralTask]:
    """Return the tasks of those meetings, the first to be done first."""
    rows = GeneralTask.objects.filter(meeting__in=meetings_for(actor, act).order_by())
    return rows.select_related("owner", "meeting__unit")


def open_tasks(actor: Actor) -> QuerySet[GeneralTask]:
    """Return what is still to be done."""
    return tasks_for(actor).filter(state=TaskState.TO_DO)


def is_late(task: GeneralTask) -> bool:
    """Tell whether the day of a task that is to be done has passed."""
    late = task.due is not None and task.due < timezone.localdate()
    return late and task.state == TaskState.TO_DO
