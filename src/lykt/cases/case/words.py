"""How near a day is, and what is asked for by a word: for the pages of a case."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext


#: So far ahead a day is told by how many days are left; beyond that by its date.
NEAR = 14


def when_in_words(due: date, today: date) -> str:
    """Return how a last day stands: "2 days late", "today", "in 3 days", "by 12.12.2026"."""
    days = (due - today).days
    if days < 0:
        return ngettext("%(n)s day late", "%(n)s days late", -days) % {"n": -days}
    if days == 0:
        return _("today")
    if days == 1:
        return _("tomorrow")
    if days <= NEAR:
        return ngettext("in %(n)s day", "in %(n)s days", days) % {"n": days}
    return _("by %(day)s") % {"day": date_format(due, "SHORT_DATE_FORMAT")}


def is_late(due: date | None, today: date) -> bool:
    """Tell whether a last day has passed."""
    return due is not None and due < today
