"""The record as a file, for the officer: the same words as the page, a line for each entry."""

import csv
import io
from collections.abc import Iterator
from itertools import islice

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from lykt.privacy.reading.models import ReadingEntry
from lykt.privacy.reading.words import entries_in_words, short_names


BATCH = 1_000
#: A spreadsheet takes a cell that begins so for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_of(entries: QuerySet[ReadingEntry], *, language: str) -> Iterator[str]:
    """Yield the file in pieces, as many entries at a time as `BATCH`.

    The language is asked for: a file that is streamed outlives the request that began it.
    """
    with override(language):
        yield _lines([_head()])
    rows = entries.iterator(BATCH)
    while batch := list(islice(rows, BATCH)):
        with override(language):
            lines = _lines(_cells(batch))
        yield lines


def _head() -> list[str]:
    return [
        _("Number"),
        _("When"),
        _("Who"),
        _("User name"),
        _("Role"),
        _("Page"),
        _("On what ground"),
        _("How many people"),
        _("People, by their name in the record"),
    ]


def _cells(entries: list[ReadingEntry]) -> list[list[str]]:
    return [
        [
            str(entry.number),
            timezone.localtime(entry.at).isoformat(timespec="seconds"),
            words.name,
            words.username,
            words.role,
            words.page,
            words.ground,
            str(len(entry.subjects)),
            " ".join(short_names(entry)),
        ]
        for entry, words in zip(entries, entries_in_words(entries), strict=True)
    ]


def _lines(rows: list[list[str]]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerows(
        [_safe(cell) for cell in row] for row in rows
    )
    return buffer.getvalue()


def _safe(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
