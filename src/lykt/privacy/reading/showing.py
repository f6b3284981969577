"""The one way a page that shows people is rendered: written down first, then shown."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Protocol
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from lykt.organisation.acting import Actor, current_actor
from lykt.privacy.reading.codes import Ground
from lykt.privacy.reading.record import note
from lykt.privacy.sealing.keys import Erased, at_hand, keys_of


class AboutSomebody(Protocol):
    """Whoever is written about, for this room a key and nothing else."""

    pk: UUID


@contextmanager
def opened(
    *,
    by: Actor,
    what: str,
    subjects: Iterable[UUID],
    ground: Ground = Ground.SERVICE,
    even_nobody: bool = False,
) -> Iterator[None]:
    """Write down that `subjects` are read by `by`, and let what is sealed be opened inside.

    With `even_nobody` it is written down also where there is nobody to be read.

    Raises:
        Erased: when one of them has been erased meanwhile.
    """
    keys = keys_of(set(subjects))
    note(by=by, what=what, subjects=keys, ground=ground, keys=keys, even_nobody=even_nobody)
    with at_hand(keys):
        yield


def show(
    request: HttpRequest,
    template: str,
    context: Mapping[str, Any] | Callable[[], Mapping[str, Any]],
    *,
    people: Iterable[AboutSomebody | UUID | None],
    status: int = 200,
    even_nobody: bool = False,
) -> HttpResponse:
    """Write down that `people` are shown to whoever acts, and then render the page.

    The page must have fetched what it shows: `people` are those it fetched (or the keys of
    subjects), so that a list records who stood on it and not its address. Anonymous entries
    (None) are nobody's. A context that opens something sealed is a function, which is
    called after the reading has been written down. `even_nobody` is for a page that has
    looked for somebody: that it was tried is written down too, and not what was looked for.
    """
    keys = {one if isinstance(one, UUID) else one.pk for one in people if one is not None}
    match = request.resolver_match
    what = match.url_name if match and match.url_name else request.path
    try:
        with opened(by=current_actor(), what=what, subjects=keys, even_nobody=even_nobody):
            told = context() if callable(context) else context
            return render(request, template, dict(told), status=status)
    except Erased:
        # Erased between the fetch and the page: nobody is there.
        raise Http404 from None
