"""The code lists of this room: why a closed year was closed anew."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class AgainReason(TextChoices):
    """Why a year is closed once more. A code, because free text could say of whom it is."""

    LATE = "late", _("Entries came in late")
    WRONG = "wrong", _("Entries were wrong and have been put right")
    DEFINITION = "definition", _("A definition or the age bands have changed")
