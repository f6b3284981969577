"""What hours of a case were used for."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Work(TextChoices):
    """What somebody did in a case. Hours are numbers, with no word about what was said."""

    MEETING = "meeting", _("Meeting")
    ACCOMPANYING = "accompanying", _("Going with them")
    PHONE = "phone", _("Phone and messages")
    PAPERWORK = "paperwork", _("Paperwork")
    TRAVEL = "travel", _("Travel")
