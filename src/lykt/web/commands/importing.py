"""`lykt import`: a register, published figures, action plans, observations of adverts."""

from pathlib import Path

import click

from lykt.web.commands import running
from lykt.web.commands.speaking import give, progress


@click.group("import", no_args_is_help=False)
def import_() -> None:
    """Take in a register, figures of others, plans, or adverts seen."""


@import_.command("register")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@running.controller_option
@running.operator_option
def register(folder: Path, controller: str | None, operator: str | None) -> None:
    """Take in the register in the folder DIR (CSV or Parquet), all of it or nothing.

    Units that are missing are made. What is here already is left as it is: the same
    register twice changes nothing, and the same id with other content is refused.
    """
    from lykt.figures.register import open_register

    running.scratch_at_home()
    # The whole folder is checked before the database is as much as opened.
    with open_register(folder) as checked:
        running.database()
        from django.db import transaction

        from lykt.reports.importing import take_in

        with running.acting(operator) as actor, transaction.atomic():
            home = running.controller_or_new(controller, by=actor)
            imported = take_in(checked, by=actor, controller=home, progress=progress())
    for line in imported.lines():
        give(f"{line}\n")


@import_.command("series")
@click.argument("file", metavar="FILE.csv", type=click.Path(path_type=Path))
@running.controller_option
@running.operator_option
def series(file: Path, controller: str | None, operator: str | None) -> None:
    """Take in FILE.csv: figures that others have published, each with its source.

    Its columns are source, publisher, place, series, breakdown, category, period, year,
    value, low, high, unit and note. Either value stands, or low and high.
    """
    from lykt.figures.outside import read_outside_figures

    figures = read_outside_figures(file)
    running.database()
    from django.db import transaction

    from lykt.reports.series import take_in

    with running.acting(operator) as actor, transaction.atomic():
        home = running.controller_or_new(controller, by=actor)
        imported = take_in(figures, file=file.name, by=actor, controller=home)
    give(f"{imported}\n")


@import_.command("plans")
@click.argument("place", metavar="DIR|FILE.xlsx", type=click.Path(path_type=Path))
@running.controller_option
@running.operator_option
def plans(place: Path, controller: str | None, operator: str | None) -> None:
    """Take in action plans: four CSV files in DIR, or four sheets of FILE.xlsx.

    The tables are plans, areas, measures and status. All of it comes in or nothing; what is
    here already is left as it is, and what is here saying something else is refused.
    """
    # The tables are checked before the database is as much as opened.
    running.django()
    from django.utils import timezone

    from lykt.plans.checking import read_plans

    told = read_plans(place, today=timezone.localdate())
    running.database()
    from django.db import transaction

    from lykt.plans.importing import take_in

    with running.acting(operator) as actor, transaction.atomic():
        home = running.controller_or_new(controller, by=actor)
        imported = take_in(told, by=actor, controller=home)
    for line in imported.lines():
        give(f"{line}\n")


@import_.command("adverts")
@click.argument("file", metavar="FILE.csv", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--unit", "unit_name", metavar="NAME", help="Whose observations they are.")
@running.controller_option
@running.operator_option
def adverts(
    file: Path, unit_name: str | None, controller: str | None, operator: str | None
) -> None:
    """Take in FILE.csv: adverts that one's own service has seen, all of them or nothing.

    Its columns are date, site, place, number and count; the number may be empty, and count may
    be left out. The numbers become pseudonyms and are kept nowhere. The same file twice changes
    nothing.
    """
    content = file.read_bytes()
    running.database()
    from lykt.field.adverts.importing import take_in

    with running.acting(operator) as actor:
        unit = running.unit_of(running.controller(controller), unit_name)
        # The name of the file may hold anything, a number too.
        done = take_in(content, by=actor, unit=unit, file="FILE.csv", progress=progress())
    give(f"{done}\n")
