"""The app of this room."""

from django.apps import AppConfig


class OrganisationConfig(AppConfig):
    """Hands its own rows of the access matrix down at start-up."""

    name = "lykt.organisation"

    def ready(self) -> None:
        from lykt.organisation import access

        access.add(access.ORGANISATION_RULES)
