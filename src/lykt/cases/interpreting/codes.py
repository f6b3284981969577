"""The code lists of interpreting."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Wish(TextChoices):
    """What gender of an interpreter somebody wishes. Source: Trondheim, report 2013, 1.5."""

    ANY = "any", _("Does not matter")
    WOMAN = "woman", _("A woman")
    MAN = "man", _("A man")
    NOT_ASKED = "not_asked", _("Not asked yet")


class Background(TextChoices):
    """Whether an interpreter of one's own circles feels safe, or the opposite."""

    ANY = "any", _("Does not matter")
    SAME = "same", _("Rather somebody with the same background")
    OTHER = "other", _("Nobody from the same group")
    ELSEWHERE = "elsewhere", _("Somebody who lives far from here")
    NOT_ASKED = "not_asked", _("Not asked yet")


class Occasion(TextChoices):
    """What an interpreter is booked for."""

    FIRST_TALK = "first_talk", _("A first talk")
    ASSESSMENT = "assessment", _("An assessment")
    CONSENT = "consent", _("Asking for consent")
    MEETING = "meeting", _("A coordination meeting")
    LAWYER = "lawyer", _("Talk with the lawyer")
    POLICE = "police", _("Questioning by the police")
    HEALTH = "health", _("Health")
    NAV = "nav", _("NAV")
    HOUSING = "housing", _("Housing")
    FOLLOW_UP = "follow_up", _("Follow-up")
    ANSWER = "answer", _("Reading what we have written")
    OTHER = "other", pgettext_lazy("an occasion", "Something else")


class Way(TextChoices):
    """How the interpreter takes part. By phone nobody sees who speaks."""

    PHONE = "phone", _("By phone")
    SCREEN = "screen", _("By screen")
    IN_PERSON = "in_person", _("In the room")


class Qualified(TextChoices):
    """The category of the interpreter in the national register, A the highest."""

    A = "a", _("Category A in the national register")
    B = "b", _("Category B in the national register")
    C = "c", _("Category C in the national register")
    D = "d", _("Category D in the national register")
    E = "e", _("Category E in the national register")
    NONE = "none", _("Not in the national register")
    UNKNOWN = "unknown", _("Not known yet")


class BookingState(TextChoices):
    """How a booking stands, see `states.BOOKING`."""

    WANTED = "wanted", _("Wanted")
    BOOKED = "booked", _("Booked")
    HELD = "held", _("Was there")
    NOT_HELD = "not_held", _("Came to nothing")
    CANCELLED = "cancelled", _("Cancelled")
