"""What an event, its audience and a receiver can be, as it is written down."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class EventKind(TextChoices):
    """What kind of event it is."""

    SEMINAR = "seminar", _("Seminar")
    TALK = "talk", _("Talk")
    SCHOOL_CLASS = "school_class", _("School class")
    STUDENTS = "students", _("Students")
    STAFF_DAY = "staff_day", _("Staff day")
    OTHER = "other", pgettext_lazy("an event", "Something else")


class Audience(TextChoices):
    """Who came, as a group: never who they are."""

    MUNICIPAL = "municipal", _("Municipal staff")
    HEALTH = "health", _("Health staff")
    CHILD_WELFARE = "child_welfare", _("Child welfare staff")
    POLICE = "police", _("Police and prosecutors")
    TEACHERS = "teachers", _("Teachers")
    PUPILS = "pupils", _("Pupils")
    STUDENTS = "students", _("Students")
    VOLUNTEERS = "volunteers", _("Volunteers and organisations")
    RECEPTION = "reception", _("Staff of reception centres")
    AT_RISK = "at_risk", _("People at risk, as a group")
    BUSINESS = "business", _("Business and trade unions")
    PUBLIC = "public", _("The public")
    MIXED = "mixed", _("Several of these")


class ReceiverKind(TextChoices):
    """What kind of body it is that is taught."""

    SCHOOL = "school", _("School")
    HIGHER = "higher", _("University or college")
    HEALTH = "health", _("Hospital ward or health service")
    CHILD_WELFARE = "child_welfare", _("Child welfare service")
    NAV = "nav", _("NAV office")
    POLICE = "police", _("Police district or station")
    RECEPTION = "reception", _("Reception centre")
    CRISIS = "crisis", _("Crisis centre")
    MUNICIPAL = "municipal", _("Other municipal unit")
    PRISON = "prison", _("Prison or probation service")
    ORGANISATION = "organisation", _("Voluntary organisation")
    BUSINESS = "business", _("Business or trade union")
    OTHER = "other", pgettext_lazy("a body that is taught", "Another body")


class State(TextChoices):
    """How an event stands."""

    PLANNED = "planned", pgettext_lazy("an event", "Planned")
    HELD = "held", pgettext_lazy("an event", "Held")
    CANCELLED = "cancelled", pgettext_lazy("an event", "Cancelled")


class Act(TextChoices):
    """What was done with an event."""

    MADE = "made", _("Written down")
    CHANGED = "changed", pgettext_lazy("an event", "Changed")
    HELD = "held", _("Said how it went")
    CANCELLED = "cancelled", pgettext_lazy("what was done", "Cancelled")
    RESTORED = "restored", _("Takes place after all")


class Standing(TextChoices):
    """Whether it is time for a receiver again."""

    NEVER = "never", _("Never reached")
    DUE = "due", _("Due again")
    REACHED = "reached", _("Not due yet")
    UNKNOWN = "unknown", _("Reached. No rule decides when again")
