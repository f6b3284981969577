"""The app of this room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TeamConfig(AppConfig):
    """Hands its rows down at start-up, and hears what consents are shut and who arrives."""

    name = "lykt.cases.team"
    label = "team"

    def ready(self) -> None:
        from lykt.cases.case.offers import Section, add_section, offers
        from lykt.cases.team import lawyer
        from lykt.cases.team.actions import note_account
        from lykt.cases.team.ending import each_night, let_go, shut_again
        from lykt.cases.team.keeping import KEEPING
        from lykt.cases.team.pages import PAGES
        from lykt.cases.team.permissions import RULES
        from lykt.cases.team.showing import by_invitation, note_for_partner
        from lykt.cases.team.states import TABLES, Moved
        from lykt.cases.team.telling import PART
        from lykt.organisation import access, arriving, keeping, states
        from lykt.organisation.codes import ABOUT, NoticeKind
        from lykt.privacy.answers import telling
        from lykt.privacy.consent.signals import on_withdrawal
        from lykt.privacy.reading import grounds, pages
        from lykt.privacy.retention import hooks
        from lykt.privacy.sealing import shutting

        access.add(RULES)
        keeping.add(KEEPING)
        telling.add(PART)
        pages.add(PAGES)
        for table in TABLES:
            states.add(table)
        on_withdrawal(let_go)
        shutting.shut_again.append(shut_again)
        hooks.each_night.append(each_night)
        ABOUT.update({(NoticeKind.CASE_TAKEN_OVER, one.value): one.label for one in Moved})
        arriving.listeners.append(note_account)
        grounds.add(by_invitation)
        offers.on_showing.append(note_for_partner)
        offers.marks.append(lawyer.marks)
        offers.nexts.append(lawyer.nexts)
        offers.lines.append(lawyer.lines)
        offers.occurrences.append(lawyer.occurrences)
        add_section(Section("lawyer", _("Lawyer"), 40, lawyer.section, lawyer.KIND))
