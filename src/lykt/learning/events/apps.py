"""The app of this room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LearningEventsConfig(AppConfig):
    """Hands its rows of the registers, its states and its doors down at start-up."""

    name = "lykt.learning.events"
    label = "learning_events"

    def ready(self) -> None:
        from lykt.learning import doors
        from lykt.learning.doors import Door
        from lykt.learning.events.keeping import KEEPING
        from lykt.learning.events.permissions import RULES
        from lykt.learning.events.states import TABLE
        from lykt.organisation import access, keeping, states

        access.add(RULES)
        keeping.add(KEEPING)
        states.add(TABLE)
        doors.add(
            Door("events", _("Events"), 10, "read", "event"),
            Door("receivers", _("Who is reached"), 20, "read", "receiver"),
            Door("school_classes", _("School classes"), 30, "read", "event"),
        )
