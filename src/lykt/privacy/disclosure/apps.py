"""The app of this room."""

from django.apps import AppConfig


class DisclosureConfig(AppConfig):
    """Hands its rows of the access matrix down at start-up."""

    name = "lykt.privacy.disclosure"
    label = "disclosure"

    def ready(self) -> None:
        from lykt.organisation import access
        from lykt.privacy.disclosure.permissions import RULES

        access.add(RULES)
