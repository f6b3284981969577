"""The app of this room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MeetingsConfig(AppConfig):
    """Hands what is kept, its part of the case page and of the answer down at start-up."""

    name = "lykt.cases.meetings"
    label = "meetings"

    def ready(self) -> None:
        from lykt.cases.case import offers
        from lykt.cases.meetings import answering, section
        from lykt.cases.meetings.keeping import KEEPING
        from lykt.cases.meetings.pages import PAGES
        from lykt.cases.meetings.permissions import RULES
        from lykt.cases.meetings.states import TABLE
        from lykt.organisation import access, keeping, states
        from lykt.privacy.answers import telling
        from lykt.privacy.reading import pages

        access.add(RULES)
        keeping.add(KEEPING)
        states.add(TABLE)
        pages.add(PAGES)
        telling.add(answering.PART)
        offers.add_section(offers.Section("meetings", _("Meetings"), 50, section.section))
        offers.offers.nexts.append(section.nexts)
        offers.offers.lines.append(section.lines)
        offers.offers.occurrences.append(section.occurrences)
