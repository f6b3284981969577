"""The app of this room."""

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    """Hands its rows of the access matrix down at start-up."""

    name = "lykt.reports"

    def ready(self) -> None:
        from lykt.organisation import access
        from lykt.reports.permissions import RULES

        access.add(RULES)
