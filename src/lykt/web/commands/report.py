"""`lykt report`: the annual report, and the status report of a plan, as files."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lykt.web.commands import running
from lykt.web.commands.failing import Failure
from lykt.web.commands.figures import Source, opened
from lykt.web.commands.plans import plan_called
from lykt.web.commands.speaking import INTERNAL, say, written


if TYPE_CHECKING:
    from lykt.figures.register import Register
    from lykt.reports.sentence import Effort

#: How many years back the tables of a report look, the year of the report among them.
SPAN = 6

ENDINGS = (".pdf", ".xlsx")
PLAN_ENDINGS = (".docx", ".pdf", ".xlsx")


@click.group(no_args_is_help=False)
def report() -> None:
    """Make a report."""


@report.command()
@click.option("--year", type=click.IntRange(1900, 2100), required=True, help="Of which year.")
@click.option(
    "--register",
    "folder",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="Report on this register and leave the database alone.",
)
@click.option(
    "--out",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    required=True,
    help="Where to: FILE.pdf is the report, FILE.xlsx its tables.",
)
@running.language_option
@running.controller_option
@running.operator_option
def annual(
    year: int,
    folder: Path | None,
    out: Path,
    language: str,
    controller: str | None,
    operator: str | None,
) -> None:
    """Write the annual report of a year, marked as internal."""
    if out.suffix.lower() not in ENDINGS:
        raise click.BadParameter(
            f"'{out.name}' should end in .pdf or .xlsx.", param_hint="'--out'"
        )
    # Labels are in the reader's language, so Django is needed though the database is not.
    running.django()
    with opened(folder, controller, operator) as source:
        if source is None:
            raise Failure("There is nothing to report: the database holds no register.")
        content = _annual(source, year, language, out.suffix.lower(), published=folder is None)
    written(out, content)
    say(f"{out}: {INTERNAL}")


def _annual(source: Source, year: int, language: str, ending: str, *, published: bool) -> bytes:
    from django.utils import translation

    from lykt.organisation.acting import current_actor
    from lykt.reports.pdf import INTRODUCTION, annual_pdf
    from lykt.reports.queries import outside_rows
    from lykt.reports.tables import annual_tables
    from lykt.reports.workbook import tables_xlsx

    rows = source.rows(years=(year - SPAN + 1, year))
    if not any(row.year == year and row.series == "people" and row.value for row in rows):
        raise Failure(f"The register holds nobody met in {year}.")
    with translation.override(language):
        notes = source.notes(year)
        if ending == ".xlsx":
            tables = annual_tables(rows, year=year, span=SPAN)
            return tables_xlsx(tables, language=language, notes=notes)
        return annual_pdf(
            rows,
            year=year,
            language=language,
            organisation=_units(source.register),
            # What others have published lies in the database, which a folder goes without.
            published=outside_rows(current_actor()) if published else (),
            comments={INTRODUCTION: "\n\n".join(notes)},
            effort=_effort(source, year),
            effort_before=_effort(source, year - 1),
            span=SPAN,
        )


def _units(register: "Register") -> str:
    """Say whose register it is: its units, those with most contacts first."""
    found = register.execute(
        "SELECT unit FROM contacts GROUP BY unit ORDER BY count(*) DESC, unit LIMIT 4"
    )
    names = [name for (name,) in found.fetchall()]
    return ", ".join([*names[:3], "…"] if len(names) > 3 else names)


def _effort(source: Source, year: int) -> "Effort | None":
    from lykt.reports.sentence import Effort

    if source.standing and year in source.standing.closed:
        return source.standing.effort(year)
    shifts, hours = source.register.execute(
        f"SELECT count(*), sum(hours) FROM shifts WHERE year(date) = {year}"  # noqa: S608
    ).fetchone()
    return Effort(shifts=shifts, hours=float(hours)) if shifts else None


@report.command("plan")
@click.argument("key", metavar="PLAN")
@click.option(
    "--as-of",
    "day",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    required=True,
    help="The day to look from.",
)
@click.option(
    "--out",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    required=True,
    help="Where to: FILE.docx to write on in, FILE.pdf, or FILE.xlsx with all of it.",
)
@running.language_option
@running.controller_option
@running.operator_option
def of_plan(
    key: str,
    day: datetime,
    out: Path,
    language: str,
    controller: str | None,
    operator: str | None,
) -> None:
    """Write the status report of an action plan as of a day."""
    ending = out.suffix.lower().removeprefix(".")
    if f".{ending}" not in PLAN_ENDINGS:
        raise click.BadParameter(
            f"'{out.name}' should end in .docx, .pdf or .xlsx.", param_hint="'--out'"
        )
    running.database()
    from lykt.reports.plans.content import status_report
    from lykt.reports.plans.files import WRITERS

    with running.acting(operator) as actor:
        plan = plan_called(actor, key, controller)
        content = WRITERS[ending](status_report(actor, plan, day.date(), language=language))
    written(out, content)
    say(str(out))
