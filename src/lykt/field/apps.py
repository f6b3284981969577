"""The app of this room."""

from django.apps import AppConfig


class FieldConfig(AppConfig):
    """Hands its rows of the access matrix down at start-up."""

    name = "lykt.field"

    def ready(self) -> None:
        from lykt.field.permissions import RULES
        from lykt.organisation import access

        access.add(RULES)
