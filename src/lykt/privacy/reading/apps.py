"""The app of this room."""

from django.apps import AppConfig


class ReadingConfig(AppConfig):
    """Hands its rows of the matrix and of what is kept down at start-up."""

    name = "lykt.privacy.reading"
    label = "reading"

    def ready(self) -> None:
        from lykt.organisation import access, keeping
        from lykt.privacy.reading.keeping import KEEPING
        from lykt.privacy.reading.permissions import RULES

        access.add(RULES)
        keeping.add(KEEPING)
