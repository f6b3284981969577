"""How far somebody reaches in what is the whole controller's: material, networks, and the like."""

from typing import TypeVar
from uuid import UUID

from django.db.models import Exists, Model, OuterRef, QuerySet
from django.http import HttpRequest
from django.utils import timezone

from lykt.organisation.access import controllers_for
from lykt.organisation.acting import Actor
from lykt.organisation.models import Controller, Staff, StaffPost, Unit


T = TypeVar("T", bound=Model)


def within(
    rows: QuerySet[T], actor: Actor, act: str, thing: str, path: str = "controller"
) -> QuerySet[T]:
    """Return those rows of the controllers within all of which the actor may do this."""
    if actor.trusted:
        return rows
    return rows.filter(**{f"{path}__in": controllers_for(actor, act, thing)})


def homes(actor: Actor, act: str, thing: str) -> list[Controller]:
    """Return the controllers for which the actor may do this, by name."""
    return list(within(Controller.objects.order_by("name"), actor, act, thing, "pk"))


def staff_at(controller: UUID) -> QuerySet[Staff]:
    """Return those who work somewhere at a controller today."""
    posts = StaffPost.objects.held_on(timezone.localdate()).filter(controller=controller)
    return Staff.objects.filter(Exists(posts.filter(staff=OuterRef("pk"))), is_active=True)


def units_at(controller: UUID) -> QuerySet[Unit]:
    """Return the units of a controller that are in use."""
    return Unit.objects.filter(controller=controller, active=True).order_by("name")


def units_of(actor: Actor, act: str, thing: str) -> QuerySet[Unit]:
    """Return the units in use of the controllers within which the actor may do this."""
    units = Unit.objects.filter(active=True).select_related("controller").order_by("name")
    return within(units, actor, act, thing)


def chosen_unit(request: HttpRequest, actor: Actor, units: QuerySet[Unit]) -> Unit | None:
    """Return the unit the address or the form names, else the one used last, else one's own."""
    there = list(units)
    wanted = request.POST.get("at") or request.GET.get("unit") or request.session.get("unit")
    own = {post.unit for post in actor.posts}
    first = next((one for one in there if one.pk in own), there[0] if there else None)
    return next((one for one in there if one.handle == wanted), first)


def own_first(actor: Actor, controller: UUID) -> list[Unit]:
    """Return the units of a controller, those first in which the actor works."""
    mine = {post.unit for post in actor.posts}
    return sorted(units_at(controller), key=lambda unit: (unit.pk not in mine, unit.name))
