"""Who asks for advice, how, and what came of it, as it is written down."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class AskedBy(TextChoices):
    """Who asked, as a kind: never who they are."""

    PROFESSIONAL = "professional", _("A professional")
    STUDENT = "student", _("A student")
    PRESS = "press", _("The press")
    OTHER = "other", pgettext_lazy("who asked", "Somebody else")


class Way(TextChoices):
    """How they asked."""

    TELEPHONE = "telephone", _("Telephone")
    EMAIL = "email", _("E-mail")
    VISIT = "visit", _("Visit")


class Outcome(TextChoices):
    """What came of it."""

    ANSWERED = "answered", _("Answered")
    HANDED_ON = "handed_on", _("Handed on to others")
