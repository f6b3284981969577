"""What the rooms of learning share in words: themes, and rows of a file."""

import csv
import io
from collections.abc import Iterable, Sequence

from django.utils.translation import get_language

from lykt.rulebook import theme_title, themes


#: What a spreadsheet takes for the beginning of a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def theme_in_words(code: str) -> str:
    """Return a theme's name in the reader's language."""
    return theme_title(code, get_language() or "nb")


def theme_choices() -> list[tuple[str, str]]:
    """Return the themes of the competence plan in the reader's language."""
    return [(one.code, theme_in_words(one.code)) for one in themes()]


def csv_of(rows: Iterable[Sequence[object]]) -> str:
    """Return rows as CSV; no cell can be taken for a formula, and None is an empty cell."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerows([_safe(cell) for cell in row] for row in rows)
    return buffer.getvalue()


def _safe(cell: object) -> str:
    text = "" if cell is None else str(cell)
    return f"'{text}" if text.startswith(_FORMULA) else text
