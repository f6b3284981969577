"""How something was said, what about, and what came of it."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Channel(TextChoices):
    """How feedback came in."""

    SPOKEN = "spoken", _("Said to somebody here")
    BOX = "box", _("In the box")
    FORM = "form", _("On a form")


class Theme(TextChoices):
    """What it is about."""

    MET = "met", _("How one is met")
    HELP = "help", _("The help that is given")
    HOURS = "hours", _("Opening hours and waiting")
    PLACE = "place", _("The rooms")
    SAFETY = "safety", _("Being safe here")
    INFORMATION = "information", _("What one is told")
    SHARING = "sharing", _("What was shared with others")
    OTHER = "other", pgettext_lazy("theme of feedback", "Something else")


class Became(TextChoices):
    """What came of feedback."""

    CHANGED = "changed", _("Something was changed")
    COUNCIL = "council", _("Taken to the user council")
    PASSED_ON = "passed_on", _("Passed on to whom it concerns")
    HEARD = "heard", _("Heard, and nothing was changed")


class ComplaintState(TextChoices):
    """How a complaint stands."""

    RECEIVED = "received", pgettext_lazy("a complaint", "Received")
    LOOKED_INTO = "looked_into", _("Being looked into")
    ANSWERED = "answered", pgettext_lazy("a complaint", "Answered")
    WITHDRAWN = "withdrawn", pgettext_lazy("a complaint", "Withdrawn")


class Outcome(TextChoices):
    """What a complaint was answered with."""

    UPHELD = "upheld", _("They were right, and it is put right")
    PARTLY = "partly", _("They were partly right")
    NOT_UPHELD = "not_upheld", _("It stands as it was")
    PASSED_ON = "passed_on", _("It belongs elsewhere, and was passed on")
