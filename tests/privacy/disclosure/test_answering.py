"""What the person is told of what was shared, and of what was held back."""

import pytest

from lykt.organisation.acting import Actor
from lykt.privacy.disclosure.actions import note_afterwards
from lykt.privacy.disclosure.answering import chapters
from lykt.privacy.disclosure.attempts import Item, ShareRefused
from lykt.privacy.disclosure.models import Disclosure
from lykt.privacy.reading.showing import opened
from lykt.privacy.subjects import Chapter, Subject
from tests.privacy.disclosure.sharing import REASON, duty, say, tell


def answer(by: Actor, subject: Subject) -> list[Chapter]:
    with opened(by=by, what="test", subjects=[subject.key]):
        return chapters([subject.key])


def test_where_nothing_was_shared_it_says_so(worker: Actor, subject: Subject) -> None:
    assert [(one.rows, bool(one.empty)) for one in answer(worker, subject)] == [([], True)] * 2


def test_everything_is_told_in_words(worker: Actor, subject: Subject) -> None:
    say(worker, subject, [("nav", "economy"), ("nav", "housing")])
    items = [Item("economy", "No income."), Item("housing", "Needs a room.")]
    tell(worker, subject, "nav", items=items)
    note_afterwards(
        by=worker, disclosure=Disclosure.objects.get(), what="too_much", text="The sum was told."
    )
    tell(worker, subject, "police", "whereabouts", ground=duty("avert_crime"))
    with pytest.raises(ShareRefused):
        tell(worker, subject, "nav", "economy", "violence")
    shared, back = answer(worker, subject)
    first, second = shared.rows
    assert first[1:] == [
        "NAV: housing and economy",
        "Economy: No income.\nHousing: Needs a room.",
        "Consent: Help and follow-up\nMore was told than was needed: The sum was told.",
        "Sunniva",
        "2026-0001",
    ]
    assert second[3] == f"Legal duty: Avert a serious crime\n{REASON}"
    assert back.rows[0][1:] == [
        "NAV: housing and economy",
        "Economy\nViolence, what has happened: No consent to tell this to them",
        "Sunniva",
    ]


def test_what_was_told_of_health_stands_in_a_chapter_for_the_health_staff(
    worker: Actor, subject: Subject
) -> None:
    items = [Item("health", "Is pregnant."), Item("whereabouts", "The hotel.")]
    tell(worker, subject, "police", items=items, ground=duty("avert_crime"))
    shared, health, _back = answer(worker, subject)
    assert (shared.health, health.health) == (False, True)
    assert "Is pregnant." not in str(shared)
    assert "Health: see below" in shared.rows[0][2]
    assert health.rows == [["2026-0001", "Police", "Is pregnant."]]
