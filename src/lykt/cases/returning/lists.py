"""What is to be thought of when somebody returns or settles, and whose it is. Small data.

The lists are aids to remember, in our own words. What the return programme offers before and
after the journey is from Trondheim, final report 2013, section 3.9 (IOM); the rest, and what
settling takes, is Lykt's own choice after the nine assurances of Bergen's plan 2009-2012.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lykt.privacy.consent.codes import Recipient


class Part(TextChoices):
    """Which list something stands on."""

    BEFORE = "before", _("Before the journey")
    AFTER = "after", _("After the journey")
    SETTLING = "settling", _("Settling here")


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to think of: the list, what, and the body it usually falls to."""

    part: Part
    label: Promise
    body: Recipient
    #: Whether a source says it; else Lykt has chosen it.
    sourced: bool = True


_IOM, _US = Recipient.RETURN_PROGRAMME, Recipient.HERE
_BEFORE, _AFTER, _SETTLING = Part.BEFORE, Part.AFTER, Part.SETTLING

ENTRIES: Mapping[str, Entry] = {
    "wish": Entry(_BEFORE, _("Own wish, told alone and with an interpreter"), _US, False),
    "told": Entry(_BEFORE, _("Told what a return means, and what it does not"), _IOM),
    "safety": Entry(_BEFORE, _("Safety there weighed, with the person"), _IOM),
    "needs": Entry(_BEFORE, _("What it takes to start again, written as a plan"), _IOM),
    "family_found": Entry(_BEFORE, _("For a child alone: family found, safety weighed"), _IOM),
    "documents": Entry(_BEFORE, _("Travel documents, got by the return programme"), _IOM),
    "medicine": Entry(_BEFORE, _("Medicine and papers about health to bring"), Recipient.DOCTOR,
                      False),
    "lawyer": Entry(_BEFORE, _("Agreed with the lawyer what a criminal case still needs"),
                    Recipient.LAWYER, False),
    "escort": Entry(_BEFORE, _("Somebody who travels along, if needed"), _IOM),
    "journey": Entry(_BEFORE, _("The journey itself, to the last place"), _IOM),
    "reach": Entry(_BEFORE, _("Agreed how and when one hears from each other"), _US, False),
    "met": Entry(_AFTER, _("Met on arrival, and brought to the last place"), _IOM),
    "home_there": Entry(_AFTER, _("A place to live for now"), _IOM),
    "money_there": Entry(_AFTER, _("The first money"), _IOM),
    "health_there": Entry(_AFTER, _("Treatment, medicine, somebody to talk with"), _IOM),
    "legal_there": Entry(_AFTER, _("Legal help"), _IOM),
    "family_there": Entry(_AFTER, _("Talks with the family, if wanted"), _IOM),
    "work_there": Entry(_AFTER, _("Courses, school, work or a business of one's own"), _IOM),
    "home": Entry(_SETTLING, _("A home to stay in"), Recipient.NAV, False),
    "money": Entry(_SETTLING, _("Money of one's own to live on"), Recipient.NAV, False),
    "work": Entry(_SETTLING, _("Work or school"), Recipient.NAV, False),
    "health": Entry(_SETTLING, _("A doctor, and follow-up of health"), Recipient.DOCTOR, False),
    "network": Entry(_SETTLING, _("People to turn to, and something to do"), _US, False),
    "language": Entry(_SETTLING, _("Norwegian, and a plan to learn it"), _US, False),
}  # fmt: skip


def of_part(part: str) -> list[str]:
    """Return the codes of a list, in its order."""
    return [code for code, entry in ENTRIES.items() if entry.part == part]


class Reason(TextChoices):
    """Why a return is stopped."""

    FEAR = "fear", _("The person is afraid")
    THREAT = "threat", _("A threat where they would go")
    CHILD = "child", _("A child it would not be good for")
    HEALTH = "health", _("Health")
    CHANGED_MIND = "changed_mind", _("The person has changed their mind")
    POLICE = "police", _("The police advise against it")
    OTHER = "other", _("Something else")


#: What to do then. Nobody is asked to defend a change of mind.
THEN: Mapping[str, Promise] = {
    Reason.FEAR: _("Talk alone about what it is. Ask the police for a new risk assessment."),
    Reason.THREAT: _(
        "Ask the police for a new risk assessment today, and the lawyer about staying on a new "
        "ground."
    ),
    Reason.CHILD: _("Talk with child welfare. A child has rights of their own."),
    Reason.HEALTH: _("Ask the doctor what must be in place first, and when to look at it again."),
    Reason.CHANGED_MIND: _("That is theirs to decide. Ask the lawyer what there is instead."),
    Reason.POLICE: _("Ask the police why, as far as they can say, and tell the return programme."),
    Reason.OTHER: _("Write what it is, and agree what is next and by when."),
}


class News(TextChoices):
    """What the return programme knows after the journey, in a word."""

    WELL = "well", _("Safe, as far as is known")
    NEEDS = "needs", _("Needs more help")
    DANGER = "danger", _("In danger")
    SILENT = "silent", _("No contact")
