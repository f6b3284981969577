"""What concerns give the register: days and codes."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest
from django.utils import timezone

from lykt.concerns import actions, actions_triage, facts
from lykt.concerns.actions_consulting import note_consultation, undo_consultation
from lykt.concerns.codes import Closing, State
from lykt.organisation.acting import Actor
from lykt.organisation.keys import new_id
from tests.concerns.test_actions_joining import joined
from tests.support.concerns import make_concern, notify
from tests.support.pages import make_person
from tests.support.people import World


def rows(world: World) -> list[dict[str, Any]]:
    found = facts.concerns([world.service.pk])
    return [row for batch in found for row in batch.to_pylist()]


def test_a_concern_is_days_and_codes(world: World, operator: Actor) -> None:
    open_one = make_concern(world, source="hotel", exploitation="labour", seen="Nothing of it")
    ended = make_concern(world)
    actions_triage.decide(by=operator, concern=ended, becomes="closed", closing="not_found")
    told = make_concern(world, age="child")
    notify(told)
    found = {row["concern_id"]: row for row in rows(world)}
    first = found[str(open_one.pk)]
    assert first["date"] == timezone.localdate()
    assert (first["unit"], first["source"], first["exploitation"], first["age"]) == (
        world.service.name, "hotel", "labour", "adult",
    )  # fmt: skip
    assert (first["outcome"], first["outcome_date"], first["triage_hours"]) == ("open", None, None)
    last = found[str(ended.pk)]
    assert (last["outcome"], last["outcome_date"]) == ("not_found", timezone.localdate())
    assert last["triage_hours"] == 0
    assert found[str(told.pk)]["outcome"] == "child_welfare"


def test_another_units_are_not_among_them(world: World, operator: Actor) -> None:
    make_concern(world)
    assert list(facts.concerns([world.clinic.pk])) == []


def test_a_case_tells_when_its_first_meeting_was(
    world: World, operator: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    concern, case = joined(world, make_person(world)), new_id()
    actions.mark_case_opened(by=operator, concern=concern, matter=case)
    day = date(2026, 3, 4)

    def asked(cases: list[UUID]) -> dict[UUID, date]:
        assert cases == [case]
        return {case: day}

    monkeypatch.setattr(facts, "first_meetings", [asked])
    [row] = rows(world)
    assert (row["outcome"], row["first_meeting_date"]) == ("case_opened", day)


def test_every_state_has_an_outcome() -> None:
    assert {*facts.OUTCOMES, State.CLOSED} == set(State)
    assert not set(Closing.values) & {"open", "joined", "case_opened", "no_ground"}


def test_consultations_that_stand(world: World, operator: Actor) -> None:
    told = {"unit": world.service, "with_whom": "police", "theme": "safety", "age": "child"}
    stands, undone = (note_consultation(by=operator, **told, minutes=5) for _ in range(2))
    undo_consultation(by=operator, consultation=undone)
    [batch] = facts.consultations([world.service.pk])
    [row] = batch.to_pylist()
    assert row["consultation_id"] == str(stands.pk)
    assert (row["with_whom"], row["theme"], row["age"], row["minutes"]) == (
        "police", "safety", "child", 5,
    )  # fmt: skip
