"""The app of this room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CaseConfig(AppConfig):
    """Hands its rows of the access matrix and of what is kept down at start-up."""

    name = "lykt.cases.case"
    label = "case"

    def ready(self) -> None:
        from lykt.cases.case.actions_team import shut_again
        from lykt.cases.case.answering import PART
        from lykt.cases.case.doors import doors as doors_to_cases
        from lykt.cases.case.facts import first_meetings
        from lykt.cases.case.from_concern import url_of
        from lykt.cases.case.keeping import KEEPING, STILL_OPEN, only_closed, with_an_open_case
        from lykt.cases.case.lines import own_lines
        from lykt.cases.case.matters import matters_of
        from lykt.cases.case.occurrences import occurrences
        from lykt.cases.case.offers import offers
        from lykt.cases.case.orphans import ORPHANS
        from lykt.cases.case.pages import PAGES
        from lykt.cases.case.permissions import RULES
        from lykt.cases.case.things import events_of
        from lykt.cases.case.tracks import state_tables
        from lykt.concerns import facts as concern_facts
        from lykt.concerns import offers as concerns
        from lykt.organisation import access, keeping, orphans, states
        from lykt.people import doors
        from lykt.privacy.answers import telling, things
        from lykt.privacy.consent import matters
        from lykt.privacy.reading import pages
        from lykt.privacy.retention import hooks
        from lykt.privacy.sealing import shutting

        concerns.add(concerns.Offer(_("Open a case"), url_of))
        access.add(RULES)
        keeping.add(KEEPING)
        for table in state_tables():
            states.add(table)
        doors.add(doors_to_cases)
        orphans.add(ORPHANS)
        pages.add(PAGES)
        telling.add(PART)
        things.add(things.Things("case event", events_of))
        hooks.may_go.append(only_closed)
        hooks.kept_by.append(hooks.KeptBy(with_an_open_case, STILL_OPEN))
        matters.add(matters_of)
        shutting.shut_again.append(shut_again)
        offers.lines.append(own_lines)
        offers.occurrences.append(occurrences)
        concern_facts.first_meetings.append(first_meetings)
