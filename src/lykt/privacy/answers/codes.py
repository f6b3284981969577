"""What a person may ask, who asks for them, and how a request and an objection stand."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Asks(TextChoices):
    """What they ask: GDPR articles 15, 16, 17, 20 and 21."""

    ACCESS = "access", _("What you have about me, and who has read it")
    COPY = "copy", _("A copy to take along")
    CORRECTION = "correction", _("Put something right")
    OBJECTION = "objection", _("Stop using it for something")
    ERASURE = "erasure", _("Erase it")


#: What is answered by a printed answer.
ANSWERED_ON_PAPER = frozenset((Asks.ACCESS, Asks.COPY))


class AskedBy(TextChoices):
    """Who asks."""

    PERSON = "person", _("The person")
    GUARDIAN = "guardian", _("A guardian")
    LAWYER = "lawyer", _("A lawyer with authority")


class State(TextChoices):
    """How a request stands; see `rules.MOVES`."""

    RECEIVED = "received", _("Received")
    ANSWERING = "answering", _("Being answered")
    READY = "ready", _("Ready")
    IN_PART = "in_part", _("Handed over, without the health part")
    HANDED_OVER = "handed_over", _("Handed over")
    WITHDRAWN = "withdrawn", _("Taken back")
    REFUSED = "refused", pgettext_lazy("a request", "Refused")


#: Nothing waits for anybody any more.
CLOSED = frozenset((State.HANDED_OVER, State.WITHDRAWN, State.REFUSED))


class Act(TextChoices):
    """What is done with a request, as it stands in the history afterwards."""

    RECEIVE = "receive", _("Received")
    BEGIN = "begin", _("Somebody has begun to answer")
    EXTEND = "extend", _("More time was taken")
    MAKE_READY = "ready", _("Made ready")
    REOPEN = "reopen", _("Not ready after all")
    HAND_OVER_PART = "hand_over_part", _("Handed over, without the health part")
    HAND_OVER = "hand_over", _("Handed over")
    WITHDRAW = "withdraw", _("Taken back")
    REFUSE = "refuse", pgettext_lazy("a request", "Refused")
    TAKE_OVER = "take_over", _("Taken over")


class Given(TextChoices):
    """How the answer was given to the person."""

    PAPER = "paper", _("On paper")
    READ_ALOUD = "read_aloud", _("Read aloud, no paper")


class HealthPart(TextChoices):
    """What became of what only health staff may give."""

    GIVEN = "given", _("It was given too")
    LATER = "later", _("Health staff give it later")
    NOT_WANTED = "not_wanted", _("The person does not want it")
    #: What they asked has no such part.
    NOT_ASKED = "not_asked", _("Not part of it")


class Settled(TextChoices):
    """What was done about what a person disputes. Their words stay beside it either way."""

    CORRECTED = "corrected", _("It was put right")
    STANDS = "stands", _("It stays as it was written")


class Against(TextChoices):
    """What a person can object to: the purposes that rest on no consent of theirs.

    The values are those of `consent.codes.Purpose`, and of the rules "basis.…".
    """

    FOLLOW_UP = "follow_up", _("Help and follow-up")
    COORDINATION = "coordination", _("Coordination of a case")
    HEALTH = "health", _("Health help")
    SAFETY = "safety_warning", _("Safety")
    STATISTICS = "statistics", _("Statistics")


class ObjectionState(TextChoices):
    """How an objection stands; see `rules.DECISIONS`."""

    OPEN = "open", pgettext_lazy("an objection", "Open")
    UPHELD = "upheld", _("Upheld")
    REJECTED = "rejected", _("Rejected")
    WITHDRAWN = "withdrawn", _("Taken back")


class Decision(TextChoices):
    """What is decided about an objection."""

    UPHOLD = "uphold", _("Uphold: we stop")
    REJECT = "reject", _("Reject: we go on, for a reason")
    WITHDRAW = "withdraw", _("The person takes it back")
