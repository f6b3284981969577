"""The app of this room."""

from django.apps import AppConfig


class SealingConfig(AppConfig):
    """Hands its entries of what is kept down at start-up."""

    name = "lykt.privacy.sealing"
    label = "sealing"

    def ready(self) -> None:
        from lykt.organisation import keeping, leaving
        from lykt.privacy.base import before_adding
        from lykt.privacy.sealing import accounts, shutting
        from lykt.privacy.sealing.keeping import KEEPING
        from lykt.privacy.sealing.keys import refuse_the_erased

        keeping.add(KEEPING)
        before_adding.append(refuse_the_erased)
        leaving.listeners.append(accounts.hear)
        shutting.shut_again.append(accounts.shut_again)
