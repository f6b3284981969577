"""The app of this room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ConcernsConfig(AppConfig):
    """Hands its rows of the registers, its keeper and its state table down at start-up."""

    name = "lykt.concerns"

    def ready(self) -> None:
        from lykt.concerns import answering, queries
        from lykt.concerns.actions_triage import take_over
        from lykt.concerns.keeper import ConcernKeeper
        from lykt.concerns.keeping import KEEPING
        from lykt.concerns.pages import PAGES
        from lykt.concerns.permissions import RULES
        from lykt.concerns.states import TABLE
        from lykt.organisation import access, keeping, orphans, states
        from lykt.privacy import subjects
        from lykt.privacy.answers import telling
        from lykt.privacy.reading import pages

        access.add(RULES)
        keeping.add(KEEPING)
        pages.add(PAGES)
        states.add(TABLE)
        subjects.add(ConcernKeeper())
        subjects.add_kin(queries.joined_to)
        telling.add(answering.PART)
        orphans.add(orphans.Orphans("concern", _("Concern"), queries.left_behind, take_over))
