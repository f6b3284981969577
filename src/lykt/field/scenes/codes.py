"""What a scene is, what a signal says of it, where that is from, and what was done."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class SceneKind(TextChoices):
    """What kind of scene it is."""

    STREET = "street", _("Stretch of street")
    HOTEL = "hotel", _("Hotel")
    BAR = "bar", _("Bar or restaurant")
    SOLARIUM = "solarium", _("Solarium")
    CENTRE = "centre", _("Shopping centre or station")
    SITE = "site", _("Website or app")
    MILIEU = "milieu", pgettext_lazy("scene", "Milieu")
    YOUTH = "youth", _("Milieu of young people")
    OTHER = "other", pgettext_lazy("scene", "Another kind of scene")


class SignalKind(TextChoices):
    """What was noticed."""

    NEW = "new", _("A new scene")
    MORE = "more", _("More activity")
    LESS = "less", _("Less activity")
    MOVED = "moved", _("It has moved")
    VIOLENCE = "violence", _("Violence or threats")
    CONTROL = "control", _("Somebody seems to be controlled")
    MINORS = "minors", _("Somebody may be under 18")
    DRUGS = "drugs", pgettext_lazy("signal", "Drugs")
    HEALTH = "health", _("Health or infection")
    PRICES = "prices", _("Prices or terms have changed")
    OTHER = "other", pgettext_lazy("signal", "Something else")


class SourceKind(TextChoices):
    """Where it is from: what kind of source, never who."""

    SEEN = "seen", _("Seen by the team")
    TOLD = "told", _("Told by those on the scene")
    STAFF = "staff", _("Told by another service")
    TRADE = "trade", _("Told by a hotel, a bar or a landlord")
    PUBLIC = "public", _("Told by the public")
    POLICE = "police", _("Told by the police")
    PRESS = "press", _("Press or internet")


class Strength(TextChoices):
    """How sure it is, in words: nothing is counted together."""

    HEARD = "heard", _("Heard once")
    SEVERAL = "several", _("Heard from several")
    OBSERVED = "observed", _("Seen by the team")
    CONFIRMED = "confirmed", _("Seen, and told by others too")


class Done(TextChoices):
    """What was done with a signal."""

    WENT = "went", _("The team went there")
    MORE_SHIFTS = "more_shifts", _("Shifts were moved or added")
    INFORMATION = "information", _("Information was given there")
    TALKED = "talked", _("Talked with those who run the place")
    CONCERN = "concern", _("A concern was raised")
    CHILD_WELFARE = "child_welfare", _("Child welfare was told")
    PARTNERS = "partners", _("Talked over with other services")
    ASSESSMENT = "assessment", _("Taken into a rapid assessment")
    NOTHING = "nothing", _("Nothing was needed")


class SignalState(TextChoices):
    """Whether there is still something to a signal."""

    STANDS = "stands", pgettext_lazy("signal", "Stands")
    SETTLED = "settled", pgettext_lazy("signal", "Settled")


class SignalAct(TextChoices):
    """What happened to a signal."""

    MADE = "made", pgettext_lazy("a signal was", "Written down")
    REVIEWED = "reviewed", _("Looked at again: it still holds")
    DONE = "done", _("What was done was written down")
    SETTLED = "settled", pgettext_lazy("a signal was", "Settled")
    TAKEN_UP = "taken_up", _("Taken up again")
