"""The app of this room."""

from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    """Hands its rows of the access matrix down at start-up."""

    name = "lykt.privacy"

    def ready(self) -> None:
        from lykt.organisation import access
        from lykt.privacy.permissions import RULES

        access.add(RULES)
