"""The code lists of a concern: where it came from, what it is about, what became of it."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Source(TextChoices):
    """Who told of it, by kind."""

    STAFF = "staff", _("Our own staff")
    PERSON = "person", _("The person themselves")
    AGENCY = "agency", _("Another agency")
    HOTEL = "hotel", _("A hotel")
    LANDLORD = "landlord", _("A landlord")
    CITIZEN = "citizen", _("A citizen")
    PUBLIC_FORM = "public_form", _("The open form")
    OTHER = "other", _("Someone else")


class Urgency(TextChoices):
    """How soon somebody must look at it. Each has a clock in the rulebook."""

    NOW = "now", _("Now: somebody is in danger")
    SOON = "soon", _("Soon")
    LATER = "later", _("Can wait")


class Age(TextChoices):
    """Whether it is about an adult. A doubt counts as a child until it is settled."""

    ADULT = "adult", _("Adult")
    CHILD = "child", _("Child")
    IN_DOUBT = "in_doubt", _("Age in doubt")


#: Ages for which child welfare must be told before anything else.
AS_A_CHILD = (Age.CHILD, Age.IN_DOUBT)


class Exploitation(TextChoices):
    """What somebody may be used for. Source: the forms of the domain notes, section 2.2."""

    SEXUAL = "sexual", _("Sexual services")
    LABOUR = "labour", _("Work or services")
    BEGGING = "begging", _("Begging")
    CRIME = "crime", _("Crime")
    DOMESTIC = "domestic", _("Work in a private home")
    WAR = "war", _("War service")
    ORGAN = "organ", _("Removal of organs")
    FORCED_MARRIAGE = "forced_marriage", _("Forced marriage")
    SEVERAL = "several", _("Several kinds")
    UNKNOWN = "unknown", _("Unknown")


class State(TextChoices):
    """What has become of a concern so far. What may follow what stands in `states`."""

    RECEIVED = "received", _("Not yet triaged")
    LOCKED = "locked", _("Locked until child welfare has been told")
    TRIAGED = "triaged", _("Triaged")
    NOTIFIED = "notified", _("Child welfare has been told")
    HANDED_ON = "handed_on", _("Handed to the coordinating unit")
    JOINED = "joined", _("Joined to a person")
    CASE_OPENED = "case_opened", _("A case has been opened")
    NO_GROUND = "no_ground", _("No ground for concern")
    CLOSED = "closed", _("Closed")


#: Nothing more is done with these, unless they are opened again.
ENDED = (State.NO_GROUND, State.CLOSED)


class Closing(TextChoices):
    """Why nothing more is done here."""

    FOLLOWED_UP = "followed_up", _("The person gets help here")
    HANDED_OUT = "handed_out", _("Another body has it")
    CHILD_WELFARE = "child_welfare", _("Child welfare has it")
    NOT_WANTED = "not_wanted", _("The person wants no more")
    NOT_FOUND = "not_found", _("Nobody could be reached")
    DOUBLE = "double", _("The same as another concern")
    MISTAKE = "mistake", _("Written down by mistake")


class Ground(TextChoices):
    """Why a concern may be joined to a person. There is no other."""

    CONSENT = "consent", _("The person has said yes to it")
    TOLD_IT = "told_it", _("The person has told it themselves")
    KNOWN = "known", _("The person is known here already, by what they themselves told")
    DUTY = "duty", _("A legal duty")


class Act(TextChoices):
    """One kind of line in the history of a concern."""

    RAISED = "raised", _("Taken in")
    TRIAGED = "triaged", _("Triaged")
    NOTIFIED = "notified", _("Child welfare told")
    ANSWERED = "answered", _("Answer from child welfare written down")
    HANDED_ON = "handed_on", _("Handed to the coordinating unit")
    HANDED_BACK = "handed_back", _("Handed back")
    JOINED = "joined", _("Joined to a person")
    UNJOINED = "unjoined", _("No longer joined to a person")
    CASE_OPENED = "case_opened", _("A case opened")
    NO_GROUND = "no_ground", _("No ground found")
    CLOSED = "closed", _("Closed")
    REOPENED = "reopened", _("Opened again")
    CORRECTED = "corrected", _("Put right")
    HELP = "help", _("Emergency help called")
    HELP_UNDONE = "help_undone", _("Emergency help taken back")
    TAKEN_OVER = "taken_over", _("Given to somebody else")


class Help(TextChoices):
    """Emergency help that was called."""

    AMBULANCE = "ambulance", _("Ambulance, 113")
    POLICE = "police", _("Police, 112")
    FIRE = "fire", _("Fire service, 110")
    CLINIC = "clinic", _("Emergency clinic, 116 117")
    CRISIS_CENTRE = "crisis_centre", _("Crisis centre")
    CHILD_WELFARE = "child_welfare", _("Child welfare's emergency service")
    POISONS = "poisons", _("Poison information")
    OTHER = "other", _("Other emergency help")


class Why(TextChoices):
    """Why what a concern says had to be put right."""

    MISTYPED = "mistyped", _("A slip of the finger")
    MORE_KNOWN = "more_known", _("We know more now")
    AGE_SHOWN = "age_shown", _("The age has been shown")
    CHILD_WELFARE_SAYS = "child_welfare_says", _("Child welfare says so")
    ASKED_BY_PERSON = "asked_by_person", _("The person asked for it")


class NoticeAnswer(TextChoices):
    """What child welfare answered."""

    RECEIVED = "received", _("They have received it")
    INVESTIGATES = "investigates", _("They look into it")
    KNOWN = "known", _("They work with it already")
    DROPPED = "dropped", _("They do not look into it")
    SENT_ON = "sent_on", _("They have sent it to the right place")


class WithWhom(TextChoices):
    """With whom something was talked over without saying whom it is about."""

    SCHOOL = "school", _("School")
    CHILD_WELFARE = "child_welfare", _("Child welfare")
    HEALTH = "health", _("Health services")
    POLICE = "police", _("Police")
    NAV = "nav", _("NAV")
    RECEPTION = "reception", _("Asylum reception")
    CRISIS_CENTRE = "crisis_centre", _("Crisis centre")
    VOLUNTARY = "voluntary", _("A voluntary organisation")
    FAMILY = "family", _("A parent or other family")
    TRADE = "trade", _("Hotel, landlord or other trade")
    OWN_SERVICE = "own_service", _("Another unit of ours")
    OTHER = "other", _("Someone else")


class Theme(TextChoices):
    """What it was about."""

    SIGNS = "signs", _("What are the signs?")
    TALKING = "talking", _("How to talk with the person")
    DUTIES = "duties", _("Duty to notify and confidentiality")
    SAFETY = "safety", _("Safety")
    RIGHTS = "rights", _("Rights and residence")
    WHERE_TO = "where_to", _("Where to get help")
    SEXUAL_EXPLOITATION = "sexual_exploitation", _("Sexual exploitation")
    WORK = "work", _("Exploitation at work")
    ONLINE = "online", _("What happens online")
    OTHER = "other", _("Something else")


class AgeGroup(TextChoices):
    """Whom a consultation was about, as far as it was said."""

    ADULT = "adult", _("An adult")
    CHILD = "child", _("A child")
    UNKNOWN = "unknown", _("Not said")
