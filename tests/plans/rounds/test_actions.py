"""Rounds: what may follow what, who may, and what a locked round says for ever."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from lykt.organisation.access import Refused
from lykt.organisation.acting import acting_as
from lykt.organisation.models import Staff
from lykt.plans import actions as plan_actions
from lykt.plans.actions_status import correct_status, write_status
from lykt.plans.codes import TAKEN_BACK
from lykt.plans.rounds import actions, queries
from lykt.plans.rounds.codes import RoundState
from lykt.plans.rounds.models import Owed, Round, RoundLine
from lykt.plans.rounds.states import ROUND
from lykt.privacy.base import NeverRewritten
from tests.plans.made import make_measure
from tests.plans.rounds.made import add_measure, ask, make_round, open_round
from tests.support.pages import OPERATOR
from tests.support.people import World


pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


def to(days: int) -> date:
    return TODAY + timedelta(days=days)


REFUSED = [
    ({"name": ""}, "name"),
    ({"as_of": date(2019, 12, 31)}, "as_of"),
    ({"opens_on": to(3), "due_on": to(2)}, "due_on"),
]


@pytest.mark.parametrize(("facts", "field"), REFUSED)
def test_a_round_that_cannot_be_is_refused(world: World, facts: dict, field: str) -> None:
    with pytest.raises(ValidationError) as refused:
        make_round(world, **facts)
    assert list(refused.value.message_dict) == [field]


def test_a_plan_has_one_round_of_a_name(world: World) -> None:
    measure = make_measure(world)
    make_round(world, measure=measure)
    with pytest.raises(ValidationError, match="this name"):
        make_round(world, measure=measure)


#: How each state is come to, and what each deed makes of it: None is refused.
COME_TO = {
    "planned": (),
    "open": ("open",),
    "closed": ("open", "close"),
    "locked": ("open", "close", "lock"),
}
DEEDS = {
    "open": lambda row: actions.open_round(by=OPERATOR, round_=row),
    "close": lambda row: actions.close_round(by=OPERATOR, round_=row),
    "lock": lambda row: actions.lock_round(by=OPERATOR, round_=row),
    "again": lambda row: actions.reopen_round(by=OPERATOR, round_=row, due_on=to(20)),
    "extend": lambda row: actions.extend(by=OPERATOR, round_=row, due_on=to(20)),
    "anew": lambda row: actions.ask_anew(by=OPERATOR, round_=row),
    "remove": lambda row: actions.remove_round(by=OPERATOR, round_=row),
}
BECOMES = {
    # deed: from planned, open, closed, locked
    "open": ("open", None, None, None),
    "close": (None, "closed", None, None),
    "lock": (None, None, "locked", None),
    "again": (None, None, "open", None),
    "extend": ("planned", "open", None, None),
    "anew": (None, "open", None, None),
    "remove": ("gone", None, None, None),
}
PAIRS = [
    (state, deed, becomes)
    for deed, row in BECOMES.items()
    for state, becomes in zip(COME_TO, row, strict=True)
]


@pytest.mark.parametrize(("state", "deed", "becomes"), PAIRS)
def test_what_may_follow(world: World, state: str, deed: str, becomes: str | None) -> None:
    row = make_round(world)
    with acting_as(OPERATOR):
        for step in COME_TO[state]:
            DEEDS[step](row)
        row.refresh_from_db()
        assert row.state == state
        if becomes is None:
            with pytest.raises(ValidationError):
                DEEDS[deed](row)
            becomes = state
        else:
            DEEDS[deed](row)
    found = Round.objects.filter(pk=row.pk).first()
    assert (found.state if found else "gone") == becomes


def test_the_table_says_what_the_deeds_do() -> None:
    led = {
        (state, becomes) for state, _deed, becomes in PAIRS if becomes not in (None, "gone", state)
    }
    pairs = {(one, other) for one in RoundState.values for other in RoundState.values}
    assert {pair for pair in pairs if ROUND.allows(*pair)} == led


def test_one_round_of_a_plan_is_open(world: World) -> None:
    measure = make_measure(world)
    first = open_round(world, measure)
    second = make_round(world, measure=measure, name="Høsten")
    with acting_as(OPERATOR):
        with pytest.raises(ValidationError, match="Another round"):
            actions.open_round(by=OPERATOR, round_=second)
        actions.close_round(by=OPERATOR, round_=first)
        actions.open_round(by=OPERATOR, round_=second)
        with pytest.raises(ValidationError, match="Another round"):
            actions.reopen_round(by=OPERATOR, round_=first, due_on=to(20))


def test_what_is_settled_is_not_asked_for(world: World) -> None:
    measure = make_measure(world)
    done, later = add_measure(measure, "1b"), add_measure(measure, "1c")
    with acting_as(OPERATOR):
        write_status(by=OPERATOR, measure=done, as_of="2020-05-01", status="done")
        # Said of a day after the one that the round tells of.
        write_status(by=OPERATOR, measure=later, as_of="2020-09-01", status="dropped")
    row = open_round(world, measure, as_of=date(2020, 8, 1))
    assert [one.measure.number for one in row.owed.all()] == ["1a", "1c"]


def test_who_is_asked_is_fixed_when_it_opens(world: World, kaja: Staff, leila: Staff) -> None:
    measure = ask(make_measure(world), kaja)
    row = open_round(world, measure)
    ask(measure, leila)
    [owed] = row.owed.all()
    assert list(owed.owers.all()) == [kaja]
    with acting_as(OPERATOR):
        actions.ask_anew(by=OPERATOR, round_=row)
    assert list(owed.owers.all()) == [leila]


def test_whoever_left_is_not_asked(world: World, kaja: Staff) -> None:
    measure = ask(make_measure(world), kaja)
    kaja.is_active = False
    kaja.save()
    assert not open_round(world, measure).owed.get().owers.exists()


def test_the_contact_answers_and_owes_no_more(world: World, kaja: Staff) -> None:
    row = open_round(world, ask(make_measure(world), kaja))
    with acting_as(kaja.as_actor()) as by:
        [owed] = queries.mine(by).named
        entry = actions.answer(by=by, owed=owed, status="in_progress", note="I gang.")
        assert (entry.as_of, entry.by_name) == (TODAY.isoformat(), "kaja")
        assert not queries.mine(by)
        assert [one.answer for one in queries.answered_by(by)] == [entry]
        with pytest.raises(ValidationError, match="answered already"):
            actions.answer(by=by, owed=owed, status="done")
    with acting_as(OPERATOR):
        [told] = queries.owed_in(row)
        assert told.is_answered


def test_an_answer_speaks_of_the_day_of_the_round(world: World, kaja: Staff) -> None:
    measure = ask(make_measure(world), kaja)
    row = open_round(world, measure, as_of=date(2020, 8, 1))
    with acting_as(kaja.as_actor()) as by:
        entry = actions.answer(by=by, owed=row.owed.get(), status="in_progress")
    assert entry.as_of == "2020-08-01"


def test_a_day_that_lies_ahead_is_told_of_today(world: World) -> None:
    row = open_round(world, as_of=to(5))
    with acting_as(OPERATOR):
        entry = actions.answer(by=OPERATOR, owed=row.owed.get(), status="in_progress")
        assert entry.as_of == TODAY.isoformat()
        actions.close_round(by=OPERATOR, round_=row)
        with pytest.raises(ValidationError, match="Lock it when"):
            actions.lock_round(by=OPERATOR, round_=row)


def test_what_is_said_elsewhere_is_an_answer_until_it_is_taken_back(world: World) -> None:
    row = open_round(world)
    owed = row.owed.get()
    with acting_as(OPERATOR):
        entry = write_status(
            by=OPERATOR, measure=owed.measure, as_of="2021-05", status="in_progress"
        )
        assert queries.owed_in(row).get().is_answered
        correct_status(by=OPERATOR, entry=entry, status=TAKEN_BACK)
        assert not queries.owed_in(row).get().is_answered
        told = write_status(by=OPERATOR, measure=owed.measure, as_of="2021-06", status="done")
        actions.close_round(by=OPERATOR, round_=row)
        assert queries.owed_in(row).get().answer == told
        # What comes after it closed is no answer to it.
        write_status(by=OPERATOR, measure=owed.measure, as_of="2021-07", status="done")
        assert queries.owed_in(row).get().answer == told


def test_nobody_answers_a_round_that_is_closed(world: World) -> None:
    row = open_round(world)
    with acting_as(OPERATOR):
        actions.close_round(by=OPERATOR, round_=row)
        with pytest.raises(ValidationError, match="not open"):
            actions.answer(by=OPERATOR, owed=row.owed.get(), status="done")


def test_what_is_nobodys_is_the_owners(world: World, pal: Staff, kaja: Staff) -> None:
    measure = ask(make_measure(world), kaja)
    add_measure(measure, "1b")
    open_round(world, measure)
    with acting_as(pal.as_actor()) as by:
        found = queries.mine(by)
        assert [one.measure.number for one in found.nobody] == ["1b"]
        assert found.named == ()
    kaja.is_active = False
    kaja.save()
    with acting_as(pal.as_actor()) as by:
        assert [one.measure.number for one in queries.mine(by).all] == ["1a", "1b"]


@pytest.mark.parametrize("days", [-1, 13])
def test_time_is_given_not_taken(world: World, days: int) -> None:
    row = open_round(world)
    with acting_as(OPERATOR), pytest.raises(ValidationError) as refused:
        actions.extend(by=OPERATOR, round_=row, due_on=to(days))
    assert list(refused.value.message_dict) == ["due_on"]


def test_a_round_that_was_due_does_not_open(world: World) -> None:
    row = make_round(world, opens_on=to(-9), due_on=to(-1))
    with acting_as(OPERATOR), pytest.raises(ValidationError, match="more time"):
        actions.open_round(by=OPERATOR, round_=row)


def test_a_locked_round_never_changes(world: World) -> None:
    measure = make_measure(world)
    add_measure(measure, "1b")
    row = open_round(world, measure)
    with acting_as(OPERATOR):
        [first, _second] = row.owed.all()
        entry = actions.answer(by=OPERATOR, owed=first, status="in_progress", note="I gang.")
        actions.close_round(by=OPERATOR, round_=row)
        actions.lock_round(by=OPERATOR, round_=row)
        before = list(row.lines.values())
        said = [
            (one.number, one.phase, one.pace, one.late, one.note, one.owed, one.answered)
            for one in row.lines.all()
        ]
        assert said == [
            ("1a", "in_progress", "late", True, "I gang.", True, True),
            ("1b", "", "stale", False, "", True, False),
        ]
        correct_status(by=OPERATOR, entry=entry, status="done", note="Ferdig.")
        plan_actions.change_measure(by=OPERATOR, measure=measure, title="Et annet", number="9")
        assert list(row.lines.values()) == before
        line = row.lines.first()
        line.note = "Noe annet."
        with pytest.raises(NeverRewritten):
            line.save()
        with pytest.raises(NeverRewritten):
            RoundLine.objects.update(note="")


@pytest.mark.parametrize("who", ["leila", "kaja", "froya", "odin"])
def test_only_the_plans_owner_leads_a_round(
    world: World, who: str, request: pytest.FixtureRequest
) -> None:
    reader: Staff = request.getfixturevalue(who)
    row = open_round(world)
    owed = Owed.objects.get()
    with acting_as(reader.as_actor()) as by:
        for deed in (actions.open_round, actions.close_round, actions.lock_round):
            with pytest.raises(Refused):
                deed(by=by, round_=row)
        with pytest.raises(Refused):
            actions.extend(by=by, round_=row, due_on=to(30))
        with pytest.raises(Refused):
            actions.answer(by=by, owed=owed, status="done")
        assert not queries.mine(by)
