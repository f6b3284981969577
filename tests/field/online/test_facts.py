"""What chats and calls give the register; their codes are those of the register's tables."""

import pytest

from lykt.field.online import codes, facts
from lykt.figures.arrow import conform
from lykt.figures.market import tables
from tests.field.online.access_rows import make_call, make_chat


def rows_of(batches, table):
    return [row for batch in batches for row in conform(batch, table).to_pylist()]


def test_chats_and_their_themes(world, operator):
    make_chat(world, themes=["health", "law"], minutes=12, target="yes")
    make_chat(world, undone_at="2026-01-01T00:00Z")
    make_chat(world, unit=world.clinic)
    units = {world.service.pk}
    (row,) = rows_of(facts.chats(units), "chats")
    assert (row["chat_channel"], row["target_group"], row["minutes"], row["count"]) == (
        "chat_room", "yes", 12, 1,
    )  # fmt: skip
    told = [row["chat_theme"] for row in rows_of(facts.themes(units), "chat_themes")]
    assert told == ["health", "law"]


def test_calls(world, operator):
    make_call(world, language="th", mediator=True)
    (row,) = rows_of(facts.calls({world.service.pk}), "calls")
    assert (row["call_outcome"], row["call_language"], row["mediator"]) == (
        "informed", "th", "yes",
    )  # fmt: skip
    assert set(row) == {"call_id", "date", "unit", "call_outcome", "call_language", "mediator"}


@pytest.mark.parametrize(
    ("here", "there"),
    [(codes.Channel, tables.CHAT_CHANNELS), (codes.Target, tables.TARGETS),
     (codes.Theme, tables.CHAT_THEMES), (codes.Outcome, tables.CALL_OUTCOMES)],
)  # fmt: skip
def test_the_codes_are_those_of_the_register(here, there):
    assert tuple(here.values) == there
