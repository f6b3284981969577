"""The app of this room."""

from django.apps import AppConfig


class DisclosureConfig(AppConfig):
    """Hands its rows of the registers down at start-up, and hears what consents are shut."""

    name = "lykt.privacy.disclosure"
    label = "disclosure"

    def ready(self) -> None:
        from lykt.organisation import access, keeping
        from lykt.privacy.consent.signals import on_withdrawal
        from lykt.privacy.disclosure.holding import hold_what_is_shut
        from lykt.privacy.disclosure.keeping import KEEPING
        from lykt.privacy.disclosure.permissions import RULES

        access.add(RULES)
        keeping.add(KEEPING)
        on_withdrawal(hold_what_is_shut)
