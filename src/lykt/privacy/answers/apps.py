"""The app of this room."""

from django.apps import AppConfig


class AnswersConfig(AppConfig):
    """Hands its rows of the registers down at start-up, what can be left behind, objections."""

    name = "lykt.privacy.answers"
    label = "answers"

    def ready(self) -> None:
        from django.utils.translation import gettext_lazy as _

        from lykt.organisation import access, keeping, orphans
        from lykt.privacy import objecting
        from lykt.privacy.answers.actions import take_over
        from lykt.privacy.answers.keeping import KEEPING
        from lykt.privacy.answers.permissions import RULES
        from lykt.privacy.answers.queries import left_behind, objections_standing
        from lykt.privacy.answers.words import PAGES
        from lykt.privacy.reading import pages

        access.add(RULES)
        keeping.add(KEEPING)
        pages.add(PAGES)
        objecting.add(objections_standing)
        orphans.add(
            orphans.Orphans("request", _("What people have asked"), left_behind, take_over)
        )
