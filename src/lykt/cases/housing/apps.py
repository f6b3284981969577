"""The app of this room."""

from django.apps import AppConfig


class HousingConfig(AppConfig):
    """Hands down what it keeps, who may, what a case shows of it, and the keeper of addresses."""

    name = "lykt.cases.housing"
    label = "housing"

    def ready(self) -> None:
        from lykt.cases.case.offers import add_section, offers
        from lykt.cases.housing import case_page
        from lykt.cases.housing.keeper import PlaceKeeper
        from lykt.cases.housing.keeping import KEEPING
        from lykt.cases.housing.pages import PAGES
        from lykt.cases.housing.permissions import RULES
        from lykt.cases.housing.readers import let_go, shut_again
        from lykt.cases.housing.states import TABLES
        from lykt.cases.housing.telling import PART
        from lykt.organisation import access, keeping, states
        from lykt.privacy import subjects
        from lykt.privacy.answers import telling
        from lykt.privacy.consent.signals import on_withdrawal
        from lykt.privacy.reading import pages
        from lykt.privacy.sealing import shutting

        access.add(RULES)
        keeping.add(KEEPING)
        for table in TABLES:
            states.add(table)
        subjects.add(PlaceKeeper())
        telling.add(PART)
        pages.add(PAGES)
        on_withdrawal(let_go)
        shutting.shut_again.append(shut_again)
        add_section(case_page.SECTION)
        offers.marks.append(case_page.marks)
        offers.nexts.append(case_page.nexts)
        offers.lines.append(case_page.lines)
        offers.before_closing.append(case_page.before_closing)
        offers.on_closing.append(case_page.on_closing)
