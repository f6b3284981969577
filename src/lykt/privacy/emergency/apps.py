"""The app of this room."""

from django.apps import AppConfig


class EmergencyConfig(AppConfig):
    """Hands its rows of the access matrix down at start-up."""

    name = "lykt.privacy.emergency"
    label = "emergency"

    def ready(self) -> None:
        from lykt.organisation import access
        from lykt.privacy.emergency.permissions import RULES

        access.add(RULES)
