"""A receipt's digest: over everything it says, and under the person's own key."""

from dataclasses import fields
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lykt.privacy.disclosure.models import Disclosure
from lykt.privacy.disclosure.receipts import Receipt, content_of, digest


AT = datetime(2026, 11, 30, 9, 0, tzinfo=UTC)
KEY = b"k" * 32
ITEMS = [("economy", "No income."), ("housing", "A room.")]


def entry(**changes) -> Disclosure:
    told = {
        "refused": False,
        "year": 2026,
        "number": 7,
        "recipient": "nav",
        "way": "phone",
        "told_at": AT,
        "at": AT,
        "basis": "consent",
        "purpose": "follow_up",
        "by_name": "sunniva",
    }
    return Disclosure(**(told | changes))


def mark(items=ITEMS, named="Kari", reason="", key=KEY, **changes) -> str:
    return digest(key, content_of(entry(**changes), items, named, reason))


def test_the_same_says_the_same():
    assert mark() == mark()
    assert len(mark()) == 64


def test_a_moment_is_the_same_in_every_time_zone():
    norway = timezone(timedelta(hours=1))
    assert mark(told_at=AT.astimezone(norway)) == mark()


@pytest.mark.parametrize(
    "changes",
    [
        {"items": ITEMS[:1]},
        {"items": ITEMS[::-1]},
        {"items": [("economy", "No income. "), ITEMS[1]]},
        {"items": [("health", "No income."), ITEMS[1]]},
        {"named": "Ola"},
        {"reason": "a"},
        {"number": 8},
        {"year": 2027},
        {"recipient": "police"},
        {"way": "letter"},
        {"told_at": AT + timedelta(microseconds=1)},
        {"at": AT + timedelta(microseconds=1)},
        {"purpose": "coordination"},
        {"basis": "duty", "duty": "duty.avert_crime"},
        {"by_name": "froya"},
        {"key": b"K" * 32},
    ],
)
def test_whatever_is_different_says_something_else(changes):
    assert mark(**changes) != mark()


@given(st.lists(st.tuples(st.sampled_from(["economy", "housing"]), st.text()), max_size=3))
def test_no_text_can_stand_for_another(items):
    """Where one text ends and the next begins is part of what is said."""
    joined = [("economy", "".join(text for _kind, text in items))]
    assert (mark(items=items) == mark(items=joined)) is (items == joined)


def test_a_receipt_holds_no_words_about_anybody():
    assert [each.name for each in fields(Receipt)] == ["handle", "number", "digest", "uncertain"]
