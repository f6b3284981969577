"""The app of this room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NetworksConfig(AppConfig):
    """Hands its rows of the registers, its state tables and its door down at start-up."""

    name = "lykt.learning.networks"
    label = "networks"

    def ready(self) -> None:
        from lykt.learning import doors
        from lykt.learning.networks.keeping import KEEPING
        from lykt.learning.networks.permissions import RULES
        from lykt.learning.networks.states import TABLES
        from lykt.organisation import access, keeping, states

        access.add(RULES)
        keeping.add(KEEPING)
        for table in TABLES:
            states.add(table)
        doors.add(doors.Door("networks", _("Networks"), 60, "read", "network"))
