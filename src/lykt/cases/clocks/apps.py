"""The app of this room."""

from django.apps import AppConfig


class ClocksConfig(AppConfig):
    """Hands down what it keeps, and what the page of a case shows of clocks."""

    name = "lykt.cases.clocks"
    label = "clocks"

    def ready(self) -> None:
        from lykt.cases.case.offers import add_section, offers
        from lykt.cases.clocks import offering
        from lykt.cases.clocks.actions import shut_again
        from lykt.cases.clocks.keeping import KEEPING
        from lykt.cases.clocks.pages import PAGES
        from lykt.cases.clocks.permissions import RULES
        from lykt.cases.clocks.telling import PART
        from lykt.organisation import access, keeping
        from lykt.privacy.answers import telling
        from lykt.privacy.reading import pages
        from lykt.privacy.sealing import shutting

        access.add(RULES)
        keeping.add(KEEPING)
        telling.add(PART)
        pages.add(PAGES)
        shutting.shut_again.append(shut_again)
        for section in offering.SECTIONS:
            add_section(section)
        offers.nexts.append(offering.nexts)
        offers.lines.append(offering.lines)
        offers.occurrences.append(offering.occurrences)
