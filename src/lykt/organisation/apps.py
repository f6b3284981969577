"""The app of this room."""

from django.apps import AppConfig
from django.db.models.signals import post_delete, post_save


class OrganisationConfig(AppConfig):
    """Hands its rows of the registers down at start-up, and listens for factors."""

    name = "lykt.organisation"

    def ready(self) -> None:
        from allauth.mfa.models import Authenticator

        from lykt.organisation import access, keeping, second_factor
        from lykt.organisation.keeping_entries import KEEPING

        access.add(access.ORGANISATION_RULES)
        keeping.add(KEEPING)
        post_save.connect(second_factor.factor_saved, sender=Authenticator)
        post_delete.connect(second_factor.factor_deleted, sender=Authenticator)
