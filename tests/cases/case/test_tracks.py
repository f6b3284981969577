"""The tables of the tracks: every pair tried, allowed and forbidden."""

from datetime import date
from itertools import product

import pytest
from django.core.exceptions import ValidationError

from lykt.cases.case import actions_events, rules, tracks
from lykt.cases.case.codes import TRACK_BY_KIND, VERIFIERS, Track
from lykt.cases.case.models import CaseEvent
from lykt.cases.case.tracks import NONE, TRACKS
from tests.support.cases import make_case
from tests.support.pages import make_person


PAIRS = [
    (track, now, becomes)
    for track, states in TRACKS.items()
    for now, becomes in product(states, states)
]
#: A day like any other.
DAY = date(2026, 11, 28)
WRITTEN = [pair for pair in PAIRS if pair[0] != Track.CASE and pair[1] == NONE]


@pytest.mark.parametrize(("track", "now", "becomes"), PAIRS)
def test_a_pair_is_allowed_where_the_table_has_it_and_nowhere_else(track, now, becomes):
    told = {"day": DAY, "today": DAY, "latest": None}
    problems = rules.change_problem(track, now, becomes, **told)
    assert ("state" in problems) == (becomes not in TRACKS[track][now].to)


def test_every_state_can_be_reached_and_leads_to_states():
    for track, states in TRACKS.items():
        led_to = {to for one in states.values() for to in one.to}
        assert led_to <= states.keys(), track
        assert states.keys() - led_to <= {NONE}, track
        assert NONE not in led_to, track


def told_of(track: str, state: str) -> dict[str, str]:
    wanted = tracks.asks(track, state)
    told = {"body": VERIFIERS[0], "reference": "2026/14", "went_to": "union"}
    return {field: value for field, value in told.items() if field in wanted}


@pytest.mark.parametrize(("track", "now", "becomes"), WRITTEN)
def test_the_action_goes_by_the_table(world, kaja, acting, track, now, becomes):
    case = make_case(make_person(world), kaja)
    by = acting(kaja)
    entry = {"by": by, "case": case, "track": track, "state": becomes}
    if becomes in TRACKS[track][now].to:
        event = actions_events.write_event(**entry, **told_of(track, becomes))
        assert (event.track, event.state) == (track, becomes)
    else:
        with pytest.raises(ValidationError):
            actions_events.write_event(**entry)
        assert not CaseEvent.objects.filter(case=case).exclude(track=Track.CASE).exists()


def test_every_track_but_the_cases_own_is_seen_by_a_kind():
    assert TRACK_BY_KIND.keys() == set(Track.values) - {Track.CASE}
    assert all(
        state.label and state.owner for states in TRACKS.values() for state in states.values()
    )
