"""Numbers of reports in templates: how they are written, and where they lead."""

from urllib.parse import urlencode

from django import template
from django.urls import reverse

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
