"""What the commands share that work on the database: the operator, the controller."""

import getpass
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from lykt.web.commands.failing import Failure


if TYPE_CHECKING:
    from lykt.organisation.acting import Actor
    from lykt.organisation.models import Controller, Unit

#: The controller that a first import makes when none was named.
FIRST_CONTROLLER = "Lykt"

operator_option: Callable[[Any], Any] = click.option(
    "--operator",
    envvar="LYKT_OPERATOR",
    metavar="NAME",
    help="Who runs this; else LYKT_OPERATOR, else the user of the system.",
)
rows_option: Callable[[Any], Any] = click.option(
    "--format",
    "output",
    type=click.Choice(["table", "json"]),
    default="table",
    show_default=True,
    help="How the rows are written.",
)
language_option: Callable[[Any], Any] = click.option(
    "--language",
    type=click.Choice(["nb", "nn", "en"]),
    default="nb",
    show_default=True,
    help="In which language.",
)
controller_option: Callable[[Any], Any] = click.option(
    "--controller",
    metavar="NAME",
    help="Which municipality or organisation it is about, where there are several.",
)


def scratch_at_home() -> None:
    """Let the engine spill into the data folder, where no Django is started to say so.

    Where there is no data folder, a register in a folder of its own is counted without making one.
    """
    from lykt.figures import scratch
    from lykt.web.environment import data_path, scratch_dir

    scratch.PLACE = scratch_dir(data_path()) if data_path().is_dir() else None


def django() -> None:
    """Start Django without touching the database."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lykt.web.settings")
    import django

    django.setup()
    from django.utils import translation

    # The command line speaks one language, which other programs can rely on.
    translation.activate("en")


def database() -> None:
    """Start Django and see to it that the database can be used, preparing an empty one."""
    django()
    from lykt.web.preparing import State, prepare_if_empty

    state = prepare_if_empty()
    if state is State.BEHIND:
        raise Failure(
            "The database is from an older version of Lykt. Take a copy of it, then run:"
            " lykt prepare"
        )
    if state is State.AHEAD:
        raise Failure("The database is from a newer version of Lykt than this one.")


@contextmanager
def acting(operator: str | None) -> Iterator["Actor"]:
    """Act as the operator: the one named, or whoever is signed in to the system."""
    from lykt.organisation.acting import Actor, acting_as

    with acting_as(Actor(kind="operator", name=operator or _system_user())) as actor:
        yield actor


def _system_user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        # A process in a container can run as a user that has no name.
        return f"uid {os.getuid()}"


def controller(name: str | None) -> "Controller | None":
    """Return the controller of that name, or the only one there is, or None in an empty house."""
    from lykt.organisation.models import Controller

    there = list(Controller.objects.order_by("name")[:20])
    if name is not None:
        found = Controller.objects.filter(name=name).first()
        if found is None and there:
            names = ", ".join(str(one) for one in there)
            raise Failure(f"There is no controller called {name}; there is: {names}.")
        return found
    if len(there) > 1:
        names = ", ".join(str(one) for one in there)
        raise Failure(f"Say with --controller which one it is about: {names}.")
    return there[0] if there else None


def unit_of(home: "Controller | None", name: str | None) -> "Unit":
    """Return the unit of that name at a controller, or the only one it has."""
    from lykt.organisation.models import Unit

    there = list(Unit.objects.filter(controller=home, active=True).order_by("name"))
    if name is None and len(there) == 1:
        return there[0]
    names = ", ".join(str(one) for one in there) or "none"
    for one in there:
        if one.name == name:
            return one
    if name is None:
        raise Failure(f"Say with --unit which one it is about; there is: {names}.")
    raise Failure(f"There is no unit called {name}; there is: {names}.")


def controller_or_new(name: str | None, *, by: "Actor") -> "Controller":
    """Return the controller; where there is none at all, or none of that name, make it."""
    from lykt.organisation.models import Controller

    if name is not None:
        return Controller.objects.get_or_create(name=name)[0]
    return controller(None) or Controller.objects.create(name=FIRST_CONTROLLER)
