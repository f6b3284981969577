"""What material there is, who has checked it, and what can become of a pile of it."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Kind(TextChoices):
    """What it is on paper."""

    CARD = "card", pgettext_lazy("material", "Card")
    LEAFLET = "leaflet", pgettext_lazy("material", "Leaflet")
    BOOKLET = "booklet", pgettext_lazy("material", "Booklet")
    POSTER = "poster", pgettext_lazy("material", "Poster")
    OTHER = "other", pgettext_lazy("material", "Other")


class CheckedBy(TextChoices):
    """Which users have read it before it was printed."""

    COUNCIL = "council", _("The user council")
    GROUP = "group", _("A group of users")
    SINGLE = "single", _("Single users, one by one")


class MoveKind(TextChoices):
    """What became of some of a pile."""

    PRINTED = "printed", _("Printed")
    GIVEN_OUT = "given_out", _("Given out")
    THROWN_AWAY = "thrown_away", _("Thrown away")
    COUNTED = "counted", _("Counted anew")
    TAKEN_BACK = "taken_back", _("Written down wrongly, taken back")


#: Those one writes down oneself, and whether they make the pile greater or smaller.
SIGNS = {MoveKind.PRINTED: 1, MoveKind.GIVEN_OUT: -1, MoveKind.THROWN_AWAY: -1}


class Where(TextChoices):
    """Where something was given out."""

    UNIT = "unit", _("At the unit")
    SHIFT = "shift", _("On an outreach shift")
    DROP_IN = "drop_in", _("At the drop-in")
    EVENT = "event", _("At a talk or a course")
    OTHERS = "others", _("To another service")


class Act(TextChoices):
    """What happened to material."""

    MADE = "made", _("Made")
    CHANGED = "changed", _("Changed")
    RESTED = "rested", _("Taken out of use")
    TAKEN_UP = "taken_up", _("Taken into use again")
    VERSION = "version", _("A version was made")
    VERSION_GONE = "version_gone", _("A version was undone")
    CHECKED = "checked", _("A version was checked by users")
    EXCUSED = "excused", _("A version was let through unchecked")
    UNCHECKED = "unchecked", _("The check of a version was taken back")
    REVIEWED = "reviewed", _("A version was reviewed")
