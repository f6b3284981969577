"""How a meeting stands, where it is, who comes, and what its items are about."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from lykt.privacy.consent.codes import InformationKind


class MeetingState(TextChoices):
    """How a coordination meeting stands."""

    PLANNED = "planned", _("Planned")
    HELD = "held", _("Held, minutes open")
    MINUTES_CLOSED = "minutes_closed", _("Held, minutes closed")
    CANCELLED = "cancelled", _("Cancelled")


#: The meeting has taken place.
TOOK_PLACE = (MeetingState.HELD, MeetingState.MINUTES_CLOSED)


class Room(TextChoices):
    """The kind of room, never which one."""

    OURS = "ours", _("A room of ours")
    THEIRS = "theirs", _("A room of another body")
    NEUTRAL = "neutral", _("A neutral place")
    PHONE = "phone", _("By phone")
    VIDEO = "video", _("By video")


class Who(TextChoices):
    """As what somebody comes to a meeting."""

    MEMBER = "member", _("From the team")
    BODY = "body", _("From a body outside the team")
    PERSON = "person", _("The person themself")
    INTERPRETER = "interpreter", _("Interpreter")


class WhyCancelled(TextChoices):
    """Why a meeting was not held."""

    PERSON = "person", _("The person does not want it")
    CONSENT = "consent", _("The consent has ended")
    ABSENT = "absent", _("Somebody who is needed cannot come")
    MOVED = "moved", _("Moved to another day")
    NOT_NEEDED = "not_needed", _("It is not needed any more")
    MISTAKE = "mistake", _("Planned by mistake")


class ReceiptState(TextChoices):
    """What became of the receipt for what somebody was told in a meeting."""

    WAITING = "waiting", _("Not written yet")
    WRITTEN = "written", _("Written")
    HELD_BACK = "held_back", _("Not written: the consent does not hold any more")


#: An item that tells nothing of the person.
PRACTICAL = "practical"
#: What an item can be about.
KINDS = [(PRACTICAL, _("Practical, nothing about the person")), *InformationKind.choices]


def in_words(kinds: list[str]) -> list[str]:
    """Return what an item is about in words."""
    labels = {code: str(label) for code, label in KINDS}
    return [labels[kind] for kind in kinds if kind in labels]
