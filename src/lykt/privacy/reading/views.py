"""The officer's pages: who has read, and whether the record holds. They show no person."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from lykt.organisation.access import check_may
from lykt.organisation.acting import Actor, current_actor
from lykt.organisation.models import Staff
from lykt.organisation.paging import page_of
from lykt.privacy.reading import heads, queries
from lykt.privacy.reading.checking import check
from lykt.privacy.reading.codes import Ground
from lykt.privacy.reading.files import csv_of
from lykt.privacy.reading.forms import ReadingFilter
from lykt.privacy.reading.models import ReadingCheck, ReadingEntry
from lykt.privacy.reading.record import note
from lykt.privacy.reading.words import entries_in_words, short_names, why_in_words


#: The days that the summary counts: today, and a week with it.
DAYS = (1, 7)


def reading_record(request: HttpRequest) -> HttpResponse:
    """List who has read, newest first, under what the record was found to be."""
    actor = current_actor()
    check_may(actor, "read", "reading_record")
    form = ReadingFilter(request.GET, actor=actor)
    narrowing = form.narrowing()
    page = page_of(request, queries.narrowed(queries.entries_for(actor), narrowing))
    plain = narrowing == queries.Narrowing() and page.number == 1
    context = {
        "form": form,
        "page": page,
        "rows": _rows(list(page)),
        "narrowed": narrowing != queries.Narrowing(),
        "check": _told(queries.last_check()),
        "heads": _heads(),
        "faults": queries.faults_for(actor),
        "readers": _readers(actor) if plain else [],
    }
    return render(request, "reading/record.html", context)


@require_POST
def reading_verify(request: HttpRequest) -> HttpResponse:
    """Hold the whole record against its chain and its heads, and keep what was found."""
    actor = current_actor()
    check_may(actor, "verify", "reading_record")
    try:
        verdict = check(by=actor)
    except OSError:
        messages.error(request, _("The heads kept elsewhere cannot be reached. Nothing was held."))
        return redirect("reading_record")
    if verdict.intact:
        messages.success(request, _("The record is whole."))
    else:
        told = {"number": verdict.at, "why": why_in_words(verdict.why)}
        messages.error(request, _("The record breaks at entry %(number)s. %(why)s") % told)
    return redirect("reading_record")


@require_GET
def reading_csv(request: HttpRequest) -> HttpResponseBase:
    """Give the entries that the form narrows to as a file; that is written down too."""
    actor = current_actor()
    check_may(actor, "export", "reading_record")
    narrowing = ReadingFilter(request.GET, actor=actor).narrowing()
    entries = queries.narrowed(queries.entries_for(actor), narrowing)
    note(by=actor, what="reading_csv", subjects=[], ground=Ground.OVERSIGHT, even_nobody=True)
    lines = csv_of(entries, language=get_language() or "nb")
    answer = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    name = f"reading-{timezone.localdate().isoformat()}.csv"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _rows(entries: Sequence[ReadingEntry]) -> list[dict[str, Any]]:
    words = entries_in_words(entries)
    return [
        {"entry": entry, "words": told, "names": short_names(entry)}
        for entry, told in zip(entries, words, strict=True)
    ]


def _told(found: ReadingCheck | None) -> dict[str, Any] | None:
    return {"found": found, "why": why_in_words(found.why)} if found else None


def _heads() -> dict[str, Any]:
    """Return whether heads are kept elsewhere, and the last of them."""
    if heads.folder() is None:
        return {"kept": False}
    try:
        last = heads.latest()
    except OSError:
        return {"kept": True, "reached": False}
    at = datetime.fromisoformat(last.at) if last else None
    return {"kept": True, "reached": True, "last": last, "at": at}


def _readers(actor: Actor) -> list[dict[str, Any]]:
    """Return who has read most in the longest of `DAYS`, with the counts of each."""
    counted = {days: queries.readers_of_days(actor, days) for days in DAYS}
    longest = counted[max(DAYS)]
    names = Staff.objects.in_bulk({reader.staff for reader in longest if reader.staff})
    return [
        {
            "name": str(names.get(reader.staff or UUID(int=0), reader.actor)),
            "counts": [_count_of(counted[days], reader) for days in DAYS],
        }
        for reader in longest
    ]


def _count_of(readers: list[queries.Reader], wanted: queries.Reader) -> queries.Reader:
    for reader in readers:
        if (reader.staff, reader.actor) == (wanted.staff, wanted.actor):
            return reader
    return wanted._replace(entries=0, people=0)
