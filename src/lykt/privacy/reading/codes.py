"""On what ground someone has read."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Ground(TextChoices):
    """Why someone could read: never chosen by the reader, always by what they did."""

    SERVICE = "service", _("Works in the unit that meets the person")
    EXPORT = "export", _("Gave out the register of the unit")
    MACHINE = "machine", _("Ran a command on the machine itself")
    CONSENT = "consent", _("Invited to the case: the person has said yes")
    EMERGENCY = "emergency", _("Opened an emergency access, with a reason")
    ANSWER = "answer", _("Made the person's own answer")
    OVERSIGHT = "oversight", _("Oversees the reading record")
