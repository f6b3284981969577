"""The app of this room."""

from django.apps import AppConfig


class NumbersConfig(AppConfig):
    """Hands its rows of the register down at start-up."""

    name = "lykt.field.numbers"

    def ready(self) -> None:
        from lykt.field.numbers.keeping import KEEPING
        from lykt.organisation import keeping

        keeping.add(KEEPING)
