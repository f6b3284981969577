"""The app of the roof."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Shared templates, styles, navigation and the command line."""

    name = "lykt.web"
