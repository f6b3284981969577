"""What an area, a deadline, a status and a body can be, as it is written down."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class AreaKind(TextChoices):
    """What kind of heading the plan was printed with."""

    AREA = "area", _("Area")
    GOAL = "goal", _("Goal")
    GROUP = "group", _("Group of measures")
    DECISIONS = "decisions", _("Decisions of the council")
    RECOMMENDATIONS = "recommendations", _("Recommendations")


class DeadlineKind(TextChoices):
    """In which form a deadline was printed. The precision is kept, and no day is guessed."""

    DATE = "date", _("By a day")
    MONTH = "month", _("In a month")
    SEASON = "season", _("In a season")
    SCHOOL_YEAR = "school_year", _("In a school year")
    RECURRING = "recurring", _("Again and again")
    ONGOING = "ongoing", _("All the time")
    NONE = "none", _("No deadline")


class Season(TextChoices):
    """The seasons that plans speak of."""

    SPRING = "spring", _("spring")
    SUMMER = "summer", _("summer")
    AUTUMN = "autumn", _("autumn")
    WINTER = "winter", _("winter")


class Phase(TextChoices):
    """How far a measure has come, as somebody has told on a day: the first axis."""

    NOT_STARTED = "not_started", pgettext_lazy("a measure", "Not started")
    IN_PROGRESS = "in_progress", pgettext_lazy("a measure", "Under way")
    ONGOING = "ongoing", pgettext_lazy("a measure", "Runs all the time")
    DONE = "done", pgettext_lazy("a measure", "Done")
    CHANGED = "changed", pgettext_lazy("a measure", "Done in another way")
    DROPPED = "dropped", pgettext_lazy("a measure", "Dropped")
    UNKNOWN = "unknown", pgettext_lazy("a measure", "Nothing reported")


#: An entry that says nothing: it takes back one that was written by mistake.
TAKEN_BACK = "taken_back"

#: After these nothing is owed any more.
SETTLED = frozenset((Phase.DONE, Phase.CHANGED, Phase.DROPPED))


class Pace(TextChoices):
    """How a measure stands to its deadline on a day: the second axis. Derived, never typed."""

    NOT_ADOPTED = "not_adopted", _("The plan is not adopted")
    SETTLED = "settled", pgettext_lazy("a measure", "Nothing owed")
    LATE = "late", pgettext_lazy("a measure", "Late")
    STALE = "stale", pgettext_lazy("a measure", "No news")
    IN_TIME = "in_time", pgettext_lazy("a measure", "In time")
    NO_DEADLINE = "no_deadline", pgettext_lazy("a measure", "No deadline to miss")


class BodyRole(TextChoices):
    """What a body has to do with a measure."""

    RESPONSIBLE = "responsible", _("Responsible")
    PARTNER = "partner", _("Works along")
    INFORMED = "informed", _("Is kept informed")


class Outcome(TextChoices):
    """What becomes of a measure when its plan comes to its end."""

    CONTINUED = "continued", pgettext_lazy("a measure", "Goes on as it is")
    CHANGED = "changed", pgettext_lazy("a measure", "Goes on in another way")
    COMPLETED = "completed", pgettext_lazy("a measure", "Is completed")
    DROPPED = "dropped", pgettext_lazy("a measure", "Is dropped")
