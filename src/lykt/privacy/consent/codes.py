"""What a consent can say: to whom, what, what for, who gave it and how, and how it ended."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Recipient(TextChoices):
    """Whom something may be told to. The same list serves consents and disclosures."""

    #: The unit itself: asked about what is kept, such as a name, not about what is shared.
    HERE = "here", _("We ourselves")
    NAV = "nav", _("NAV: housing and economy")
    CHILD_WELFARE = "child_welfare", _("Child welfare")
    CRISIS_CENTRE = "crisis_centre", _("Crisis centre")
    DOCTOR = "doctor", _("Doctor")
    HOSPITAL = "hospital", _("Hospital")
    LAWYER = "lawyer", _("Victim's lawyer")
    POLICE = "police", _("Police")
    IMMIGRATION = "immigration", _("Immigration authority")
    RECEPTION = "reception", _("Asylum reception")
    RETURN_PROGRAMME = "return_programme", _("Return programme (IOM)")
    OTHER_UNIT = "other_unit", _("Another unit of ours")
    OTHER_MUNICIPALITY = "other_municipality", _("Another municipality")
    FAMILY = "family", _("Own family")
    EMPLOYER = "employer", _("Employer")
    OTHER = "other", _("Someone else")
    #: Told under a duty alone: nobody is asked for consent to be saved.
    AMBULANCE = "ambulance", _("Ambulance")
    FIRE_SERVICE = "fire_service", _("Fire service")


#: Those a person is asked about when it is about sharing, in the order of the form.
ASKED = tuple(
    one
    for one in Recipient
    if one not in (Recipient.HERE, Recipient.AMBULANCE, Recipient.FIRE_SERVICE)
)
#: A yes to one of these says which: a sister is not a father. A no may be to all of them.
NAMED = frozenset(
    (
        Recipient.OTHER_UNIT,
        Recipient.OTHER_MUNICIPALITY,
        Recipient.FAMILY,
        Recipient.EMPLOYER,
        Recipient.OTHER,
    )
)


class InformationKind(TextChoices):
    """What kind of information may be told, or kept."""

    IDENTITY = "identity", _("Name and who they are")
    CONTACT_DETAILS = "contact_details", _("How to reach them")
    WHEREABOUTS = "whereabouts", _("Where they are")
    HEALTH = "health", _("Health")
    ECONOMY = "economy", _("Economy")
    HOUSING = "housing", _("Housing")
    WORK = "work", _("Work")
    RESIDENCE = "residence", _("Residence status")
    VIOLENCE = "violence", _("Violence, what has happened")
    EXPLOITATION = "exploitation", _("Exploitation")
    FAMILY = "family", _("Family and children")
    CRIMINAL_CASE = "criminal_case", _("The criminal case")
    PLANS = "plans", _("Plans and wishes")
    DOCUMENTS = "documents", _("Documents")


#: What a person is asked whether the unit itself may keep.
KEPT_HERE = (InformationKind.IDENTITY, InformationKind.CONTACT_DETAILS)


class Purpose(TextChoices):
    """What for. Each is a row of the rulebook, which names its legal basis: see `basis_of`."""

    FOLLOW_UP = "follow_up", _("Help and follow-up")
    COORDINATION = "coordination", _("Coordination of a case")
    HEALTH = "health", _("Health help")
    SAFETY = "safety_warning", _("Safety")
    #: Keeping the name here. The only purpose that itself rests on consent.
    IDENTITY = "identity", _("Keeping the name here")


#: The purposes for which something is shared.
SHARING = tuple(one for one in Purpose if one is not Purpose.IDENTITY)


def basis_of(purpose: str) -> str:
    """Return the name of the rule that says on what a purpose rests, "basis.follow_up"."""
    return f"basis.{purpose}"


class Answer(TextChoices):
    """What the person said. Not asked is no row."""

    YES = "yes", _("Yes")
    NO = "no", _("No")


class GivenBy(TextChoices):
    """Who answered."""

    PERSON = "person", _("The person")
    GUARDIAN = "guardian", _("A guardian")


class Guardian(TextChoices):
    """What the guardian is to the person."""

    PARENT = "parent", _("Parent")
    GUARDIAN = "guardian", _("Appointed guardian")
    REPRESENTATIVE = "representative", _("Representative of an unaccompanied minor")
    CHILD_WELFARE = "child_welfare", _("Child welfare, which has the care")


class How(TextChoices):
    """In which way it was said: a word counts as much as a signature."""

    SPOKEN = "spoken", _("Spoken")
    WRITTEN = "written", _("Written")
    SIGN = "sign", _("By a sign or a thumb")
    PHONE = "phone", _("By phone")


class WithdrawnVia(TextChoices):
    """How the person took it back."""

    SPOKEN = "spoken", _("Said it to us")
    PHONE = "phone", _("By phone")
    WRITTEN = "written", _("In writing")
    SIGN = "sign", _("By a sign")
    OTHER = "other", _("Through somebody they trust")


class Ended(TextChoices):
    """Why a consent, or a part of it, holds no more."""

    WITHDRAWN = "withdrawn", _("Taken back")
    CASE_CLOSED = "case_closed", _("The case was closed")
    #: Follows from the last day, and is never written down.
    RAN_OUT = "ran_out", _("Ran out")
    REPLACED = "replaced", _("Replaced by a new one")


class State(TextChoices):
    """How an answer stands on a day, or a whole consent; see `rules`."""

    NOT_BEGUN = "not_begun", _("Not begun")
    HOLDS = "holds", _("Holds")
    #: Of a consent alone: some of what was said yes to holds, and some does not.
    IN_PART = "in_part", _("Holds in part")
    REFUSED = "refused", _("Said no")
    WITHDRAWN = "withdrawn", _("Taken back")
    #: Shut by a younger no about the same, in another consent.
    LATER_NO = "later_no", _("Said no later")
    CASE_CLOSED = "case_closed", _("The case was closed")
    RAN_OUT = "ran_out", _("Ran out")
    REPLACED = "replaced", _("Replaced by a new one")


class Told(TextChoices):
    """What was explained before the answer. Each is asked, and each answer is kept."""

    PURPOSE = "told_purpose", _("What it is for")
    USE = "told_use", _("Who will be told, and what they use it for")
    VOLUNTARY = "told_voluntary", _("That it is voluntary, and help does not depend on it")
    DURATION = "told_duration", _("How long it holds")
    WITHDRAWAL = "told_withdrawal", _("That it can be taken back at any time, to any of us")
    DUTIES = "told_duties", _("What we must tell whatever the answer is")


#: Without these a yes is no consent. The duties are told first of all, and kept if they were.
NEEDED_FOR_YES = (Told.PURPOSE, Told.USE, Told.VOLUNTARY, Told.DURATION, Told.WITHDRAWAL)

#: Languages one is asked in: ISO 639 codes, in no order of rank.
_LANGUAGES = "ar bg en es fa fil fr hu it lt nb nn pl pt ro ru so sq th ti tr uk vi yo zh"
LANGUAGES = tuple(_LANGUAGES.split())
