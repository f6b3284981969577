"""`lykt report`: the annual report as a PDF, or its tables as a workbook."""

from pathlib import Path

import click

from lykt.web.commands import running
from lykt.web.commands.failing import Failure
from lykt.web.commands.figures import opened
from lykt.web.commands.speaking import INTERNAL, say, written


#: How many years back the tables of a report look, the year of the report among them.
SPAN = 6

ENDINGS = (".pdf", ".xlsx")


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
@click.option(
    "--language",
    type=click.Choice(["nb", "nn", "en"]),
    default="nb",
    show_default=True,
    help="In which language.",
)
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
    from django.utils import translation

    from lykt.figures.engine import portfolio

    with opened(folder, controller, operator) as register:
        if register is None:
            raise Failure("There is nothing to report: the database holds no register.")
        rows = portfolio(register, years=(year - SPAN + 1, year))
    if not any(row.year == year and row.series == "people" and row.value for row in rows):
        raise Failure(f"The register holds nobody met in {year}.")
    with translation.override(language):
        from lykt.web.commands import documents

        content = documents.annual(rows, year=year, language=language, ending=out.suffix.lower())
    written(out, content)
    say(f"{out}: {INTERNAL}")
