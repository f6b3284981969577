"""The app of this room."""

from django.apps import AppConfig


class ConsentConfig(AppConfig):
    """Hands its rows of the access matrix down at start-up."""

    name = "lykt.privacy.consent"
    label = "consent"

    def ready(self) -> None:
        from lykt.organisation import access
        from lykt.privacy.consent.permissions import RULES

        access.add(RULES)
