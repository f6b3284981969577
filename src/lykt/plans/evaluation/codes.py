"""Where an indicator's numbers come from, and which way they should go."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Kind(TextChoices):
    """Who counts."""

    OWN = "own", _("Our own figures")
    OUTSIDE = "outside", _("Figures published by others")
    HAND = "hand", _("Counted by hand")


class Wanted(TextChoices):
    """Which way the number should go for the plan to be doing its work."""

    UP = "up", _("More")
    DOWN = "down", _("Fewer")
    STEADY = "steady", _("As before")
    KNOWN = "known", _("Neither: it shall be known")
