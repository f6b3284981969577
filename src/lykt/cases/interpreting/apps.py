"""The app of this room."""

from django.apps import AppConfig


class InterpretingConfig(AppConfig):
    """Hands down what it keeps, and what the page of a case shows of interpreters."""

    name = "lykt.cases.interpreting"
    label = "interpreting"

    def ready(self) -> None:
        from lykt.cases.case.offers import add_section, offers
        from lykt.cases.interpreting import case_page
        from lykt.cases.interpreting.keeping import KEEPING
        from lykt.cases.interpreting.pages import PAGES
        from lykt.cases.interpreting.permissions import RULES
        from lykt.cases.interpreting.states import BOOKING
        from lykt.cases.interpreting.telling import PART
        from lykt.organisation import access, keeping, states
        from lykt.privacy.answers import telling
        from lykt.privacy.reading import pages

        access.add(RULES)
        keeping.add(KEEPING)
        states.add(BOOKING)
        telling.add(PART)
        pages.add(PAGES)
        add_section(case_page.SECTION)
        offers.nexts.append(case_page.nexts)
        offers.lines.append(case_page.lines)
        offers.on_closing.append(case_page.on_closing)
