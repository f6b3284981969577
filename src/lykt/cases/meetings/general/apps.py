"""The app of this room."""

from django.apps import AppConfig


class GeneralMeetingsConfig(AppConfig):
    """Hands its rows of the access matrix and of what is kept down at start-up."""

    name = "lykt.cases.meetings.general"
    label = "general_meetings"

    def ready(self) -> None:
        from lykt.cases.meetings.general.keeping import KEEPING
        from lykt.cases.meetings.general.permissions import RULES
        from lykt.organisation import access, keeping

        access.add(RULES)
        keeping.add(KEEPING)
