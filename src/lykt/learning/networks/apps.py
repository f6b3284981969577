"""The app of this room."""

from django.apps import AppConfig


class NetworksConfig(AppConfig):
    """Hands its rows of the registers and its state tables down at start-up."""

    name = "lykt.learning.networks"
    label = "networks"

    def ready(self) -> None:
        from lykt.learning.networks.keeping import KEEPING
        from lykt.learning.networks.permissions import RULES
        from lykt.learning.networks.states import TABLES
        from lykt.organisation import access, keeping, states

        access.add(RULES)
        keeping.add(KEEPING)
        for table in TABLES:
            states.add(table)
