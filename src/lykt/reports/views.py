"""Pages of the year's figures: parse, call, render."""

from typing import NamedTuple

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from lykt.figures.definitions import FIGURES
from lykt.figures.rows import Row
from lykt.organisation.access import check_may, may
from lykt.organisation.acting import current_actor
from lykt.organisation.models import Unit
from lykt.reports import queries
from lykt.reports.definitions import Definition, definition
from lykt.reports.drawing import ON_SCREEN
from lykt.reports.numbers import current
from lykt.reports.pdf import INTRODUCTION, annual_pdf
from lykt.reports.pictures import annual_picture, annual_pictures
from lykt.reports.published import side_by_side
from lykt.reports.sentence import Effort, year_sentence
from lykt.reports.standing import Standing
from lykt.reports.table import ReportTable
from lykt.reports.tables import AnnualTables, annual_tables, market_tables, protection_tables
from lykt.reports.words import category
from lykt.reports.workbook import table_csv as csv_text
from lykt.reports.workbook import tables_xlsx


XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class Counted(NamedTuple):
    """What one request counts: whose figures, which of the units, every row of them, and
    which years of them are closed."""

    units: list[Unit]
    chosen: list[Unit]
    scope: queries.Scope
    rows: list[Row]
    standing: Standing

    @property
    def name(self) -> str:
        """Say whose figures these are."""
        return ", ".join(unit.name for unit in self.chosen)

    @property
    def years(self) -> list[int]:
        """The years there are figures for, the latest first."""
        return sorted({row.year for row in self.rows}, reverse=True)

    def effort(self, year: int) -> Effort | None:
        """Return the shifts and hours of a year."""
        return queries.effort_of(self.scope, year, self.standing)


def counted_of(request: HttpRequest) -> Counted | None:
    """Return the figures the address asks for, or None when the reader has no unit."""
    actor = current_actor()
    check_may(actor, "read", "figures")
    units = list(queries.units_with_figures(actor))
    wanted = request.GET.get("unit", "")
    chosen = [unit for unit in units if unit.handle == wanted] if wanted else units
    if wanted and not chosen:
        raise Http404
    if not chosen:
        return None
    scope = queries.Scope.of(chosen)
    rows = queries.rows_of(actor, scope)
    return Counted(units, chosen, scope, rows, queries.standing_of(scope))


def counted_in(request: HttpRequest, year: int) -> Counted:
    """Return the figures of a year there is something in; else there is no such page."""
    counted = counted_of(request)
    if counted is None or year not in counted.years:
        raise Http404
    return counted


def year(request: HttpRequest, year: int | None = None) -> HttpResponse:
    """Show a year: the sentence, then each picture with its table below."""
    counted = counted_of(request) if year is None else counted_in(request, year)
    if counted is None or not counted.years:
        return render(request, "reports/no_figures.html", doors())
    shown = counted.years[0] if year is None else year
    tables = annual_tables(counted.rows, year=shown)
    pictures = {picture.key: picture for picture in annual_pictures(counted.rows, year=shown)}
    context = {
        "counted": counted,
        "year": shown,
        "sentence": _sentence(counted, shown),
        "tables": [(table, pictures.get(table.key)) for table in tables],
        "missing": tables.missing,
        "notes": counted.standing.notes(shown),
        "closing": counted.standing.closed.get(shown),
        "choice": f"?unit={counted.chosen[0].handle}" if request.GET.get("unit") else "",
        **doors(),
    }
    return render(request, "reports/year.html", context)


def doors() -> dict[str, bool]:
    """Return which other pages of figures this reader may open."""
    actor = current_actor()
    return {
        "may_import": may(actor, "import", "register"),
        "may_series": may(actor, "read", "series"),
    }


def _sentence(counted: Counted, year: int) -> str:
    return year_sentence(
        counted.rows,
        year=year,
        effort=counted.effort(year),
        effort_before=counted.effort(year - 1),
    )


class Side(NamedTuple):
    """One keeper's value of a figure in the year looked at."""

    name: str
    value: str
    source: str
    note: str


def number(request: HttpRequest, year: int) -> HttpResponse:
    """Open one number: what it counts, from what, who else has published it."""
    counted = counted_in(request, year)
    key = tuple(request.GET.get(name, "") for name in ("series", "breakdown", "category"))
    series, breakdown, code = key
    meaning = definition(series)
    if meaning is None:
        raise Http404
    mine = [row for row in counted.rows if (row.series, row.breakdown, row.category) == key]
    outside = queries.outside_rows(current_actor(), series, breakdown, code)
    compared = side_by_side(mine, outside, unmatched=True)
    context = {
        "counted": counted,
        "year": year,
        "meaning": meaning,
        "category": category(breakdown, code) if breakdown else "",
        "compared": compared,
        "mine": [row for row in mine if row.period == "year"],
        "notes": counted.standing.notes(year),
        "closing": counted.standing.closed.get(year),
        "choice": f"?unit={counted.chosen[0].handle}" if request.GET.get("unit") else "",
    }
    return render(request, "reports/number.html", context)


def picture(request: HttpRequest, year: int, key: str, scheme: str) -> HttpResponse:
    """Send a picture as a file of its own; it says on its face that it is internal."""
    # Imported here: what draws takes half a second to load, and other pages need not wait.
    from lykt.reports.svg import policy

    counted = counted_in(request, year)
    found = annual_picture(counted.rows, key, year=year)
    if found is None or scheme not in ON_SCREEN:
        raise Http404
    svg = found.svg(scheme)
    headers = {"Content-Security-Policy": policy(svg)}
    return HttpResponse(svg, content_type="image/svg+xml", headers=headers)


def _tables(request: HttpRequest, year: int) -> tuple[AnnualTables, Standing]:
    counted = counted_in(request, year)
    tables = annual_tables(counted.rows, year=year)
    tables += protection_tables(counted.rows, year=year)
    tables += market_tables(counted.rows, year=year)
    return tables, counted.standing


def _download(content: bytes | str, kind: str, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=kind, headers=headers)


def table_csv(request: HttpRequest, year: int, key: str) -> HttpResponse:
    """Send one table as tidy rows."""
    tables, standing = _tables(request, year)
    table: ReportTable | None = tables.get(key)
    if table is None:
        raise Http404
    content = csv_text(table, marks=standing.marks())
    return _download(content, "text/csv; charset=utf-8", f"lykt-{year}-{key}.csv")


def workbook(request: HttpRequest, year: int) -> HttpResponse:
    """Send every table of the year as one workbook."""
    tables, standing = _tables(request, year)
    content = tables_xlsx(tables, language=current(None), notes=standing.notes(year))
    return _download(content, XLSX, f"lykt-{year}.xlsx")


def annual_report(request: HttpRequest, year: int) -> HttpResponse:
    """Send the annual report as a tagged PDF."""
    counted = counted_in(request, year)
    content = annual_pdf(
        counted.rows,
        year=year,
        language=current(None),
        organisation=counted.name,
        published=queries.outside_rows(current_actor()),
        comments={INTRODUCTION: "\n\n".join(counted.standing.notes(year))},
        effort=counted.effort(year),
        effort_before=counted.effort(year - 1),
    )
    return _download(content, "application/pdf", f"lykt-{year}.pdf")


def definitions(request: HttpRequest) -> HttpResponse:
    """List what every figure counts."""
    check_may(current_actor(), "read", "figures")
    found: list[Definition] = [one for one in map(definition, FIGURES) if one]
    return render(
        request, "reports/definitions.html", {"definitions": found, "title": _("Definitions")}
    )
