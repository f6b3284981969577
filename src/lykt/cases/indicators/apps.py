"""The app of this room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class IndicatorsConfig(AppConfig):
    """Hands its rows of what is kept and its part of the case page down at start-up."""

    name = "lykt.cases.indicators"
    label = "indicators"

    def ready(self) -> None:
        from lykt.cases.case import offers
        from lykt.cases.indicators import section
        from lykt.cases.indicators.keeping import KEEPING
        from lykt.cases.indicators.pages import PAGES
        from lykt.cases.indicators.permissions import RULES
        from lykt.cases.indicators.telling import PART
        from lykt.organisation import access, keeping
        from lykt.privacy.answers import telling
        from lykt.privacy.reading import pages

        access.add(RULES)
        keeping.add(KEEPING)
        telling.add(PART)
        pages.add(PAGES)
        offers.add_section(offers.Section("indicators", _("Assessments"), 60, section.section))
        offers.offers.nexts.append(section.nexts)
        offers.offers.lines.append(section.lines)
