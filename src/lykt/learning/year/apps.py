"""The app of this room. It has no tables: it counts those of its neighbours below."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LearningYearConfig(AppConfig):
    """Hands its door down at start-up."""

    name = "lykt.learning.year"
    label = "learning_year"

    def ready(self) -> None:
        from lykt.learning import doors
        from lykt.learning.doors import Door

        doors.add(Door("learning_year", _("The year"), 90, "read", "event"))
