"""The units of a register: found by name, made where they are missing."""

from uuid import UUID

from django.utils.translation import gettext as _

from lykt.figures.register import Register
from lykt.organisation.access import Refused, units_for
from lykt.organisation.acting import Actor
from lykt.organisation.models import Controller, Unit


def units_of_register(
    register: Register, *, by: Actor, controller: Controller, into: Unit | None = None
) -> tuple[dict[str | None, UUID], list[str]]:
    """Return the key of each unit of the register by its name, and the names newly made.

    Under None stands the unit of those whom nobody in the register has met. The operator
    of the command line gets missing units made. A leader cannot make units, for nobody
    gives themselves a post: they import into units they lead, and what a register calls
    by one name that nobody here has goes `into` the unit they say, or the one they lead.

    Raises:
        Refused: when there is a unit into which the actor may not import.
    """
    names = _names(register)
    here = dict(Unit.objects.filter(controller=controller).values_list("name", "pk"))
    made = []
    if by.trusted:
        # A register of people alone names no unit, and everyone is kept by some unit.
        wanted = names or list(here) or [controller.name]
        made = [name for name in wanted if name not in here]
        for name in made:
            here[name] = Unit.objects.create(controller=controller, name=name).pk
    else:
        mine = units_for(by, "import", "register")
        led = {name: key for name, key in here.items() if key in mine}
        if into is not None and into.pk not in led.values():
            raise Refused(_("You do not lead %(units)s.") % {"units": into})
        here = _led(names, led, taken=set(here), into=into)
    units: dict[str | None, UUID] = {name: here[name] for name in names}
    units[None] = units[names[0]] if names else next(iter(here.values()))
    return units, made


def _led(
    names: list[str], led: dict[str, UUID], *, taken: set[str], into: Unit | None
) -> dict[str, UUID]:
    """Return the units a leader imports into, by the names the register has for them."""
    if not led:
        raise Refused(_("You lead no unit in this organisation."))
    strange = [name for name in names if name not in led]
    if not strange:
        return led
    target = next(iter(led.values())) if len(led) == 1 else into and into.pk
    if target and len(names) == 1 and names[0] not in taken:
        return {names[0]: target}
    if len(names) == 1 and names[0] not in taken:
        raise Refused(_("Choose into which of your units the register goes."))
    raise Refused(
        _("You do not lead %(units)s. Ask an administrator, or let the operator import it.")
        % {"units": ", ".join(sorted(strange)[:5])}
    )


def _names(register: Register) -> list[str]:
    """Return the names of the units, the one with most contacts first."""
    found = register.execute(
        "SELECT unit, sum(n) AS n FROM ("
        " SELECT unit, count(*) AS n FROM contacts GROUP BY unit"
        " UNION ALL SELECT unit, 0 FROM shifts GROUP BY unit"
        ") GROUP BY unit ORDER BY n DESC, unit"
    )
    return [str(name) for name, _count in found.fetchall()]
