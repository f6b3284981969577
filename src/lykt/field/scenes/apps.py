"""The app of this room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ScenesConfig(AppConfig):
    """Hands its rows of the registers, its states, its keeper and its door down at start-up."""

    name = "lykt.field.scenes"
    label = "scenes"

    def ready(self) -> None:
        from lykt.field import doors
        from lykt.field.scenes.keeper import SignalKeeper
        from lykt.field.scenes.keeping import KEEPING
        from lykt.field.scenes.pages import PAGES
        from lykt.field.scenes.permissions import RULES
        from lykt.field.scenes.states import SIGNAL
        from lykt.organisation import access, keeping, states
        from lykt.privacy import subjects
        from lykt.privacy.reading import pages

        access.add(RULES)
        keeping.add(KEEPING)
        states.add(SIGNAL)
        pages.add(PAGES)
        subjects.add(SignalKeeper())
        doors.add(doors.Door("scenes", _("Scenes"), 60, "read", "scene"))
