"""The app of this room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PlacesConfig(AppConfig):
    """Hands its rows of the registers, its states, its keeper and its door down at start-up."""

    name = "lykt.field.places"
    label = "places"

    def ready(self) -> None:
        from lykt.field import doors
        from lykt.field.places.keeper import IndoorAddressKeeper
        from lykt.field.places.keeping import KEEPING
        from lykt.field.places.pages import PAGES
        from lykt.field.places.permissions import RULES
        from lykt.field.places.states import PLACE
        from lykt.organisation import access, keeping, states
        from lykt.privacy import subjects
        from lykt.privacy.reading import pages

        access.add(RULES)
        keeping.add(KEEPING)
        states.add(PLACE)
        pages.add(PAGES)
        subjects.add(IndoorAddressKeeper())
        doors.add(doors.Door("indoor_places", _("Indoor places"), 40, "read", "indoor_place"))
