"""The app of this room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ChildrenConfig(AppConfig):
    """Hands what is kept, its part of the case page and of the answer down at start-up."""

    name = "lykt.cases.children"
    label = "children"

    def ready(self) -> None:
        from lykt.cases.case import offers
        from lykt.cases.children import answering, section
        from lykt.cases.children.keeping import KEEPING
        from lykt.cases.children.pages import PAGES
        from lykt.cases.children.permissions import RULES
        from lykt.cases.children.queries import by_family_consent
        from lykt.organisation import access, keeping
        from lykt.privacy.answers import telling
        from lykt.privacy.consent.codes import InformationKind
        from lykt.privacy.reading import grounds, pages

        access.add(RULES)
        keeping.add(KEEPING)
        pages.add(PAGES)
        grounds.add(by_family_consent)
        telling.add(answering.PART)
        offers.add_section(
            offers.Section("children", _("Children"), 55, section.section, InformationKind.FAMILY)
        )
        offers.offers.marks.append(section.marks)
        offers.offers.nexts.append(section.nexts)
        offers.offers.lines.append(section.lines)
        offers.offers.before_closing.append(section.before_closing)
