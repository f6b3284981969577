"""What clocks begin on: the states of the tracks, by name and in order."""

from datetime import datetime, timedelta

from django.utils import timezone

from lykt.cases.case import actions_events
from lykt.cases.case.codes import Track
from lykt.cases.case.occurrences import occurrences
from lykt.cases.case.tracks import TRACKS, event_name
from lykt.concerns.codes import Age
from lykt.rulebook.clocks import clocks
from tests.support.cases import make_case
from tests.support.pages import make_person


TODAY = timezone.localdate


def told(case):
    return [(one.name, one.at, one.until) for one in occurrences([case])[case.pk]]


def test_what_happened_is_told_in_its_order_and_a_slip_is_not(world, kaja, acting):
    case = make_case(make_person(world), kaja, opened_on=TODAY() - timedelta(days=9))
    by = acting(kaja)
    before, until = TODAY() - timedelta(days=3), TODAY() + timedelta(days=180)
    write = {"by": by, "case": case, "track": "residence"}
    actions_events.write_event(**write, state="reflection_applied", day=before)
    granted = actions_events.write_event(**write, state="reflection_granted", until=until)
    assert told(case) == [
        ("case.opened", case.opened_on, None),
        ("residence.reflection_applied", before, None),
        ("residence.reflection_granted", TODAY(), until),
    ]
    actions_events.take_back(by=by, event=granted)
    assert [name for name, _at, _until in told(case)][-1] == "residence.reflection_applied"


def test_a_locked_case_says_the_moment_for_it_is_counted_in_hours(world, kaja, operator):
    case = make_case(make_person(world), kaja, age=Age.IN_DOUBT)
    name, at, _until = told(case)[-1]
    assert name == "case.locked"
    assert isinstance(at, datetime)
    assert timezone.localdate(at) == TODAY()


def test_one_written_down_later_counts_from_the_first_moment_of_its_day(world, kaja, operator):
    day = TODAY() - timedelta(days=2)
    case = make_case(make_person(world), kaja, age=Age.CHILD, opened_on=day)
    at = timezone.localtime(told(case)[-1][1])
    assert (at.date(), at.hour) == (day, 0)


def test_several_cases_are_asked_for_in_one(world, kaja, operator, django_assert_max_num_queries):
    cases = [make_case(make_person(world), kaja) for _ in range(3)]
    with django_assert_max_num_queries(2):
        found = occurrences(cases)
    assert set(found) == {case.pk for case in cases}


def test_every_clock_of_a_track_begins_on_a_state_there_is():
    names = {event_name(track, state) for track, states in TRACKS.items() for state in states}
    begun = {name for rule in clocks() for name in (*rule.starts_on, *rule.stops_on)}
    of_tracks = {name for name in begun if name.partition(".")[0] in set(Track.values) - {"case"}}
    assert of_tracks
    assert of_tracks <= names
