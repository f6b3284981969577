"""The code lists of a case: what it is about, who does what, how it ends."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from lykt.privacy.consent.codes import InformationKind, Recipient


class Track(TextChoices):
    """What runs side by side in a case, each with states of its own, see `tracks`."""

    CASE = "case", _("The case")
    IDENTIFICATION = "identification", _("Identification")
    PROTECTION = "protection", _("Protection")
    RESIDENCE = "residence", _("Residence")
    CRIMINAL = "criminal", _("Criminal case")
    RETURN = "return", _("Return or settling")


class Closing(TextChoices):
    """How a case ended."""

    SETTLED = "settled", _("Settled in Norway")
    RETURNED = "returned", _("Returned, and followed up")
    MOVED = "moved", _("Taken over by another city")
    NOT_TRAFFICKING = "not_trafficking", _("It was not trafficking")
    OWN_WISH = "own_wish", _("The person wished to end it")
    LOST_CONTACT = "lost_contact", _("No contact any more")
    CHILD_WELFARE = "child_welfare", _("Child welfare has taken over")
    DEAD = "dead", _("The person has died")
    MISTAKE = "mistake", _("Opened by mistake")


class WentTo(TextChoices):
    """Where somebody was shown the way when it was not trafficking."""

    LABOUR_INSPECTION = "labour_inspection", _("The Labour Inspection Authority")
    POLICE = "police", _("Police")
    NAV = "nav", _("NAV")
    CRISIS_CENTRE = "crisis_centre", _("Crisis centre")
    LEGAL_AID = "legal_aid", _("Legal aid")
    UNION = "union", _("A trade union")
    OTHER = "other", _("Another service")
    NOBODY = "nobody", _("Nobody: no more help was wanted")


class Place(TextChoices):
    """What somebody is in the team of a case."""

    COORDINATOR = "coordinator", _("Coordinator")
    HELPER = "helper", _("Helper")
    PARTNER = "partner", _("Invited partner")


class Left(TextChoices):
    """Why somebody is in the team no more."""

    DONE = "done", _("Their part is done")
    HANDED_OVER = "handed_over", _("Handed over to somebody else")
    CONSENT = "consent", _("The consent has ended")
    LEFT_SERVICE = "left_service", _("Has left the service")
    MISTAKE = "mistake", _("Invited by mistake")
    CASE_CLOSED = "case_closed", _("The case was closed")


class Assured(TextChoices):
    """The nine things a case must assure. Source: Bergen, plan 2009-2012, measures 6.1.1-6.1.9."""

    CARE = "care", _("Care")
    HOUSING = "housing", _("Safe housing and shielding")
    HEALTH = "health", _("Health")
    LIVELIHOOD = "livelihood", _("Money to live on")
    INVESTIGATION = "investigation", _("Investigation made possible")
    LEGAL = "legal", _("Legal help")
    DAYS = "days", _("Content of the day")
    SETTLING = "settling", _("Settling in Norway")
    RETURN = "return", _("Safe return")


class AssuredState(TextChoices):
    """How one of the nine stands. Nothing written is unknown."""

    UNKNOWN = "unknown", _("Not yet asked about")
    MISSING = "missing", _("Missing")
    UNDER_WAY = "under_way", _("Under way")
    SAFE = "safe", _("In place")
    NOT_WANTED = "not_wanted", _("Not wanted by the person")
    NOT_RELEVANT = "not_relevant", _("Not relevant now")


class StepState(TextChoices):
    """How a step stands."""

    TO_DO = "to_do", _("To do")
    DONE = "done", _("Done")
    DROPPED = "dropped", _("Dropped")


#: What a partner must be covered for, to see one of the nine.
SEEN_BY_KIND: dict[str, str] = {
    Assured.CARE: InformationKind.PLANS,
    Assured.HOUSING: InformationKind.HOUSING,
    Assured.HEALTH: InformationKind.HEALTH,
    Assured.LIVELIHOOD: InformationKind.ECONOMY,
    Assured.INVESTIGATION: InformationKind.CRIMINAL_CASE,
    Assured.LEGAL: InformationKind.CRIMINAL_CASE,
    Assured.DAYS: InformationKind.WORK,
    Assured.SETTLING: InformationKind.PLANS,
    Assured.RETURN: InformationKind.PLANS,
}

#: What a partner must be covered for, to see a track.
TRACK_BY_KIND: dict[str, str] = {
    Track.IDENTIFICATION: InformationKind.EXPLOITATION,
    Track.PROTECTION: InformationKind.WHEREABOUTS,
    Track.RESIDENCE: InformationKind.RESIDENCE,
    Track.CRIMINAL: InformationKind.CRIMINAL_CASE,
    Track.RETURN: InformationKind.PLANS,
}

#: Bodies that may verify that somebody is a victim; anybody may identify a possible one.
#: Source: Trondheim, final report 2013, section 1.4.
VERIFIERS = (Recipient.POLICE, Recipient.IMMIGRATION, Recipient.CHILD_WELFARE)
