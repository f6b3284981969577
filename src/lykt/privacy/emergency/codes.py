"""Why somebody opens a door that is not theirs."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Why(TextChoices):
    """What makes it an emergency. The story itself stands sealed beside it."""

    LIFE = "life", _("Danger to life or health")
    CHILD = "child", _("A child may be in danger")
    VIOLENCE = "violence", _("Violence, or a threat of it")
    UNIT_CLOSED = "unit_closed", _("Help cannot wait until the other unit opens")
