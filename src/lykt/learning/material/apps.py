"""The app of this room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MaterialConfig(AppConfig):
    """Hands its rows of the registers and its door down at start-up."""

    name = "lykt.learning.material"
    label = "material"

    def ready(self) -> None:
        from lykt.learning import doors
        from lykt.learning.material.keeping import KEEPING
        from lykt.learning.material.permissions import RULES
        from lykt.organisation import access, keeping

        access.add(RULES)
        keeping.add(KEEPING)
        doors.add(doors.Door("materials", _("Material"), 70, "read", "material"))
