"""The app of this room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FieldConfig(AppConfig):
    """Hands its rows of the registers down at start-up."""

    name = "lykt.field"

    def ready(self) -> None:
        from lykt.field import doors
        from lykt.field.answering import PART
        from lykt.field.keeper import ShiftKeeper
        from lykt.field.keeping import KEEPING
        from lykt.field.pages import PAGES
        from lykt.field.permissions import RULES
        from lykt.field.states import SHIFT
        from lykt.organisation import access, keeping, states
        from lykt.privacy import subjects
        from lykt.privacy.answers import telling
        from lykt.privacy.reading import pages

        access.add(RULES)
        keeping.add(KEEPING)
        states.add(SHIFT)
        pages.add(PAGES)
        subjects.add(ShiftKeeper())
        telling.add(PART)
        doors.add(
            doors.Door("shifts", _("Shifts"), 10, "read", "shift"),
            doors.Door("zones", _("Zones and groups"), 90, "read", "zone"),
        )
