"""What can come of advice."""

from django.db.models import TextChoices
from django.utils.translation import pgettext_lazy


class Outcome(TextChoices):
    """What came of advice that a reference group gave."""

    FOLLOWED = "followed", pgettext_lazy("advice", "Followed")
    IN_PART = "in_part", pgettext_lazy("advice", "Followed in part")
    NOT_FOLLOWED = "not_followed", pgettext_lazy("advice", "Not followed")
