"""The code lists of the phone's talk with the server; docs/reference/sync.md tells of them."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Mode(TextChoices):
    """What a worker does with the phone."""

    FULL = "full", _("Meets people")
    COUNT = "count", _("Counts only")


class Kind(TextChoices):
    """What a record of the phone is."""

    SHIFT = "shift", _("Shift")
    TALLY = "tally", _("Count")
    MET = "met", pgettext_lazy("a record of the phone", "Met")
    NOTE = "note", _("Note")
    CONCERN = "concern", _("Worry")
    END = "end", _("End of the shift")
    UNDO = "undo", _("Undo")
    UNKNOWN = "unknown", _("Not known")


class State(TextChoices):
    """How a record stands here. What is settled is answered `already` when it comes again."""

    TAKEN = "taken", pgettext_lazy("a record of the phone", "Taken in")
    WAITING = "waiting", _("Waits for another record")
    TRAY = "tray", _("In the tray")
    CONFLICT = "conflict", _("Two versions")
    DROPPED = "dropped", _("Put away")


class Why(TextChoices):
    """Why a record cannot be taken as it stands, and lies in the tray."""

    NO_CODE = "no_code", _("There is no such code in this unit.")
    NO_SHIFT = "no_shift", _("Its shift never came.")
    NO_TARGET = "no_target", _("What it takes back or puts right never came.")
    NOT_YOURS = "not_yours", _("Its shift is another unit's.")
    DATE = "date", _("The day cannot be right.")
    ENDED = "ended", _("The shift had ended at the desk.")
    ZONE = "zone", _("There is no such zone in this unit.")
    GROUP = "group", _("There is no such group in this unit.")
    CHANGED = "changed", _("Somebody put it right at a desk meanwhile.")
    TWICE = "twice", _("The same record came with another content.")
    ALLOWED = "allowed", _("Whoever sent it may not do this.")
    CONTENT = "content", _("Something in it is not as it must be.")
    SEAL = "seal", _("It cannot be opened.")
    LOST = "lost", _("It came from a phone that was reported lost.")


class Answer(TextChoices):
    """What the phone is told of a record."""

    TAKEN = "taken"
    ALREADY = "already"
    CONFLICT = "conflict"
    TRAY = "tray"
    REFUSED = "refused"


#: What the phone is told where a record already stands so.
ANSWERS = {
    State.TAKEN: Answer.ALREADY,
    State.WAITING: Answer.ALREADY,
    State.DROPPED: Answer.ALREADY,
    State.TRAY: Answer.TRAY,
    State.CONFLICT: Answer.CONFLICT,
}
