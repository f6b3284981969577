"""The app of this room."""

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    """Hands its rows of the registers down at start-up."""

    name = "lykt.reports"

    def ready(self) -> None:
        from django.conf import settings

        from lykt.figures import scratch
        from lykt.organisation import access, keeping
        from lykt.plans import offers
        from lykt.plans.evaluation.sources import add_source
        from lykt.privacy.retention import hooks
        from lykt.reports.closing import (
            note_erased,
            note_left_out,
            note_thinned,
            of_closed_years,
        )
        from lykt.reports.closing_adverts import of_years_counted
        from lykt.reports.keeping import KEEPING
        from lykt.reports.permissions import RULES
        from lykt.reports.plans.doors import REPORT
        from lykt.reports.plans.figures import OUTSIDE, OWN

        scratch.PLACE = settings.SCRATCH_DIR
        access.add(RULES)
        keeping.add(KEEPING)
        offers.add_door(REPORT)
        add_source("own", OWN)
        add_source("outside", OUTSIDE)
        hooks.before_erasure.append(note_erased)
        hooks.before_thinning.append(note_thinned)
        hooks.may_go += [of_closed_years, of_years_counted]
        hooks.after_leaving_out.append(note_left_out)
