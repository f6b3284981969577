"""Numbers of reports in templates: how they are written, and where they lead."""

from urllib.parse import urlencode

from django import template
from django.urls import reverse
from django.utils.translation import gettext as _

from lykt.figures.faults import Fault
from lykt.figures.rows import Row
from lykt.reports.published import kind_of
from lykt.reports.table import Cell, from_row


register = template.Library()


@register.simple_tag
def number_address(cell: Cell, year: int, choice: str = "") -> str:
    """Return the address of what a number counts; nothing where there is no figure."""
    if not cell.series or (cell.value is None and cell.low is None):
        return ""
    key = {"series": cell.series, "breakdown": cell.breakdown, "category": cell.category}
    unit = choice.removeprefix("?unit=")
    query = urlencode({**key, "unit": unit} if unit else key)
    return f"{reverse('figure_number', args=[cell.year or year])}?{query}"


@register.simple_tag
def figure(row: Row) -> str:
    """Write the value of a tidy row in the reader's language."""
    return from_row(row, kind_of(row.unit)).show()


@register.filter
def in_words(fault: Fault) -> str:
    """Say where in a file a fault is and what is amiss, in the reader's language."""
    where = [fault.file]
    if fault.line:
        where.append(_("line %(line)s") % {"line": fault.line})
    if fault.field:
        where.append(_("field %(field)s") % {"field": fault.field})
    if fault.value:
        where.append(_("value '%(value)s'") % {"value": fault.value})
    return f"{', '.join(where)}: {_(fault.message) % fault.params}"
