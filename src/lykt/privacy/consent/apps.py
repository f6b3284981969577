"""The app of this room."""

from django.apps import AppConfig


class ConsentConfig(AppConfig):
    """Hands its rows of the matrix, of what is kept and of its pages down at start-up."""

    name = "lykt.privacy.consent"
    label = "consent"

    def ready(self) -> None:
        from lykt.organisation import access, keeping
        from lykt.privacy.consent.actions import shut_again
        from lykt.privacy.consent.keeping import KEEPING
        from lykt.privacy.consent.pages import PAGES
        from lykt.privacy.consent.permissions import RULES
        from lykt.privacy.reading import pages
        from lykt.privacy.sealing import shutting

        access.add(RULES)
        keeping.add(KEEPING)
        pages.add(PAGES)
        shutting.shut_again.append(shut_again)
