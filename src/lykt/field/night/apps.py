"""The app of this room."""

from django.apps import AppConfig


class NightConfig(AppConfig):
    """Hands its rows of the registers down at start-up."""

    name = "lykt.field.night"
    label = "night"
