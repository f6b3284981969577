"""Who may be in the room for what, and what is no meeting."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lykt.cases.meetings.codes import PRACTICAL, MeetingState
from lykt.cases.meetings.rules import Attendee, kinds_problem, may_hear, room, time_problems
from lykt.cases.meetings.states import TABLE
from lykt.privacy.consent.codes import InformationKind


OWN = Attendee("own", whole=True)
NAV = Attendee("nav", kinds=frozenset({"housing", "economy"}))
LAWYER = Attendee("lawyer", kinds=frozenset({"criminal_case"}))
NOBODYS = Attendee("withdrawn")


@pytest.mark.parametrize(
    ("kinds", "leave"),
    [
        (["housing"], ["lawyer", "withdrawn"]),
        (["housing", "economy"], ["lawyer", "withdrawn"]),
        (["housing", "criminal_case"], ["nav", "lawyer", "withdrawn"]),
        (["criminal_case"], ["nav", "withdrawn"]),
        (["health"], ["nav", "lawyer", "withdrawn"]),
        # That there is a meeting tells that there is a case.
        ([PRACTICAL], ["withdrawn"]),
        ([], ["nav", "lawyer", "withdrawn"]),
    ],
)
def test_who_must_leave_the_room(kinds, leave):
    [hearing] = room([kinds], [OWN, NAV, LAWYER, NOBODYS])
    assert list(hearing.leave) == leave


KINDS = st.lists(st.sampled_from([PRACTICAL, *InformationKind.values]), unique=True)
ATTENDEES = st.lists(
    st.builds(
        Attendee,
        st.uuids(),
        whole=st.booleans(),
        kinds=st.frozensets(st.sampled_from(InformationKind.values)),
    ),
    unique_by=lambda one: one.key,
)


@given(st.lists(KINDS), ATTENDEES)
def test_nobody_stays_who_is_not_covered(items, attendees):
    known = {one.key: one for one in attendees}
    for kinds, hearing in zip(items, room(items, attendees), strict=True):
        assert {*hearing.stay} | {*hearing.leave} == known.keys()
        assert not {*hearing.stay} & {*hearing.leave}
        for key in hearing.stay:
            one = known[key]
            assert one.whole or (one.kinds and set(kinds) - {PRACTICAL} <= one.kinds)


@given(KINDS, ATTENDEES)
def test_less_consent_never_opens_a_door(kinds, attendees):
    for one in attendees:
        less = Attendee(one.key, whole=one.whole, kinds=one.kinds & {"housing"})
        assert may_hear(one, kinds) or not may_hear(less, kinds)


@pytest.mark.parametrize("now", MeetingState.values)
@pytest.mark.parametrize("becomes", MeetingState.values)
def test_the_states_of_a_meeting(now, becomes):
    assert TABLE.allows(now, becomes) == (
        (now, becomes)
        in {("planned", "held"), ("planned", "cancelled"), ("held", "minutes_closed")}
    )


def at(hour: int, day: int = 3) -> datetime:
    return datetime(2026, 11, day, hour, tzinfo=UTC)


@pytest.mark.parametrize(
    ("starts", "ends", "wrong"),
    [
        (at(10), None, []),
        (at(10), at(11), []),
        (at(10), at(10), ["ends_at"]),
        (at(10), at(9), ["ends_at"]),
        (at(10, day=1), None, ["starts_at"]),
        (at(10, day=2), None, []),
    ],
)
def test_times_in_impossible_order(starts, ends, wrong):
    found = time_problems(starts_at=starts, ends_at=ends, opened_on=date(2026, 11, 2))
    assert list(found) == wrong


@pytest.mark.parametrize(
    ("kinds", "words"),
    [
        ([], "Choose what it is about"),
        (["weather"], "listed"),
        ([PRACTICAL, "housing"], "nothing about the person"),
        ([PRACTICAL], ""),
        (["housing", "health"], ""),
    ],
)
def test_an_item_is_about_something(kinds, words):
    problem = kinds_problem(kinds)
    assert words in problem if words else problem == ""
