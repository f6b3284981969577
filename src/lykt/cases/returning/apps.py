"""The app of this room."""

from django.apps import AppConfig


class ReturningConfig(AppConfig):
    """Hands down what it keeps, and what the page of a case shows of a return."""

    name = "lykt.cases.returning"
    label = "returning"

    def ready(self) -> None:
        from lykt.cases.case.offers import add_section, offers
        from lykt.cases.returning import offering
        from lykt.cases.returning.keeping import KEEPING
        from lykt.cases.returning.pages import PAGES
        from lykt.cases.returning.telling import PART
        from lykt.organisation import keeping
        from lykt.privacy.answers import telling
        from lykt.privacy.reading import pages

        keeping.add(KEEPING)
        telling.add(PART)
        pages.add(PAGES)
        add_section(offering.SECTION)
        offers.marks.append(offering.marks)
        offers.nexts.append(offering.nexts)
        offers.lines.append(offering.lines)
        offers.occurrences.append(offering.occurrences)
        offers.before_closing.append(offering.before_closing)
