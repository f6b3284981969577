"""What a place is, how a visit went, and what was offered there."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class PlaceKind(TextChoices):
    """What kind of place it is."""

    INSTITUTE = "institute", _("Institute")
    FLAT = "flat", pgettext_lazy("indoor place", "Flat")
    HOTEL = "hotel", _("Hotel")
    LODGING = "lodging", _("Guest house or camping site")
    OTHER = "other", pgettext_lazy("indoor place", "Another kind of place")


class Act(TextChoices):
    """What happened to a place."""

    MADE = "made", pgettext_lazy("a place was", "Written down")
    CHANGED = "changed", pgettext_lazy("a place was", "Changed")
    CLOSED = "closed", pgettext_lazy("a place was", "Closed")
    REOPENED = "reopened", pgettext_lazy("a place was", "Opened again")
    ADDRESS = "address", _("The address was written down")
    NO_ADDRESS = "no_address", _("The address was erased")


class PlaceState(TextChoices):
    """Whether a place is there to be visited."""

    OPEN = "open", pgettext_lazy("indoor place", "Open")
    CLOSED = "closed", pgettext_lazy("indoor place", "Closed")


class Way(TextChoices):
    """How the team came."""

    VISIT = "visit", _("A visit")
    CALL = "call", _("A telephone call")


class Went(TextChoices):
    """How the team was met."""

    LET_IN = "let_in", _("Let in")
    AT_THE_DOOR = "at_the_door", _("At the door or by telephone")
    NOT_LET_IN = "not_let_in", _("Not let in")
    NOBODY = "nobody", _("Nobody answered")


#: Where these are said, nobody was talked with.
NOBODY_MET = (Went.NOT_LET_IN, Went.NOBODY)


class Offer(TextChoices):
    """What was offered at a place."""

    TALK = "talk", pgettext_lazy("offered", "A talk")
    CONDOMS = "condoms", pgettext_lazy("offered", "Condoms and lubricant")
    LEAFLET = "leaflet", pgettext_lazy("offered", "Information on paper")
    TEST = "test", pgettext_lazy("offered", "A test at the clinic")
    HEALTH = "health", pgettext_lazy("offered", "Help with health")
    RIGHTS = "rights", pgettext_lazy("offered", "Advice on rights")
    FOLLOW_UP = "follow_up", pgettext_lazy("offered", "Follow-up")
    COMPANY = "company", pgettext_lazy("offered", "Company to an appointment")
    OPEN_SERVICE = "open_service", pgettext_lazy("offered", "Coming to the open service")


class VisitReason(TextChoices):
    """Why what was written of a visit had to be put right."""

    MISTYPED = "mistyped", _("A slip of the finger")
    WRONG_PLACE = "wrong_place", _("It was another place")
    WRONG_DATE = "wrong_date", _("It was another day")
    COUNTED_WRONG = "counted_wrong", _("It was counted wrongly")
    MORE_KNOWN = "more_known", _("We know more now")
