"""The code lists of housing: places, stays, the waiting list, offers and refusals."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class PlaceKind(TextChoices):
    """What kind of place it is. Source: Bergen, plan 2009-2012, measures 6.1.2 and 7.3."""

    CRISIS_CENTRE = "crisis_centre", _("Crisis centre")
    ROSA = "rosa", _("ROSA")
    MUNICIPAL_FLAT = "municipal_flat", _("Municipal flat")
    EMERGENCY_BED = "emergency_bed", _("Emergency bed")
    HOTEL = "hotel", _("Hotel")
    PRIVATE = "private", _("Private")
    RECEPTION = "reception", _("Asylum reception")
    #: Child welfare leads it: nobody else decides who lives there.
    CHILD_WELFARE = "child_welfare", _("A place of child welfare")
    OTHER = "other", pgettext_lazy("a place to live", "Another kind")


class RunBy(TextChoices):
    """Which body answers for a place, or for somebody's housing from now on."""

    MUNICIPALITY = "municipality", _("The municipality")
    CRISIS_CENTRE = "crisis_centre", _("Crisis centre")
    NAV = "nav", _("NAV")
    CHILD_WELFARE = "child_welfare", _("Child welfare")
    RECEPTION = "reception", _("Asylum reception")
    ORGANISATION = "organisation", _("An organisation")
    PRIVATE = "private", _("A private landlord")
    OTHER = "other", pgettext_lazy("who runs a place", "Somebody else")


class WhoFor(TextChoices):
    """Whom a place is for, or whom a place is needed for."""

    WOMEN = "women", _("Women")
    MEN = "men", _("Men")
    FAMILIES = "families", _("Families")
    COUPLES = "couples", _("Couples")
    CHILDREN = "children", _("Children")


class Shielding(TextChoices):
    """How well a place is shielded, or must be."""

    NONE = "none", _("Not shielded")
    STAFFED = "staffed", _("Somebody is there day and night")
    HIDDEN = "hidden", _("The address is hidden")
    HIGH = "high", _("Hidden, and guarded with the police")


class StayKind(TextChoices):
    """What kind of stay it is."""

    #: Nothing stops emergency help: it is given in a locked case as well.
    EMERGENCY = "emergency", _("Emergency")
    SHIELDED = "shielded", _("Shielded")
    TEMPORARY = "temporary", _("For a time")
    LASTING = "lasting", _("To stay")


class WhereTo(TextChoices):
    """Where somebody went when they left a place."""

    OTHER_PLACE = "other_place", _("To another place of ours")
    OWN_HOME = "own_home", _("To a home of their own")
    FAMILY = "family", _("To family or friends")
    CRISIS_CENTRE = "crisis_centre", _("To a crisis centre elsewhere")
    OTHER_CITY = "other_city", _("To another city")
    RECEPTION = "reception", _("To an asylum reception")
    CHILD_WELFARE = "child_welfare", _("Into the care of child welfare")
    TREATMENT = "treatment", _("To hospital or treatment")
    HOME_COUNTRY = "home_country", _("Out of the country")
    BACK = "back", _("Back to where it was unsafe")
    UNKNOWN = "unknown", _("Not known")
    #: The stay never was: it counts nowhere.
    MISTAKE = "mistake", _("It was written down by mistake")


class Priority(TextChoices):
    """How much it hurries. The order of the list follows it, then the day."""

    ACUTE = "acute", _("Cannot wait until tomorrow")
    SOON = "soon", _("This week")
    PLANNED = "planned", _("Can be planned")


#: The order of the list, the most urgent first.
ORDER = (Priority.ACUTE, Priority.SOON, Priority.PLANNED)


class WaitState(TextChoices):
    """How a place on the waiting list stands, see `states.WAITING`."""

    WAITING = "waiting", _("Waits")
    PLACED = "placed", _("Has got a place")
    WITHDRAWN = "withdrawn", _("Waits no more")


class WhyWithdrawn(TextChoices):
    """Why somebody waits no more though no place was given."""

    OWN_SOLUTION = "own_solution", _("Found a place themselves")
    NOT_WANTED = "not_wanted", _("The person wants it no more")
    NOT_NEEDED = "not_needed", _("It is not needed any more")
    LOST_CONTACT = "lost_contact", _("No contact any more")
    CASE_CLOSED = "case_closed", _("The case was closed")
    MISTAKE = "mistake", _("It was written down by mistake")


class OfferState(TextChoices):
    """How a question to a place stands, see `states.OFFER`."""

    ASKED = "asked", _("Asked")
    ACCEPTED = "accepted", _("Yes")
    REFUSED = "refused", _("The place said no")
    DECLINED = "declined", _("The person said no")
    DROPPED = "dropped", _("Not asked any more")


class WhyNot(TextChoices):
    """Why a place said no, or the person did."""

    NO_ROOM = "no_room", _("No room")
    TOO_RISKY = "too_risky", _("Too great a risk for others there")
    SUBSTANCES = "substances", _("Use of alcohol or drugs")
    HEALTH = "health", _("Needs more care than they can give")
    CHILDREN = "children", _("Does not take children")
    GENDER = "gender", _("Is not for this gender")
    RESIDENCE = "residence", _("Residence status")
    MONEY = "money", _("Nobody pays")
    TOO_FAR = "too_far", _("Too far away")
    NOT_SAFE = "not_safe", _("Not safe for the person")
    RULES = "rules", _("The rules of the house")
    OTHER = "other", pgettext_lazy("a reason", "Something else")


class AddressState(TextChoices):
    """How an address stands: it counts when two have written the same, see `states.ADDRESS`."""

    WAITING = "waiting", _("Waits for a second person")
    STANDS = "stands", _("Stands")
