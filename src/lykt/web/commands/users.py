"""`lykt user`: accounts from the machine, above all the first one."""

import click

from lykt.web.commands import running
from lykt.web.commands.speaking import give, say


@click.group(no_args_is_help=False)
def user() -> None:
    """Make accounts."""


@user.command()
@click.argument("username")
@click.option("--name", required=True, help="What the person is called at work.")
@click.option("--role", default="administrator", show_default=True, help="Their role.")
@click.option("--unit", "unit_name", metavar="NAME", help="Where; overseers have no unit.")
@running.controller_option
@running.operator_option
def add(
    username: str,
    name: str,
    role: str,
    unit_name: str | None,
    controller: str | None,
    operator: str | None,
) -> None:
    """Make the account USERNAME with a post, and print a password for the first sign-in.

    An installation needs its first administrator from here; the rest are made on the web.
    """
    running.database()
    from django.db import transaction

    from lykt.organisation.actions import make_account
    from lykt.organisation.models import Unit
    from lykt.organisation.roles import CONTROLLER_WIDE, Role

    roles = [one.value for one in Role]
    if role not in roles:
        raise click.BadParameter(f"'{role}' is not one of {', '.join(roles)}.")
    overseer = role in CONTROLLER_WIDE
    if overseer == bool(unit_name):
        need = "has no unit" if overseer else "works in a unit: name it with --unit"
        raise click.UsageError(f"Someone with the role {role} {need}.")
    with running.acting(operator) as actor, transaction.atomic():
        home = running.controller_or_new(controller, by=actor)
        unit = None
        if unit_name:
            unit = Unit.objects.get_or_create(controller=home, name=unit_name)[0]
        staff, password = make_account(
            by=actor, username=username, name=name, role=role, controller=home, unit=unit
        )
    give(f"{password}\n")
    say(f"{staff.username} signs in with this once and then chooses another password.")
