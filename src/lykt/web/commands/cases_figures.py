"""`lykt cases figures`: a year's figures of protection as tidy rows."""

import click

from lykt.web.commands import running
from lykt.web.commands.figures import as_json, as_table, opened
from lykt.web.commands.speaking import INTERNAL, give, say


@click.command("figures")
@click.option(
    "--year",
    type=click.IntRange(1900, 2100),
    required=True,
    help="The year that is counted.",
)
@running.rows_option
@running.controller_option
@running.operator_option
def figures(year: int, output: str, controller: str | None, operator: str | None) -> None:
    """Count concerns, possible victims, reflection periods, housing and returns of a year.

    JSON is tidy rows: series, breakdown, category, period, year, value, low, high, unit,
    note. What is counted in each series: docs/reference/figures.md.
    """
    with opened(None, controller, operator) as source:
        # Imported here: what counts takes a second to load.
        from lykt.figures.definitions import ALL_BREAKDOWNS, FIGURES

        rows = source.rows(years=(year, year), breakdowns=ALL_BREAKDOWNS) if source else []
        rows = [row for row in rows if (found := FIGURES.get(row.series)) and found.table]
        notes = source.notes(year) if source else []
    for note in notes:
        say(note)
    if not rows:
        say(f"Nothing of protection is counted in {year}.")
    elif output == "json":
        say(INTERNAL)
    give(as_json(rows) if output == "json" else as_table(rows))
