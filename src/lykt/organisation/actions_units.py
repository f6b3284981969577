"""What changes units. Contacts and figures hang on them, so none is ever removed."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from lykt.organisation.acting import Actor
from lykt.organisation.actions import check_reach
from lykt.organisation.models import Controller, Unit


@transaction.atomic
def make_unit(*, by: Actor, controller: Controller, name: str, kind: str, age_bands: str) -> Unit:
    """Make a unit in a controller."""
    check_reach(by, "make", "unit", controller.pk)
    unit = Unit(controller=controller, name=name, kind=kind, age_bands=age_bands)
    return _write(unit)


@transaction.atomic
def change_unit(
    *, by: Actor, unit: Unit, name: str, kind: str, age_bands: str, active: bool
) -> Unit:
    """Change what a unit is called and how it counts; out of use, it stays in the figures."""
    check_reach(by, "change", "unit", unit.controller_id)
    unit.name, unit.kind, unit.age_bands, unit.active = name, kind, age_bands, active
    return _write(unit)


def _write(unit: Unit) -> Unit:
    same = Unit.objects.filter(controller=unit.controller_id, name__iexact=unit.name)
    if same.exclude(pk=unit.pk).exists():
        raise ValidationError({"name": _("Another unit has this name. Choose another one.")})
    unit.full_clean()
    unit.save()
    return unit
