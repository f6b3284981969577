"""The app of this room."""

from django.apps import AppConfig


class IdentityConfig(AppConfig):
    """Hands its rows of the matrix and of what is kept down, and listens to the ledger."""

    name = "lykt.people.identity"
    label = "identity"

    def ready(self) -> None:
        from lykt.organisation import access, keeping
        from lykt.people.identity.actions import let_go, let_go_of_what_ran_out
        from lykt.people.identity.keeping import KEEPING
        from lykt.people.identity.permissions import RULES
        from lykt.privacy.consent.signals import on_withdrawal
        from lykt.privacy.retention import hooks

        access.add(RULES)
        keeping.add(KEEPING)
        on_withdrawal(let_go)
        hooks.each_night.append(let_go_of_what_ran_out)
