"""What a meeting apart from cases is for, and what it is about."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Purpose(TextChoices):
    """What the meeting is for. Source: Bergen, plan 2009-2012, measures 4.2 and 4.3."""

    CONSULTATION = "consultation", _("Consultation about worries, without anybody being named")
    EXCHANGE = "exchange", _("Exchange of information")
    ROUTINES = "routines", _("Routines")
    #: The police may be talked with in general terms: Trondheim, Saksgang point 2.
    STRATEGY = "strategy", _("Strategy in general terms, no person and no case")


class Theme(TextChoices):
    """What it is about."""

    NOTIFYING = "notifying", _("How to notify")
    IDENTIFYING = "identifying", _("Identifying possible victims")
    HOUSING = "housing", _("Safe housing")
    HEALTH = "health", _("Health services")
    MONEY = "money", _("Money to live on")
    LEGAL = "legal", _("Legal help")
    RESIDENCE = "residence", _("Residence and the reflection period")
    CHILDREN = "children", _("Children and young people")
    RETURN = "return", _("Return and settling")
    MARKET = "market", _("Changes in the market")
    TRAINING = "training", _("Training")
    ROOM = "room", _("Room for cases")
    TEAMWORK = "teamwork", _("How we work together")


class TaskState(TextChoices):
    """How a task stands."""

    TO_DO = "to_do", _("To do")
    DONE = "done", _("Done")
    DROPPED = "dropped", _("Dropped")
