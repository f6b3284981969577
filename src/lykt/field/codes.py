"""The code lists of a shift."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Sight(TextChoices):
    """The two counts of a group: sources print one or the other."""

    SEEN = "seen", pgettext_lazy("counted on a shift", "Seen")
    MET = "met", pgettext_lazy("counted on a shift", "Met")


class ShiftState(TextChoices):
    """Whether a shift still goes on."""

    OPEN = "open", pgettext_lazy("a shift", "Going on")
    CLOSED = "closed", pgettext_lazy("a shift", "Ended")


class Region(TextChoices):
    """Where a group seems to come from, as wide as the street can tell."""

    NORWAY = "norway", _("Norway")
    WEST_AFRICA = "west_africa", _("West Africa")
    EASTERN_EUROPE = "eastern_europe", _("Eastern Europe")
    LATIN_AMERICA = "latin_america", _("Latin America")
    ASIA = "asia", _("Asia")
    ELSEWHERE = "elsewhere", _("Elsewhere")
    UNKNOWN = "unknown", _("Not known")


class WhyCorrected(TextChoices):
    """Why what a shift said had to be put right."""

    MISCOUNTED = "miscounted", _("Counted wrongly")
    MISTYPED = "mistyped", _("A slip of the finger")
    FORGOTTEN = "forgotten", _("Something was forgotten")
    TWICE = "twice", _("Written down twice")
    CLOCK = "clock", _("The phone's clock was wrong")
