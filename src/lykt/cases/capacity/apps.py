"""The app of this room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CapacityConfig(AppConfig):
    """Hands its rows and its part of the case page down at start-up."""

    name = "lykt.cases.capacity"
    label = "capacity"

    def ready(self) -> None:
        from lykt.cases.capacity.keeping import KEEPING
        from lykt.cases.capacity.pages import PAGES
        from lykt.cases.capacity.permissions import RULES
        from lykt.cases.capacity.section import section
        from lykt.cases.capacity.telling import PART
        from lykt.cases.case.offers import Section, add_section
        from lykt.organisation import access, keeping
        from lykt.privacy.answers import telling
        from lykt.privacy.reading import pages

        access.add(RULES)
        keeping.add(KEEPING)
        telling.add(PART)
        pages.add(PAGES)
        add_section(Section("hours", _("Hours"), 90, section))
