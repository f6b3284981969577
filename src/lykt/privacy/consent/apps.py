"""The app of this room."""

from django.apps import AppConfig


class ConsentConfig(AppConfig):
    """Hands its rows of the access matrix and of what is kept down at start-up."""

    name = "lykt.privacy.consent"
    label = "consent"

    def ready(self) -> None:
        from lykt.organisation import access, keeping
        from lykt.privacy.consent.keeping import KEEPING
        from lykt.privacy.consent.permissions import RULES

        access.add(RULES)
        keeping.add(KEEPING)
