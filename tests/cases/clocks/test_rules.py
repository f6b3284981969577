"""Which clocks run: at each boundary, whatever happens, and never changed by what comes later."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lykt.cases.clocks.rules import CASE, Event, Now, Running, running, sorted_by_day
from lykt.rulebook import Rulebook, When, clocks
from lykt.rulebook.rows import Standing
from tests.rulebook.good import a_clock


OSLO = ZoneInfo("Europe/Oslo")


def at(day: str) -> Now:
    """Return noon of a day."""
    return Now.of(
        date.fromisoformat(day), datetime.fromisoformat(f"{day}T12:00").replace(tzinfo=OSLO)
    )


def story(text: str) -> list[Event]:
    """Return what happened, from "day name [until]" in each line, in their order."""
    found = []
    for order, line in enumerate(text.strip().splitlines()):
        day, name, *until = line.split()
        found.append(
            Event(
                name=name,
                day=date.fromisoformat(day),
                until=date.fromisoformat(until[0]) if until else None,
                source=CASE,
                order=order,
            )
        )
    return found


def ends(found: list[Running]) -> dict[str, str]:
    """Return when each clock ends, or why it cannot be reckoned."""
    return {one.name: one.time.ends.isoformat() if one.time else one.lacks for one in found}


GRANTED = "2026-08-31 residence.reflection_granted"

#: What has happened, the day one stands on, and which clocks run then.
STORIES = [
    # A case is opened: three clocks.
    ("2026-11-02 case.opened", "2026-11-02",
     {"lawyer_offered": "2026-11-05", "first_meeting": "2026-11-16", "follow_up": "2026-11-30"}),
    # Each stops at its own event; a follow-up begins the next.
    ("2026-11-02 case.opened\n2026-11-02 case.lawyer_offered\n2026-11-10 meeting.first_held\n"
     "2026-11-20 case.followed_up 2026-12-01", "2026-11-20", {"follow_up": "2026-12-01"}),
    # The last day of a month, six months before a short one, and what is counted back from it.
    (GRANTED, "2026-09-01", {"reflection_period": "2027-02-28", "permit_in_time": "2027-01-28"}),
    # A leap day.
    ("2027-08-31 residence.reflection_granted", "2027-09-01",
     {"reflection_period": "2028-02-29", "permit_in_time": "2028-01-29"}),
    # The ruling's own last day goes before the rule, for both.
    (f"{GRANTED} 2027-01-31", "2026-09-01",
     {"reflection_period": "2027-01-31", "permit_in_time": "2026-12-31"}),
    # A permit that was applied for stops the one, and not the period itself.
    (f"{GRANTED}\n2026-12-01 residence.permit_applied", "2026-12-01",
     {"reflection_period": "2027-02-28"}),
    (f"{GRANTED}\n2026-12-01 residence.permit_applied\n2027-01-10 residence.permit_granted",
     "2027-01-10", {"limited_permit": "2028-01-10", "renewal_in_time": "own_end"}),
    # Written again with its last day, it can be reckoned.
    ("2027-01-10 residence.permit_granted\n2027-01-10 residence.permit_granted 2027-12-31",
     "2027-01-11", {"limited_permit": "2027-12-31", "renewal_in_time": "2027-11-30"}),
    # A renewal begins anew; the application on the same day came before.
    ("2027-01-10 residence.permit_granted 2027-12-31\n2027-12-01 residence.permit_applied\n"
     "2027-12-01 residence.permit_granted 2028-12-31", "2027-12-02",
     {"limited_permit": "2028-12-31", "renewal_in_time": "2028-11-30"}),
    # A refusal, and what was done about it.
    ("2026-12-31 residence.reflection_refused", "2026-12-31", {"appeal_refusal": "2027-01-21"}),
    ("2026-12-31 residence.reflection_refused\n2027-01-05 residence.reflection_applied",
     "2027-01-05", {}),
    # The risk is asked about, answered, and grows old.
    ("2026-11-23 protection.risk_asked", "2026-11-24", {"risk_answer": "2026-11-26"}),
    ("2026-11-23 protection.risk_asked\n2026-11-23 protection.risk_received", "2026-11-24",
     {"risk_assessment": "2027-02-23"}),
    # A journey: its own last day is that of the monitoring alone.
    ("2026-11-30 return.travelled 2027-06-30", "2026-12-01",
     {"return_monitoring": "2027-06-30", "return_follow_up": "2027-02-28"}),
    ("2026-11-30 return.travelled\n2027-02-01 return.followed_up", "2027-02-01",
     {"return_monitoring": "2027-11-30", "return_follow_up": "2027-05-01"}),
    ("2026-11-30 return.travelled\n2027-02-01 return.came_back", "2027-02-01",
     {"follow_up": "2027-03-01"}),
    # Everything stops when the case closes, and an opened one begins anew.
    (f"2026-11-02 case.opened\n{GRANTED}\n2026-11-20 case.closed", "2026-11-20", {}),
    ("2026-11-02 case.opened\n2026-11-20 case.closed\n2026-11-20 case.opened", "2026-11-20",
     {"lawyer_offered": "2026-11-23", "first_meeting": "2026-12-04", "follow_up": "2026-12-18"}),
]  # fmt: skip


@pytest.mark.parametrize(("told", "day", "run"), STORIES)
def test_what_runs(told: str, day: str, run: dict[str, str]) -> None:
    events = story(told)
    for place, event in enumerate(events):
        if event.name == "return.travelled":
            events[place] = Event(
                name=event.name, day=event.day, until=event.until, until_of="return_monitoring",
                source=CASE, order=event.order,
            )  # fmt: skip
    assert ends(running(events, at(day))) == run


def test_every_clock_of_a_case_is_told_of_above_or_runs_in_hours() -> None:
    told = {name for _story, _day, run in STORIES for name in run}
    elsewhere = {"consent", "child_welfare_answer", "complaint_dropped", "reflection_application"}
    in_hours = {rule.ref for rule in clocks() if rule.hours}
    known = {f"clock.{name}" for name in told | elsewhere} | in_hours
    assert known == {rule.ref for rule in clocks()}


def test_what_another_room_tells_of_on_the_same_day_stops_the_clock() -> None:
    opened = story("2026-11-02 case.opened")
    held = Event(name="meeting.first_held", day=date(2026, 11, 2))
    assert "first_meeting" not in ends(running([held, *opened], at("2026-11-02")))
    before = Event(name="meeting.first_held", day=date(2026, 11, 1))
    assert "first_meeting" in ends(running([before, *opened], at("2026-11-02")))


def test_a_room_that_knows_more_than_the_track_is_heard() -> None:
    travelled = story("2026-11-30 return.travelled\n2027-02-01 return.followed_up")
    agreed = Event(name="return.followed_up", day=date(2027, 2, 1), until=date(2027, 3, 15))
    found = ends(running([agreed, *travelled], at("2027-02-02")))
    assert found["return_follow_up"] == "2027-03-15"


# ---- In hours


def locked(moment: str) -> Event:
    at = datetime.fromisoformat(moment)
    return Event(name="case.locked", day=at.date(), moment=at)


@pytest.mark.parametrize(
    ("moment", "ends_at", "left"),
    [
        # Around midnight, told in another zone too.
        ("2026-11-23T23:30+01:00", "2026-11-24T00:30+01:00", 1),
        ("2026-11-23T22:30+00:00", "2026-11-24T00:30+01:00", 1),
        # The night an hour is skipped, and the one it comes twice.
        ("2027-03-28T01:30+01:00", "2027-03-28T03:30+02:00", 0),
        ("2027-10-31T02:30+02:00", "2027-10-31T02:30+01:00", 0),
    ],
)
def test_a_clock_in_hours_is_reckoned_where_it_is(moment: str, ends_at: str, left: int) -> None:
    start = locked(moment)
    now = Now.of(start.day, start.moment.astimezone(OSLO))
    (found,) = running([start], now)
    assert (found.name, found.days_left, found.when) == (
        "child_welfare_notice", left, When.TODAY if left == 0 else When.SOON,
    )  # fmt: skip
    assert found.time.ends.isoformat(timespec="minutes") == ends_at


def test_a_clock_in_hours_without_a_time_counts_from_the_first_of_the_day() -> None:
    (found,) = running([Event(name="case.locked", day=date(2026, 11, 23))], at("2026-11-23"))
    assert found.time.ends == datetime(2026, 11, 23, 1, tzinfo=OSLO)
    assert found.when is When.LATE


def test_a_past_day_is_seen_from_its_last_moment() -> None:
    start = locked("2026-11-23T23:30+01:00")
    (found,) = running([start], Now.of(start.day, datetime(2026, 12, 1, 9, tzinfo=OSLO)))
    assert (found.when, found.days_left) == (When.SOON, 1)


def test_a_duty_that_waits_is_not_begun_anew_by_a_second_sign() -> None:
    first = Event(name="concern.child", day=date(2026, 11, 23),
                  moment=datetime(2026, 11, 23, 8, tzinfo=OSLO))  # fmt: skip
    again = locked("2026-11-23T11:30+01:00")
    (found,) = running([again, first], at("2026-11-23"))
    assert (found.start, found.when) == (first, When.LATE)
    earlier = Event(name="child_welfare.notified", day=date(2026, 11, 23),
                    moment=datetime(2026, 11, 23, 7, tzinfo=OSLO))  # fmt: skip
    assert "child_welfare_notice" in ends(running([again, first, earlier], at("2026-11-23")))
    told = Event(name="child_welfare.notified", day=date(2026, 11, 23))
    assert [one.name for one in running([again, first, told], at("2026-11-23"))] == [
        "child_welfare_answer"
    ]


# ---- What cannot be reckoned


def test_what_cannot_be_reckoned_stands_first_and_says_why() -> None:
    events = story("2026-11-02 case.opened\n2026-11-10 residence.permit_granted")
    found = running(events, at("2026-11-10"))
    assert (found[0].name, found[0].lacks, found[0].when) == ("renewal_in_time", "own_end", None)
    assert (found[0].days_left, found[0].last_day, found[0].standing) == (None, None, None)
    assert [one.name for one in sorted_by_day(found)["lacking"]] == ["renewal_in_time"]


def test_a_ruling_from_before_there_was_a_rule_never_crashes() -> None:
    events = story("2009-05-01 residence.reflection_granted")
    found = running(events, at("2026-11-10"))
    assert ends(found) == {"reflection_period": "no_rule", "permit_in_time": "no_rule"}


def test_each_consent_is_a_clock_of_its_own() -> None:
    given = [
        Event(
            name="consent.given", day=date(2026, 11, 2), until=date(2026, 12, day), about=str(day)
        )
        for day in (24, 1)
    ]
    found = running([], at("2026-11-28"), consents=given)
    assert [(one.name, one.days_left) for one in found] == [("consent", 3), ("consent", 26)]


# ---- The rule changes in the middle

OLD = a_clock(months=6, valid_from=date(2020, 1, 1), valid_to=date(2026, 12, 31))
NEW = a_clock(months=3, valid_from=date(2027, 1, 1))
MOVING = a_clock(months=3, valid_from=date(2027, 1, 1), moves_running=True)
STOPS_MORE = a_clock(
    months=3, valid_from=date(2027, 1, 1), stops_on=("residence.asked", "case.closed")
)


@pytest.mark.parametrize(
    ("new", "day", "end"),
    [
        (NEW, "2026-12-15", "2027-06-15"),
        (NEW, "2027-02-01", "2027-06-15"),
        (MOVING, "2026-12-31", "2027-06-15"),
        (MOVING, "2027-02-01", "2027-03-15"),
    ],
)
def test_a_clock_keeps_its_rule_unless_the_new_one_moves_it(new, day: str, end: str) -> None:
    (found,) = running(story("2026-12-15 residence.granted"), at(day), book=Rulebook([OLD, new]))
    assert (ends([found])["some"], found.standing) == (end, Standing.SURE)
    assert found.rule is (new if end == "2027-03-15" else OLD)


def test_what_stops_a_clock_is_as_the_rule_of_its_day_says() -> None:
    book = Rulebook([OLD, STOPS_MORE])
    asked = "\n2027-02-01 residence.asked"
    before = story("2026-12-15 residence.granted" + asked)
    after = story("2027-01-15 residence.granted" + asked)
    assert len(running(before, at("2027-02-01"), book=book)) == 1
    assert running(after, at("2027-02-01"), book=book) == []


# ---- The list of the day


@pytest.mark.parametrize(
    ("day", "place"),
    [("2026-11-08", "later"), ("2026-11-09", "week"), ("2026-11-16", "today"),
     ("2026-11-17", "late")],
)  # fmt: skip
def test_where_a_clock_stands_in_the_list(day: str, place: str) -> None:
    found = running(story("2026-11-02 case.opened\n2026-11-02 case.lawyer_offered"), at(day))
    groups = sorted_by_day(found)
    assert "first_meeting" in [one.name for one in groups[place]]
    assert sum(map(len, groups.values())) == len(found)


# ---- Whatever happens

names = st.sampled_from(
    sorted({name for rule in clocks() for name in (*rule.starts_on, *rule.stops_on)})
)
days = st.dates(date(2026, 1, 1), date(2028, 12, 31))
happenings = st.builds(
    lambda name, day, long, source, order: Event(
        name=name, day=day, until=day + timedelta(days=long) if long is not None else None,
        source=source, order=order,
    ),
    names, days, st.none() | st.integers(0, 400), st.sampled_from(["", CASE]), st.integers(0, 50),
)  # fmt: skip
stories = st.lists(happenings, max_size=12)


def on(day: date) -> Now:
    return Now.of(day, datetime(2026, 11, 28, 12, tzinfo=OSLO))


@given(stories, days)
def test_a_clock_never_ends_before_it_begins(events: list[Event], day: date) -> None:
    for one in running(events, on(day)):
        assert one.start.day <= day
        assert one.name in {rule.ref.removeprefix("clock.") for rule in clocks()}
        if one.time and not one.rule.backwards:
            assert one.time.ends >= one.time.begun


@given(stories, happenings, days)
def test_what_happens_later_changes_nothing_of_an_earlier_day(
    events: list[Event], later: Event, day: date
) -> None:
    if later.day > day:
        assert running([*events, later], on(day)) == running(events, on(day))


@given(stories, days, st.randoms())
def test_the_order_in_which_it_is_told_means_nothing(events, day, chance) -> None:
    distinct = {(one.day, one.source, one.order): one for one in events}
    told = list(distinct.values())
    found = ends(running(told, on(day)))
    chance.shuffle(told)
    assert ends(running(told, on(day))).keys() == found.keys()


@given(stories, days, st.integers(1, 400))
def test_with_nothing_new_the_same_clocks_run_and_only_get_later(
    events: list[Event], day: date, more: int
) -> None:
    last = max([day, *(one.day for one in events)])
    now, then = running(events, on(last)), running(events, on(last + timedelta(days=more)))
    assert ends(now) == ends(then)
    for one in now:
        (same,) = [other for other in then if other.name == one.name]
        if one.days_left is not None:
            assert same.days_left == one.days_left - more


@given(stories, days)
def test_a_closed_case_has_no_clocks(events: list[Event], day: date) -> None:
    last = max([day, *(one.day for one in events)])
    closed = Event(name="case.closed", day=last, order=99)
    assert running([*events, closed], on(last)) == []
