"""Decisions about the closing of years, as pure functions."""

from django.utils.translation import gettext as _


def closing_problem(year: int, *, this_year: int, closed: bool, again: bool) -> str | None:
    """Return why a year cannot be closed, before anything is counted, or None.

    `closed` tells whether it is closed already, `again` whether it shall be closed anew.
    """
    if year >= this_year:
        return _(
            "%(year)s is not over: a year is closed when nothing more can be added to it."
        ) % {"year": year}
    if closed and not again:
        return _("%(year)s is closed already. To close it anew, say why.") % {"year": year}
    if again and not closed:
        return _("%(year)s is not closed, so it cannot be closed anew.") % {"year": year}
    return None
