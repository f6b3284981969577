"""What is read of chats and calls, always for someone."""

from typing import Any

from django.db.models import Count, Q, QuerySet, Sum

from lykt.field.online.models import Call, Chat
from lykt.organisation.access import units_for
from lykt.organisation.acting import Actor
from lykt.organisation.models import Unit


def chats_for(actor: Actor, act: str = "read") -> QuerySet[Chat]:
    """Return the chats the actor may do this with, the latest first; none undone."""
    return _within(Chat.objects.all(), actor, act, "chat")


def calls_for(actor: Actor, act: str = "read") -> QuerySet[Call]:
    """Return the calls the actor may do this with, the latest first; none undone."""
    return _within(Call.objects.all(), actor, act, "advert_call")


def _within(rows: QuerySet[Any], actor: Actor, act: str, thing: str) -> QuerySet[Any]:
    found = rows.filter(undone_at=None).select_related("unit", "registered_by")
    return found if actor.trusted else found.filter(unit__in=units_for(actor, act, thing))


def units_of(actor: Actor, act: str, thing: str) -> QuerySet[Unit]:
    """Return the units in use in which the actor may do this, by name."""
    units = Unit.objects.filter(active=True).select_related("controller").order_by("name")
    return units if actor.trusted else units.filter(pk__in=units_for(actor, act, thing))


def totals_of(chats: QuerySet[Chat], year: int) -> dict[str, int]:
    """Return what a year's chats come to: all, by target group, and messages sent."""
    talked = Q(date__year=year) & ~Q(channel="advert_message")
    told = chats.order_by().aggregate(
        chats=Count("pk", filter=talked),
        yes=Count("pk", filter=talked & Q(target="yes")),
        no=Count("pk", filter=talked & Q(target="no")),
        unsure=Count("pk", filter=talked & Q(target="unsure")),
        messages=Sum("count", filter=Q(date__year=year, channel="advert_message")),
    )
    return {name: value or 0 for name, value in told.items()}
