"""The app of this room."""

from django.apps import AppConfig


class RetentionConfig(AppConfig):
    """Hands its rows of the access matrix down at start-up."""

    name = "lykt.privacy.retention"
    label = "retention"

    def ready(self) -> None:
        from lykt.organisation import access
        from lykt.privacy.retention.permissions import RULES

        access.add(RULES)
