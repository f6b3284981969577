"""The code lists of a person and a contact: what a tap can say."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Origin(TextChoices):
    """Norwegian or foreign, as the register counts it."""

    NORWEGIAN = "norwegian", _("Norwegian")
    FOREIGN = "foreign", _("Foreign")
    UNKNOWN = "unknown", _("Unknown")


class Gender(TextChoices):
    """What the person says; unknown is an answer."""

    FEMALE = "female", _("Woman")
    MALE = "male", _("Man")
    TRANSGENDER = "transgender", _("Transgender")
    OTHER = "other", _("Another gender")
    UNKNOWN = "unknown", _("Unknown")


class Channel(TextChoices):
    """Where people meet a service."""

    STREET = "street", _("Street")
    INDOOR = "indoor", _("Indoor")
    ONLINE = "online", _("Online")
    DROP_IN = "drop_in", _("Drop-in")
    OVERNIGHT = "overnight", _("Overnight")
    HEALTH = "health", _("Health")
    FOLLOW_UP = "follow_up", _("Follow-up")
    LEGAL = "legal", _("Legal aid")
    PROGRAMME = "programme", _("Programme")
    PHONE = "phone", _("Phone")


class Need(TextChoices):
    """What someone asked for help with."""

    TALK = "talk", _("Someone to talk to")
    HEALTH = "health", _("Health")
    HOUSING = "housing", _("A place to live")
    LEGAL = "legal", _("Rights and law")
    WORK = "work", _("Work")
    MONEY = "money", _("Money")
    SUBSTANCES = "substances", _("Drugs and alcohol")
    VIOLENCE = "violence", _("Violence")
    RESIDENCE = "residence", _("Residence permit")
    FAMILY = "family", _("Family and children")
    SAFETY = "safety", _("Safety")


class Given(TextChoices):
    """What someone got then and there."""

    CONDOMS = "condoms", _("Condoms")
    FOOD = "food", _("Food and drink")
    ADVICE = "advice", _("Advice")
    COMPANY = "company", _("Company to an appointment")
    CLOTHES = "clothes", _("Clothes")
    HYGIENE = "hygiene", _("Hygiene articles")
    SYRINGES = "syringes", _("User equipment")
    LEAFLET = "leaflet", _("Information leaflet")
    SHOWER = "shower", _("Shower and laundry")


class Referral(TextChoices):
    """Where someone was shown the way."""

    CLINIC = "clinic", _("Clinic")
    DOCTOR = "doctor", _("Doctor or emergency room")
    FOLLOW_UP = "follow_up", _("Follow-up")
    NAV = "nav", _("NAV")
    LAWYER = "lawyer", _("Lawyer")
    CRISIS_CENTRE = "crisis_centre", _("Crisis centre")
    SUBSTANCE_CARE = "substance_care", _("Treatment for drugs and alcohol")
    SHELTER = "shelter", _("A bed for the night")
    OTHER_SERVICE = "other_service", _("Another service")


class Arena(TextChoices):
    """Where someone says that they sell sexual services, if they say it."""

    STREET = "street", _("Street")
    INDOOR = "indoor", _("Flat or institute")
    HOTEL = "hotel", _("Hotel")
    ONLINE = "online", _("Online")
    BAR = "bar", _("Bar or restaurant")
    OTHER = "other", _("Another place")


class CorrectionReason(TextChoices):
    """Why what was written about a contact had to be put right."""

    MISTYPED = "mistyped", _("A slip of the finger")
    WRONG_PERSON = "wrong_person", _("It was another person")
    WRONG_DATE = "wrong_date", _("It was another day")
    WRONG_CHANNEL = "wrong_channel", _("It was another kind of contact")
    MORE_KNOWN = "more_known", _("We know more now")
    ASKED_BY_PERSON = "asked_by_person", _("The person asked for it")


class MergeReason(TextChoices):
    """Why two codes are taken to be one person."""

    PERSON_SAYS = "person_says", _("The person says so")
    STAFF_KNOW = "staff_know", _("Staff know that it is the same person")
    MISTAKE = "mistake", _("Registered twice by mistake")
