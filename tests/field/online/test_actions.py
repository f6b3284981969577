"""Chats: what is written down, put right and taken back."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from lykt.field.online import actions
from lykt.field.online.models import Chat
from lykt.field.online.queries import chats_for, totals_of
from lykt.organisation.access import Refused
from lykt.organisation.acting import acting_as
from lykt.organisation.roles import Role
from tests.field.online.access_rows import make_chat
from tests.support.people import make_staff


TODAY = timezone.localdate()


@pytest.fixture
def by(froya):
    """The field worker, acting."""
    with acting_as(froya.as_actor()) as actor:
        yield actor


def test_where_is_enough(world, by, froya):
    row = actions.write_chat(by=by, unit=world.service, channel="own_chat")
    assert (row.target, row.minutes, row.themes, row.count, row.date) == (
        "unsure", None, [], 1, TODAY,
    )  # fmt: skip
    assert (row.registered_by, row.controller) == (froya, world.fjordby)


@pytest.mark.parametrize(
    ("told", "wrong"),
    [
        ({"channel": "street"}, "channel"), ({"target": "maybe"}, "target"),
        ({"themes": ["cooking"]}, "themes"), ({"referred": ["home"]}, "referred"),
        ({"minutes": -1}, "minutes"), ({"minutes": 1441}, "minutes"), ({"count": 0}, "count"),
        ({"count": 2}, "count"), ({"channel": "advert_message", "count": 501}, "count"),
        ({"on": TODAY + timedelta(1)}, "on"), ({"on": date(1989, 12, 31)}, "on"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_by_field(world, by, told, wrong):
    with pytest.raises(ValidationError) as problem:
        actions.write_chat(by=by, unit=world.service, **{"channel": "own_chat", **told})
    assert set(problem.value.message_dict) == {wrong}
    assert not Chat.objects.exists()


def test_messages_are_counted_several_at_once_and_apart_from_chats(world, by):
    actions.write_chat(by=by, unit=world.service, channel="advert_message", count=40)
    for target in ("yes", "no", "no", "unsure"):
        actions.write_chat(by=by, unit=world.service, channel="chat_room", target=target)
    make_chat(world, date=date(TODAY.year - 1, 6, 1))
    assert totals_of(chats_for(by), TODAY.year) == {
        "chats": 4, "yes": 1, "no": 2, "unsure": 1, "messages": 40,
    }  # fmt: skip


def test_what_was_wrong_is_put_right_and_says_so(world, by, froya, sunniva):
    row = make_chat(world, sunniva)
    told = {"channel": "own_chat", "target": "yes", "minutes": 20, "themes": ["health", "health"],
            "referred": ["clinic"], "count": 1, "on": TODAY}  # fmt: skip
    now = actions.correct_chat(by=by, chat=row, **told)
    assert (now.target, now.minutes, now.themes, now.corrected_by) == (
        "yes", 20, ["health"], froya,
    )  # fmt: skip
    assert now.registered_by == sunniva


def test_undo_is_for_what_one_has_just_written(world, by, froya, sunniva):
    row = make_chat(world, froya)
    with acting_as(sunniva.as_actor()) as other, pytest.raises(Refused):
        actions.undo_chat(by=other, chat=row)
    actions.undo_chat(by=by, chat=row)
    actions.undo_chat(by=by, chat=row)
    assert not chats_for(by).exists()
    old = make_chat(world, froya, registered_at=timezone.now() - timedelta(hours=25))
    with pytest.raises(Refused):
        actions.undo_chat(by=by, chat=old)


@pytest.mark.parametrize(
    "role", [Role.CASE_COORDINATOR, Role.ANALYST, Role.ADMINISTRATOR, Role.INVITED_PARTNER]
)
def test_others_write_nothing_down(world, role):
    with acting_as(make_staff(role, world.service).as_actor()) as by:
        with pytest.raises(Refused):
            actions.write_chat(by=by, unit=world.service, channel="own_chat")
        assert not chats_for(by).exists()


def test_nobody_writes_for_another_unit(world, by):
    for unit in (world.clinic, world.elsewhere):
        with pytest.raises(Refused):
            actions.write_chat(by=by, unit=unit, channel="own_chat")
    make_chat(world, unit=world.elsewhere)
    assert not chats_for(by).exists()
