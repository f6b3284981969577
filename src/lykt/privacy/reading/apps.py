"""The app of this room."""

from django.apps import AppConfig


class ReadingConfig(AppConfig):
    """Hands its rows of the access matrix down at start-up."""

    name = "lykt.privacy.reading"
    label = "reading"

    def ready(self) -> None:
        from lykt.organisation import access
        from lykt.privacy.reading.permissions import RULES

        access.add(RULES)
