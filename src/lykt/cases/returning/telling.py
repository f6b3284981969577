"""What the person is told of a return or of settling, when they ask for all there is.

Notes stand with the events of the case, which the room of the case tells of.
"""

from uuid import UUID

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from lykt.cases.case.models import CaseEvent
from lykt.cases.returning.models import ListItem, ReturnNews, ReturnStop
from lykt.cases.returning.queries import state_of_item
from lykt.privacy.answers.answer import Part, PartOf, Whose
from lykt.privacy.answers.days import day
from lykt.privacy.answers.who import Names
from lykt.privacy.subjects import Chapter


TABLES = frozenset(model._meta.label for model in (ListItem, ReturnNews, ReturnStop))


def make(whose: Whose) -> Part:
    """Return what was done of the lists, why a return was stopped, and how it went after."""
    names, slips = Names(), _taken_back(whose)
    chapters = (_items(whose, names), _stops(whose, names, slips), _news(whose, names, slips))
    return Part(title=_("Return or settling"), chapters=[one for one in chapters if one.rows])


PART = PartOf(tables=TABLES, make=make)


def _taken_back(whose: Whose) -> set[UUID]:
    """Return the keys of the events that were slips: what hangs on them holds no more."""
    found = CaseEvent.objects.filter(subject__in=whose.family, takes_back__isnull=False)
    return set(found.values_list("takes_back", flat=True))


def _items(whose: Whose, names: Names) -> Chapter:
    rows = ListItem.objects.filter(subject__in=whose.family).select_related("by", "step")
    return Chapter(
        title=_("What there was to think of"),
        columns=[_("What"), _("How it stands"), _("Day"), _("Written down by")],
        rows=[
            [
                str(one.get_code_display()),
                str(state_of_item(one).label),
                day(one.day),
                names.wrote(one),
            ]
            for one in rows.order_by("at", "id")
        ],
    )


def _stops(whose: Whose, names: Names, slips: set[UUID]) -> Chapter:
    rows = ReturnStop.objects.filter(subject__in=whose.family).select_related("by", "event")
    return Chapter(
        title=capfirst(_("why a return was stopped")),
        columns=[_("Day"), _("Why"), _("Written down by")],
        rows=[
            [
                day(one.event.day),
                _standing(str(one.get_reason_display()), one, slips),
                names.wrote(one),
            ]
            for one in rows.order_by("event__day", "at")
        ],
    )


def _news(whose: Whose, names: Names, slips: set[UUID]) -> Chapter:
    rows = ReturnNews.objects.filter(subject__in=whose.family).select_related("by", "event")
    return Chapter(
        title=_("News of you after the journey"),
        columns=[
            _("Day"),
            capfirst(_("how it goes")),
            capfirst(_("next by")),
            _("Written down by"),
        ],
        rows=[
            [
                day(one.event.day),
                _standing(str(one.get_how_display()), one, slips),
                day(one.next_by) if one.next_by else "",
                names.wrote(one),
            ]
            for one in rows.order_by("event__day", "at")
        ],
    )


def _standing(words: str, one: ReturnStop | ReturnNews, slips: set[UUID]) -> str:
    return _("Taken back: %(what)s") % {"what": words} if one.event_id in slips else words
