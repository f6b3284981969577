"""The app of this room."""

from django.apps import AppConfig


class SealingConfig(AppConfig):
    """Hands its entries of what is kept down at start-up."""

    name = "lykt.privacy.sealing"
    label = "sealing"

    def ready(self) -> None:
        from lykt.organisation import keeping
        from lykt.privacy.sealing.keeping import KEEPING

        keeping.add(KEEPING)
