"""The one way a page that shows people is rendered: written down first, then shown."""

from collections.abc import Iterable, Mapping
from typing import Any, Protocol
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from lykt.organisation.acting import current_actor
from lykt.privacy.reading import note


class Subject(Protocol):
    """Whoever is written about, for this room a key and nothing else."""

    pk: UUID


def show(
    request: HttpRequest,
    template: str,
    context: Mapping[str, Any],
    *,
    people: Iterable[Subject | None],
    status: int = 200,
) -> HttpResponse:
    """Write down that `people` are shown to whoever acts, and then render the page.

    The page must have fetched what it shows: `people` are those it fetched, so that a list
    records who stood on it and not its address. Anonymous entries (None) are nobody's.
    """
    shown = [person.pk for person in people if person is not None]
    match = request.resolver_match
    what = match.url_name if match and match.url_name else request.path
    note(by=current_actor(), what=what, subjects=shown)
    return render(request, template, dict(context), status=status)
