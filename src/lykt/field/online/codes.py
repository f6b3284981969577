"""What a chat and a call can be, as they are written down. There is no place for words."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Channel(TextChoices):
    """Where one met. Source: Pro Sentret, annual report for 2012, Pro Mann, pp. 29-31."""

    OWN_CHAT = "own_chat", _("Our own chat")
    CHAT_ROOM = "chat_room", _("A chat room")
    PROFILE = "profile", _("Our profile on a social site")
    ADVERT_MESSAGE = "advert_message", _("A message to an advertiser")
    OTHER = "other", pgettext_lazy("of channels", "Another place online")


class Target(TextChoices):
    """Whether whoever one talked with belongs to those the service is for."""

    YES = "yes", _("Yes")
    NO = "no", _("No")
    UNSURE = "unsure", _("Unsure")


class Theme(TextChoices):
    """What was talked about."""

    SELLING = "selling", _("Selling sex")
    HEALTH = "health", _("Health and infection")
    IDENTITY = "identity", _("Sexuality and shame")
    VIOLENCE = "violence", _("Violence and safety")
    LAW = "law", _("Rights and law")
    MONEY = "money", _("Money and work")
    SUBSTANCES = "substances", _("Drugs and alcohol")
    STOPPING = "stopping", _("Stopping")
    SERVICES = "services", _("What help there is")
    OTHER = "other", pgettext_lazy("of themes", "Something else")


class Outcome(TextChoices):
    """What came of a call to an advertiser."""

    NO_ANSWER = "no_answer", _("No answer")
    NOT_IN_USE = "not_in_use", _("The number is not in use")
    INFORMED = "informed", _("Told of the services")
    TALKED = "talked", _("Talked for a while")
    REFERRED = "referred", _("Shown the way to a service")
    DO_NOT_CONTACT = "do_not_contact", _("Does not want to be called")
    MAY_CONTACT = "may_contact", _("Wants to be called again")


#: Outcomes in which somebody was spoken with.
SPOKEN = (
    Outcome.INFORMED,
    Outcome.TALKED,
    Outcome.REFERRED,
    Outcome.DO_NOT_CONTACT,
    Outcome.MAY_CONTACT,
)
