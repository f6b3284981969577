"""How a round can stand."""

from django.db.models import TextChoices
from django.utils.translation import pgettext_lazy


class RoundState(TextChoices):
    """How a reporting round stands."""

    PLANNED = "planned", pgettext_lazy("a round", "Planned")
    OPEN = "open", pgettext_lazy("a round", "Open")
    CLOSED = "closed", pgettext_lazy("a round", "Closed")
    LOCKED = "locked", pgettext_lazy("a round", "Locked")
