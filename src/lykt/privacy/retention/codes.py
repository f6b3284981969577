"""Why somebody is erased."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class EraseReason(TextChoices):
    """Why somebody is erased. No words beside it: they could say who it was."""

    ASKED = "asked", _("The person asks for it")
    RULE = "rule", _("The time is over")
    MISTAKE = "mistake", _("Was written down by mistake")
    OTHER = "other", _("Something else")
