"""The app of this room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LearningRequestsConfig(AppConfig):
    """Hands its rows of the registers and its door down at start-up."""

    name = "lykt.learning.requests"
    label = "learning_requests"

    def ready(self) -> None:
        from lykt.learning import doors
        from lykt.learning.doors import Door
        from lykt.learning.requests.keeping import KEEPING
        from lykt.learning.requests.permissions import RULES
        from lykt.organisation import access, keeping

        access.add(RULES)
        keeping.add(KEEPING)
        doors.add(Door("advice", _("Asked for advice"), 35, "read", "advice"))
