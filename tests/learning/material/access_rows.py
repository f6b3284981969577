"""Which role reaches which page of material. It is the whole municipality's."""

from typing import Any

from lykt.organisation.access import MEETS_PEOPLE
from lykt.organisation.models import Staff
from lykt.organisation.roles import Role
from tests.learning.material.made import make_material, make_move, make_version
from tests.support.pages import Page
from tests.support.people import World


CHANGES = frozenset(MEETS_PEOPLE)
READS = CHANGES | {Role.PLAN_OWNER}


def material(world: World, reader: Staff) -> dict[str, Any]:
    """Material of the municipality."""
    return {"handle": make_material(world).handle}


def version(world: World, reader: Staff) -> dict[str, Any]:
    """A version of such material."""
    return {"handle": make_version(world).handle}


def move(world: World, reader: Staff) -> dict[str, Any]:
    """A move of its pile."""
    return {"handle": make_move(world).handle}


ROWS: dict[str, Page] = {
    "materials": Page(READS),
    "material_new": Page(CHANGES),
    "material_page": Page(READS, material, wide=True),
    "material_change": Page(CHANGES, material, wide=True),
    "material_use": Page(CHANGES, material, "post", wide=True),
    "material_version_new": Page(CHANGES, material, wide=True),
    "material_version": Page(READS, version, wide=True),
    "material_version_undo": Page(CHANGES, version, "post", wide=True),
    "material_check": Page(CHANGES, version, wide=True),
    "material_uncheck": Page(CHANGES, version, "post", wide=True),
    "material_review": Page(CHANGES, version, wide=True),
    "material_move_new": Page(CHANGES, version, wide=True),
    "material_count": Page(CHANGES, version, wide=True),
    "material_move_back": Page(CHANGES, move, "post", wide=True),
}
