"""The app of this room."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Hands its rows of the access matrix down at start-up."""

    name = "lykt.people"

    def ready(self) -> None:
        from lykt.organisation import access
        from lykt.people.permissions import RULES

        access.add(RULES)
