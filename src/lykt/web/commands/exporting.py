"""`lykt export`: a register, with fresh ids; action plans, as they came in."""

from pathlib import Path
from typing import Literal

import click

from lykt.web.commands import running
from lykt.web.commands.failing import Failure
from lykt.web.commands.speaking import give, say


@click.group(no_args_is_help=False)
def export() -> None:
    """Write what the database holds to files of the public format."""


@export.command("register")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option(
    "--format",
    "file_format",
    type=click.Choice(["csv", "parquet"]),
    default="csv",
    show_default=True,
    help="How the tables are written.",
)
@running.controller_option
@running.operator_option
def register(
    folder: Path,
    file_format: Literal["csv", "parquet"],
    controller: str | None,
    operator: str | None,
) -> None:
    """Write the register to the folder DIR, which must be missing or empty.

    Everyone gets a fresh id made by chance, so that two exports cannot be laid side by
    side. A register points at people: it does not leave the service that keeps it.
    """
    running.database()
    from lykt.organisation.models import Unit
    from lykt.reports.exporting import export_register

    with running.acting(operator) as actor:
        home = running.controller(controller)
        if home is None:
            raise Failure("There is nothing to export: the database holds no register.")
        units = set(Unit.objects.filter(controller=home).values_list("pk", flat=True))
        rows = export_register(folder, by=actor, units=units, format=file_format)
    for table, count in rows.items():
        give(f"{table}: {count}\n")
    say("The register points at people. It does not leave the service that keeps it.")


@export.command("plans")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option(
    "--format",
    "file_format",
    type=click.Choice(["csv", "xlsx"]),
    default="csv",
    show_default=True,
    help="Four CSV files, or one workbook called plans.xlsx.",
)
@running.controller_option
@running.operator_option
def plans(
    folder: Path, file_format: Literal["csv", "xlsx"], controller: str | None, operator: str | None
) -> None:
    """Write action plans to the folder DIR, which must be missing or empty.

    Of the statuses, those that stand now are written. What the tables have no column for is
    named.
    """
    running.database()
    from lykt.plans.exporting import export_plans
    from lykt.plans.models import Plan

    with running.acting(operator) as actor:
        home = running.controller(controller)
        if home is None:
            raise Failure("There is nothing to export: the database holds no plans.")
        chosen = list(Plan.objects.filter(controller=home))
        done = export_plans(folder, by=actor, plans=chosen, format=file_format)
    for table, count in done.rows.items():
        give(f"{table}: {count}\n")
    if words := done.words():
        say(words)
