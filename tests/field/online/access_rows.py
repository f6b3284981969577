"""Which role reaches which page of chats and calls."""

from typing import Any

from django.utils import timezone

from lykt.field.online.models import Call, Chat
from lykt.organisation.acting import acting_as
from lykt.organisation.models import Staff
from lykt.organisation.roles import Role
from tests.support.pages import OPERATOR, Page
from tests.support.people import World


CALLS = frozenset({Role.FIELD_WORKER, Role.SOCIAL_WORKER, Role.UNIT_LEADER})
CHATS = CALLS | {Role.HEALTH_WORKER}


def make_chat(world: World, by: Staff | None = None, **more: Any) -> Chat:
    """Write a chat of the service down, of today when nothing else is told."""
    return _made(Chat, world, by, {"channel": "chat_room", "target": "unsure", **more})


def make_call(world: World, by: Staff | None = None, **more: Any) -> Call:
    """Write a call of the service down, of today when nothing else is told."""
    return _made(Call, world, by, {"outcome": "informed", **more})


def _made(model: Any, world: World, by: Staff | None, more: dict[str, Any]) -> Any:
    told = {"unit": world.service, "date": timezone.localdate(), **more}
    with acting_as(OPERATOR):
        return model.objects.create(controller=told["unit"].controller, registered_by=by, **told)


def chat(world: World, reader: Staff) -> dict[str, Any]:
    """A chat that the reader has written down."""
    return {"handle": make_chat(world, reader).handle}


def call(world: World, reader: Staff) -> dict[str, Any]:
    """A call that the reader has written down."""
    return {"handle": make_call(world, reader).handle}


ROWS: dict[str, Page] = {
    "chats": Page(CHATS),
    "chat_new": Page(CHATS),
    "chat_change": Page(CHATS, chat),
    "chat_undo": Page(CHATS, chat, "post"),
    "calls": Page(CALLS),
    "call_new": Page(CALLS),
    "call_check": Page(CALLS),
    "call_undo": Page(CALLS, call, "post"),
}
