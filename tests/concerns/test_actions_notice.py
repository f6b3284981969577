"""Telling child welfare: the log, the receipt, the lock, the answer."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from lykt.cases.case.child_welfare import has_been_told
from lykt.concerns import actions, actions_joining, actions_triage
from lykt.concerns.actions_notice import answer_noted, notify_child_welfare
from lykt.concerns.models import ChildWelfareNotice, Concern
from lykt.concerns.queries import notice_sent
from lykt.organisation.access import Refused
from lykt.organisation.acting import Actor, acting_as
from lykt.organisation.models import Staff
from lykt.privacy.disclosure.models import Disclosure
from lykt.privacy.reading.showing import opened
from tests.support.cases import subject_of
from tests.support.concerns import REASON, REPORTER, make_concern, notify
from tests.support.pages import make_person
from tests.support.people import World


HOUR = timedelta(hours=1)


def test_a_notice_gets_a_receipt_and_unlocks(world: World, froya: Staff) -> None:
    concern = make_concern(world, froya, age="child")
    row = notify(concern, froya, body="Fjordby child welfare", told="A girl of sixteen")
    with acting_as(froya.as_actor()) as actor:
        concern.refresh_from_db()
        assert concern.state == "notified"
        assert notice_sent(concern)
        assert notice_sent(concern.subject)
        assert has_been_told([concern.subject])
        sent = Disclosure.objects.get()
        assert (row.receipt, row.disclosure) == (sent.receipt_number, sent.handle)
        assert (sent.recipient, sent.duty) == ("child_welfare", "duty.child_welfare")
        assert (row.content_code, row.reporter_code) == ("2.4.06", REPORTER)
        with opened(by=actor, what="test", subjects=[concern.subject]):
            assert ChildWelfareNotice.objects.get().body == "Fjordby child welfare"
            assert sent.items.get().text == "A girl of sixteen"


def test_before_it_is_told_nobody_has_been(world: World, operator: Actor) -> None:
    assert not notice_sent(make_concern(world, age="child"))


def test_a_doubt_rests_on_its_own_duty(world: World) -> None:
    assert notify(make_concern(world, age="in_doubt")).duty == "duty.age_in_doubt"


def test_one_form_sent_twice_is_one_notice(world: World) -> None:
    concern = make_concern(world, age="child")
    at = timezone.now()
    first = notify(concern, told_at=at, once="a-form")
    again = notify(concern, told_at=at, once="a-form")
    assert first.pk == again.pk


def test_a_machine_that_stops_between_receipt_and_log(
    world: World, operator: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    concern = make_concern(world, age="child")
    told: dict[str, Any] = {"once": "a-form", "told_at": timezone.now()}
    with monkeypatch.context() as stopped:
        stopped.setattr("lykt.concerns.actions_notice._logged", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            notify(concern, **told)
    concern.refresh_from_db()
    assert concern.state == "locked"
    notify(concern, **told)
    concern.refresh_from_db()
    assert concern.state == "notified"
    assert Disclosure.objects.count() == ChildWelfareNotice.objects.count() == 1


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"told_at": HOUR}, "told_at"),
        ({"told_at": -2 * HOUR}, "told_at"),
        ({"reason": "A child."}, "reason"),
        ({"told": " "}, "told"),
        ({"duty": "duty.avert_crime"}, "duty"),
        ({"duty": "duty.none"}, "duty"),
        ({"reporter_code": "99"}, "reporter_code"),
        ({"content_code": "27"}, "content_code"),
    ],
)
def test_what_is_refused_in_words(world: World, told: dict[str, Any], field: str) -> None:
    concern = make_concern(world, age="child", received_at=timezone.now() - HOUR)
    said = {
        name: timezone.now() + value if isinstance(value, timedelta) else value
        for name, value in told.items()
    }
    with pytest.raises(ValidationError) as refused:
        notify(concern, **said)
    assert list(refused.value.message_dict) == [field]


@pytest.mark.parametrize(
    ("day", "code"),
    [(date(2025, 12, 31), "27"), (date(2026, 1, 1), "2.4.06")],
)
def test_the_codes_are_those_of_the_day(world: World, day: date, code: str) -> None:
    noon = datetime(day.year, day.month, day.day, 11, tzinfo=UTC)
    concern = make_concern(world, age="child", received_at=noon)
    assert notify(concern, told_at=noon).content_code == code


def test_before_there_was_a_code_it_is_said(world: World) -> None:
    long_ago = datetime(2020, 5, 1, 11, tzinfo=UTC)
    concern = make_concern(world, age="child", received_at=long_ago)
    with pytest.raises(ValidationError, match="no national code"):
        notify(concern, told_at=long_ago)


def test_a_notice_about_a_person_for_a_case_that_is_locked(world: World, kaja: Staff) -> None:
    person = make_person(world)
    with acting_as(kaja.as_actor()) as actor:
        row = notify_child_welfare(
            by=actor, subject=subject_of(person), reason=REASON, told="A boy of fifteen.",
            reporter_code=REPORTER, duty="duty.child_welfare",
        )  # fmt: skip
        assert (row.subject, row.concern) == (person.pk, None)
        assert notice_sent([person.pk])
        assert has_been_told([person.pk])


def test_nothing_else_is_done_with_what_is_locked(world: World, kaja: Staff) -> None:
    concern = make_concern(world, kaja, age="in_doubt")
    person = make_person(world)
    with acting_as(kaja.as_actor()) as actor:
        for act, told in [
            (actions_triage.triage, {}),
            (actions_triage.hand_on, {"to": world.service}),
            (actions_triage.say_no_ground, {}),
            (actions_triage.close_concern, {"closing": "mistake"}),
            (actions_joining.join, {"person": person, "ground": "known"}),
            (actions.mark_case_opened, {"matter": person.pk}),
        ]:
            with pytest.raises(ValidationError, match="until child welfare has been told"):
                act(by=actor, concern=concern, **told)
        actions.call_help(by=actor, concern=concern, what="police")
        assert Concern.objects.get().state == "locked"


def test_whoever_works_elsewhere_notifies_of_nothing_here(world: World, ulrik: Staff) -> None:
    concern = make_concern(world, age="child")
    with pytest.raises(Refused):
        notify(concern, ulrik)


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"answer": "perhaps"}, "answer"),
        ({"answer": "received", "answered_on": timedelta(days=1)}, "answered_on"),
        ({"answer": "received", "answered_on": timedelta(days=-1)}, "answered_on"),
    ],
)
def test_an_answer_that_cannot_be(
    world: World, operator: Actor, told: dict[str, Any], field: str
) -> None:
    row = notify(make_concern(world, age="child"))
    if "answered_on" in told:
        told = told | {"answered_on": timezone.localdate() + told["answered_on"]}
    with pytest.raises(ValidationError) as refused:
        answer_noted(by=operator, notice=row, **told)
    assert list(refused.value.message_dict) == [field]


def test_a_later_answer_stands_beside_the_earlier(world: World, operator: Actor) -> None:
    row = notify(make_concern(world, age="child"))
    for answer in ("received", "investigates"):
        answer_noted(by=operator, notice=row, answer=answer)
    assert [one.answer for one in row.answers.order_by("at")] == ["received", "investigates"]
