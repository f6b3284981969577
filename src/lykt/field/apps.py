"""The app of this room."""

from django.apps import AppConfig


class FieldConfig(AppConfig):
    """Hands its rows of the registers down at start-up."""

    name = "lykt.field"

    def ready(self) -> None:
        from lykt.field.keeping import KEEPING
        from lykt.field.permissions import RULES
        from lykt.field.states import SHIFT
        from lykt.organisation import access, keeping, states

        access.add(RULES)
        keeping.add(KEEPING)
        states.add(SHIFT)
