"""The clocks of a concern: by the rulebook, at their boundaries, in words."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone, translation

from lykt.concerns.actions_notice import answer_noted
from lykt.concerns.queries import notices_about
from lykt.concerns.running import clocks_of
from lykt.organisation.acting import Actor
from tests.support.concerns import make_concern, notify
from tests.support.people import World


RECEIVED = datetime(2026, 3, 28, 22, 30, tzinfo=UTC)
SECOND = timedelta(seconds=1)


@pytest.mark.parametrize(("urgency", "hours"), [("now", 1), ("soon", 24), ("later", 72)])
def test_the_triage_ends_when_its_hours_have_passed(
    world: World, operator: Actor, urgency: str, hours: int
) -> None:
    """Hours that pass, also over the night in which clocks are put forward."""
    concern = make_concern(world, urgency=urgency, received_at=RECEIVED)
    end = RECEIVED + timedelta(hours=hours)
    for now, late in ((end - SECOND, False), (end, False), (end + SECOND, True)):
        [clock] = clocks_of(concern, now=now)
        assert (clock.name, clock.late) == (f"triage_{urgency}", late)


@pytest.mark.parametrize(
    ("after", "words"),
    [
        (timedelta(minutes=30), "by "),
        (timedelta(hours=1, minutes=59), "late by less than an hour"),
        (timedelta(hours=2), "late by 1 hour"),
        (timedelta(hours=48), "late by 47 hours"),
        (timedelta(hours=49), "late by 2 days"),
    ],
)
def test_late_is_said_in_words(
    world: World, operator: Actor, after: timedelta, words: str
) -> None:
    concern = make_concern(world, urgency="now", received_at=RECEIVED)
    with translation.override("en"):
        assert clocks_of(concern, now=RECEIVED + after)[0].in_words.startswith(words)


def test_a_childs_waits_for_the_notice_and_then_for_the_answer(
    world: World, operator: Actor
) -> None:
    concern = make_concern(world, age="child")
    assert [one.name for one in clocks_of(concern)] == ["child_welfare_notice"]
    row = notify(concern)
    concern.refresh_from_db()
    notices = list(notices_about([concern.subject]))
    [clock] = clocks_of(concern, notices)
    assert (clock.name, clock.uncertain) == ("child_welfare_answer", True)
    assert clock.ends == timezone.localdate(row.told_at) + timedelta(days=21)
    late = timezone.now() + timedelta(days=22)
    assert clocks_of(concern, notices, now=late)[0].late
    answer_noted(by=operator, notice=row, answer="received")
    assert clocks_of(concern, list(notices_about([concern.subject]))) == []
