"""Material of Fjordby with a version and a pile, as tests and rows of access want it."""

from datetime import date
from itertools import count
from typing import Any

from django.utils import timezone

from lykt.learning.material import actions, actions_stock
from lykt.learning.material.models import Material, Move, Version
from lykt.organisation.acting import acting_as
from tests.support.pages import OPERATOR
from tests.support.people import World


_number = count(1)


def make_material(world: World, **told: Any) -> Material:
    """Make a card about rights."""
    told = {
        "title": f"Dine rettigheter {next(_number)}",
        "kind": "card",
        "purpose": "Hvor en kan få hjelp",
        **told,
    }
    with acting_as(OPERATOR):
        return actions.make_material(by=OPERATOR, controller=world.fjordby, **told)


def make_version(
    world: World,
    material: Material | None = None,
    language: str = "en",
    made_on: date | None = None,
    *,
    checked: bool = True,
) -> Version:
    """Make a version, which users have checked unless it is said that they have not."""
    day = made_on or timezone.localdate()
    with acting_as(OPERATOR):
        row = actions.add_version(
            by=OPERATOR,
            material=material or make_material(world),
            language=language,
            made_on=day,
        )
        if checked:
            row = actions.check_version(
                by=OPERATOR, version=row, checked_by="council", on=timezone.localdate()
            )
        return row


def move(world: World, version: Version, kind: str = "printed", count: int = 100, **told: Any):
    """Write a move of a pile down."""
    with acting_as(OPERATOR):
        return actions_stock.move_stock(
            by=OPERATOR,
            version=version,
            kind=kind,
            count=count,
            unit=told.pop("unit", world.service),
            where=told.pop("where", "shift" if kind == "given_out" else ""),
            **told,
        )


def make_move(world: World) -> Move:
    """Print a hundred of a new card."""
    return move(world, make_version(world))
