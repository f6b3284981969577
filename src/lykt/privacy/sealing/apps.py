"""The app of this room."""

from django.apps import AppConfig


class SealingConfig(AppConfig):
    """Keys and sealed fields."""

    name = "lykt.privacy.sealing"
    label = "sealing"
