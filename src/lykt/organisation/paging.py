"""Lists come a page at a time."""

from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest


PAGE_SIZE = 50


def page_of(request: HttpRequest, rows: Any, size: int = PAGE_SIZE) -> Page[Any]:
    """Return the page of `rows` that the address asks for; the nearest when it is not there."""
    return Paginator(rows, size).get_page(request.GET.get("page"))
