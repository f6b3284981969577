"""What may stand of a network's meetings and tasks, and what can have happened to it."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class MeetingState(TextChoices):
    """How a meeting of a network stands."""

    PLANNED = "planned", pgettext_lazy("a meeting", "Planned")
    HELD = "held", pgettext_lazy("a meeting", "Held")
    CANCELLED = "cancelled", pgettext_lazy("a meeting", "Cancelled")


class TaskState(TextChoices):
    """How a task stands. A decision that nobody is to carry out has none."""

    NONE = "none", _("Nobody has to do anything")
    TO_DO = "to_do", _("To do")
    DONE = "done", _("Done")
    DROPPED = "dropped", _("Dropped")


class Act(TextChoices):
    """What happened to a network."""

    MADE = "made", _("Made")
    CHANGED = "changed", _("Changed")
    RESTED = "rested", _("Put to rest")
    TAKEN_UP = "taken_up", _("Taken up again")
    MEMBER_IN = "member_in", _("A member came in")
    MEMBER_OUT = "member_out", _("A member went out")
    PLANNED = "planned", _("A meeting was planned")
    MEETING_CHANGED = "meeting_changed", _("A meeting was changed")
    CANCELLED = "cancelled", _("A meeting was cancelled")
    AGAIN = "again", _("A meeting was planned again")
    MINUTES = "minutes", _("Minutes were written")
    DECIDED = "decided", _("Something was decided")
    DECISION_CHANGED = "decision_changed", _("A decision was changed")
    DONE = "done", _("A task was done")
    DROPPED = "dropped", _("A task was dropped")
    TO_DO = "to_do", _("A task is to be done after all")
