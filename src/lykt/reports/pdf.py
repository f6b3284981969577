"""The annual report as a tagged PDF (PDF/UA-1), set by Typst with our own template.

The same rows, words and language give the same bytes: see `lykt.paper.pages`.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from lykt.figures.rows import Row
from lykt.paper.pages import pdf
from lykt.reports.annual.chapters import chapters
from lykt.reports.definitions import definition, definitions
from lykt.reports.numbers import current
from lykt.reports.pictures import Picture, annual_pictures
from lykt.reports.published import (
    Comparison,
    OutsideRow,
    comparison_table,
    side_by_side,
)
from lykt.reports.sentence import Effort, year_sentence
from lykt.reports.table import ReportTable
from lykt.reports.tables import LARGEST, SPAN, AnnualTables, annual_tables, protection_tables
from lykt.reports.words import INTERNAL_REASON


TEMPLATE = Path(__file__).with_name("annual.typ")

#: Where a text about the report as a whole goes among the comments.
INTRODUCTION = ""


def annual_pdf(
    rows: Sequence[Row],
    *,
    year: int,
    language: str,
    organisation: str,
    published: Sequence[OutsideRow] = (),
    comments: Mapping[str, str] | None = None,
    effort: Effort | None = None,
    effort_before: Effort | None = None,
    span: int = SPAN,
    largest: int = LARGEST,
) -> bytes:
    """Return the annual report for `year` as PDF.

    `published` are figures of others, set beside our own in a chapter of their own.
    `comments` are texts people have written, by the key of the table they belong to
    (`INTRODUCTION` for the report as a whole); an empty line parts paragraphs.
    `largest` is how many countries the table names; the picture keeps to a page.
    """
    content = report_content(
        rows,
        year=year,
        language=language,
        organisation=organisation,
        published=published,
        comments=comments or {},
        effort=effort,
        effort_before=effort_before,
        span=span,
        largest=largest,
    )
    return pdf(TEMPLATE, content)


def report_content(
    rows: Sequence[Row],
    *,
    year: int,
    language: str,
    organisation: str,
    published: Sequence[OutsideRow],
    comments: Mapping[str, str],
    effort: Effort | None,
    effort_before: Effort | None,
    span: int,
    largest: int,
) -> dict[str, Any]:
    """Return everything the template sets, written out in `language`."""
    code = current(language)
    with override(code):
        tables = annual_tables(rows, year=year, span=span, largest=largest)
        pictures = {
            picture.key: picture
            for picture in annual_pictures(
                rows, year=year, span=span, largest=min(largest, LARGEST), language=code
            )
        }
        tables += protection_tables(rows, year=year, span=span)
        years = range(year - span + 1, year + 1)
        compared = side_by_side(rows, published, years=years)
        beside = [comparison_table(compared)] if compared else []
        return {
            "title": _("Annual report {year}").format(year=year),
            "organisation": organisation,
            "language": code,
            "region": "GB" if code == "en" else "NO",
            "sentence": year_sentence(rows, year=year, effort=effort, effort_before=effort_before),
            "introduction": _paragraphs(comments, INTRODUCTION),
            "chapters": [
                {
                    "title": str(chapter.title),
                    "tables": [_table(t, pictures.get(t.key), comments) for t in chapter.tables],
                }
                for chapter in chapters(tables)
            ],
            "published": [_table(table, None, comments) for table in beside],
            "definitions": [
                {"series": one.series, "title": str(one.title), "text": str(one.text)}
                for one in definitions([*tables, *beside])
            ],
            "sources": _sources(organisation, compared),
            "missing": _missing(tables),
            "words": _words(),
        }


def _table(
    table: ReportTable, picture: Picture | None, comments: Mapping[str, str]
) -> dict[str, Any]:
    known = [one for one in map(definition, table.definitions) if one]
    by_series = {one.series: one for one in known}
    return {
        "title": str(table.title),
        "caption": str(table.caption),
        "columns": [
            {"key": one.key, "heading": str(one.heading), "numeric": one.numeric}
            for one in table.columns
        ],
        "rows": [[cell.show() for cell in row] for row in table.rows],
        "totals": table.totals,
        "notes": [str(note) for note in table.notes],
        "definitions": [
            {"series": series, "title": str(one.title)} for series, one in by_series.items()
        ],
        "picture": _picture(picture) if picture else None,
        "comment": _paragraphs(comments, table.key),
    }


def _picture(picture: Picture) -> dict[str, Any]:
    """Return a picture for the page, whose every face says that it is internal."""
    return {
        "title": picture.title,
        "caption": picture.caption,
        "alt": picture.spoken,
        "svg": picture.svg("print", marked=False),
    }


def _paragraphs(comments: Mapping[str, str], key: str) -> list[str]:
    text = comments.get(key, "").replace("\r\n", "\n")
    return [part.strip() for part in text.split("\n\n") if part.strip()]


def _sources(organisation: str, comparisons: Sequence[Comparison]) -> list[str]:
    """Say where the figures come from: our own register, and each published source."""
    own = _("Own figures: the register of {organisation}.").format(organisation=organisation)
    others = {f"{line.name}: {line.source}." for one in comparisons for line in one.outside}
    return [own, *sorted(others)]


def _missing(tables: AnnualTables) -> list[dict[str, str]]:
    return [{"title": str(one.title), "reason": str(one.reason)} for one in tables.missing]


def _words() -> dict[str, str]:
    return {
        "internal": str(INTERNAL_REASON),
        "contents": _("Contents"),
        "counted": _("What is counted"),
        "definitions": _("Definitions and sources"),
        "definitions_why": _("Each number in this report counts one of these."),
        "sources": _("Sources"),
        "missing": _("Tables left out"),
        "published": _("Beside what others have published"),
        "published_why": _(
            "Different people never add up: each line is counted by its own keeper."
        ),
    }
