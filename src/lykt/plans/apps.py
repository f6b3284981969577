"""The app of this room."""

from django.apps import AppConfig


class PlansConfig(AppConfig):
    """Hands its rows of the registers down at start-up."""

    name = "lykt.plans"

    def ready(self) -> None:
        from lykt.organisation import access, keeping
        from lykt.plans.keeping import KEEPING
        from lykt.plans.permissions import RULES

        access.add(RULES)
        keeping.add(KEEPING)
