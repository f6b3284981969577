"""Clocks: when they end at each boundary, which rule they follow, and what they say to do."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from lykt.cases.case.tracks import TRACKS
from lykt.rulebook import BadClock, NoRule, Rulebook, Standing, Status, When
from lykt.rulebook.clocks import clock, clock_end, clock_name, clocks
from lykt.rulebook.loading import read_rules
from lykt.rulebook.rows import OwnEnd
from lykt.rulebook.spans import Span, Unit
from lykt.rulebook.words import CLOCK_FAULTS, WHENS
from tests.rulebook.good import CLOCK, a_clock, written


TODAY = date(2026, 11, 23)
OSLO = ZoneInfo("Europe/Oslo")

#: The clock, the day it began, its own last day if any, and the day it ends.
ENDS = """
reflection_period    | 2026-11-23 | .          | 2027-05-23
reflection_period    | 2026-08-31 | .          | 2027-02-28
reflection_period    | 2027-08-31 | .          | 2028-02-29
reflection_period    | 2028-02-29 | .          | 2028-08-29
reflection_period    | 2027-02-28 | .          | 2027-08-28
reflection_period    | 2026-12-31 | .          | 2027-06-30
reflection_period    | 2026-10-31 | .          | 2027-04-30
reflection_period    | 2010-01-01 | .          | 2010-07-01
reflection_period    | 2026-11-23 | 2027-05-22 | 2027-05-22
reflection_period    | 2026-11-23 | 2026-11-23 | 2026-11-23
limited_permit       | 2028-02-29 | .          | 2029-02-28
limited_permit       | 2027-02-28 | .          | 2028-02-28
limited_permit       | 2026-11-23 | .          | 2027-11-23
limited_permit       | 2026-11-23 | 2027-05-31 | 2027-05-31
permit_in_time       | 2026-08-31 | .          | 2027-01-28
permit_in_time       | 2027-08-31 | .          | 2028-01-29
renewal_in_time      | 2026-11-23 | 2027-11-23 | 2027-10-23
renewal_in_time      | 2026-11-23 | 2027-03-31 | 2027-02-28
renewal_in_time      | 2026-11-23 | 2028-03-30 | 2028-02-29
renewal_in_time      | 2026-11-23 | 2027-01-31 | 2026-12-31
renewal_in_time      | 2026-11-23 | 2026-12-01 | 2026-11-01
permit_in_time       | 2026-11-23 | 2027-05-31 | 2027-04-30
appeal_refusal       | 2026-12-31 | .          | 2027-01-21
appeal_refusal       | 2028-02-09 | .          | 2028-03-01
appeal_refusal       | 2027-02-08 | .          | 2027-03-01
complaint_dropped    | 2026-11-23 | .          | 2026-12-14
child_welfare_answer | 2026-11-23 | .          | 2026-12-14
lawyer_offered       | 2026-12-30 | .          | 2027-01-02
first_meeting        | 2027-02-15 | .          | 2027-03-01
follow_up            | 2026-11-23 | 2026-12-01 | 2026-12-01
risk_assessment      | 2026-11-30 | .          | 2027-02-28
consent              | 2026-11-23 | 2027-05-31 | 2027-05-31
return_monitoring    | 2028-02-29 | .          | 2029-02-28
return_follow_up     | 2026-11-30 | .          | 2027-02-28
reflection_application | 2026-11-23 | .        | 2026-11-30
risk_answer          | 2026-11-23 | .          | 2026-11-26
"""


def day(cell: str) -> date | None:
    return None if cell.strip() == "." else date.fromisoformat(cell.strip())


@pytest.mark.parametrize("line", ENDS.strip().splitlines())
def test_when_a_clock_ends(line: str) -> None:
    name, begun, until, ends = (cell.strip() for cell in line.split("|"))
    found = clock_end(name, date.fromisoformat(begun), until=day(until), today=TODAY)
    assert (found.ends.isoformat(), found.name, found.begun.isoformat()) == (ends, name, begun)
    assert found.rule is clock(f"clock.{name}", date.fromisoformat(begun))
    assert found.source == found.rule.source


def test_every_clock_of_lykt_is_in_the_table_above_or_runs_in_hours() -> None:
    told = {line.split("|")[0].strip() for line in ENDS.strip().splitlines()}
    in_hours = {clock_name(rule.ref) for rule in clocks() if rule.hours}
    assert told | in_hours == {clock_name(rule.ref) for rule in clocks()}
    assert in_hours == {"triage_now", "triage_soon", "triage_later", "child_welfare_notice"}


#: The clock, when it begins in Oslo, and when it ends: also over the night the clocks change.
HOURS = """
child_welfare_notice | 2026-11-23T23:30+01:00 | 2026-11-24T00:30+01:00
triage_now           | 2026-12-31T23:30+01:00 | 2027-01-01T00:30+01:00
triage_now           | 2027-03-28T01:30+01:00 | 2027-03-28T03:30+02:00
triage_soon          | 2027-03-27T14:00+01:00 | 2027-03-28T15:00+02:00
triage_soon          | 2027-10-30T14:00+02:00 | 2027-10-31T13:00+01:00
triage_later         | 2028-02-28T12:00+01:00 | 2028-03-02T12:00+01:00
triage_later         | 2026-11-27T16:00+01:00 | 2026-11-30T16:00+01:00
"""


@pytest.mark.parametrize("line", HOURS.strip().splitlines())
def test_when_a_clock_in_hours_ends(line: str) -> None:
    name, begun, ends = (cell.strip() for cell in line.split("|"))
    start = datetime.fromisoformat(begun).astimezone(OSLO)
    found = clock_end(name, start)
    assert isinstance(found.ends, datetime)
    assert found.ends.isoformat(timespec="minutes") == ends


@pytest.mark.parametrize(
    ("name", "begun", "until", "code"),
    [
        ("reflection_period", TODAY, TODAY - timedelta(days=1), "order"),
        ("renewal_in_time", TODAY, TODAY - timedelta(days=1), "order"),
        ("renewal_in_time", TODAY, None, "own_end"),
        ("consent", TODAY, None, "own_end"),
        ("complaint_dropped", TODAY, TODAY, "no_own_end"),
        ("triage_now", TODAY, None, "in_hours"),
        ("triage_now", datetime(2026, 11, 23, 12), None, "in_hours"),  # noqa: DTZ001
        ("triage_now", datetime(2026, 11, 23, 12, tzinfo=UTC), TODAY, "no_own_end"),
        ("follow_up", datetime(2026, 11, 23, 12, tzinfo=UTC), None, "in_days"),
        ("follow_up", TODAY, datetime(2026, 12, 1, 12, tzinfo=UTC), "in_days"),
    ],
)
def test_days_that_make_no_clock_say_what_to_do(
    name: str, begun: date, until: date | None, code: str
) -> None:
    with pytest.raises(BadClock) as bad:
        clock_end(name, begun, until=until)
    assert (bad.value.code, bad.value.reason) == (code, CLOCK_FAULTS[code])


@pytest.mark.parametrize(
    ("name", "begun"),
    [
        ("nothing", TODAY),
        ("reflection_period", date(2009, 12, 31)),
        # A rule of another kind is no clock, whatever it says.
        ("retention.contact", TODAY),
    ],
)
def test_no_clock_of_that_name_or_day(name: str, begun: date) -> None:
    for ask in (clock, clock_end):
        with pytest.raises(NoRule):
            ask(name, begun)


# ---- The rule changes

OLD = a_clock(months=6, valid_from=date(2020, 1, 1), valid_to=date(2026, 12, 31))
NEW = a_clock(months=3, valid_from=date(2027, 1, 1))
MOVING = a_clock(months=3, valid_from=date(2027, 1, 1), moves_running=True)

#: Begun, the day one stands on, and the end when the new rule moves nothing, and when it does.
CHANGES = """
2026-12-31 | .          | 2027-06-30 | 2027-06-30
2026-12-31 | 2026-12-31 | 2027-06-30 | 2027-06-30
2026-12-31 | 2027-01-01 | 2027-06-30 | 2027-03-31
2027-01-01 | 2027-01-01 | 2027-04-01 | 2027-04-01
2026-08-31 | 2027-01-15 | 2027-02-28 | 2026-11-30
2026-07-01 | 2027-01-15 | 2027-01-01 | 2026-10-01
2026-06-30 | 2027-01-15 | 2026-12-30 | 2026-12-30
2026-06-30 | 2030-01-15 | 2026-12-30 | 2026-12-30
"""


@pytest.mark.parametrize("line", CHANGES.strip().splitlines())
def test_a_rule_that_changes_in_the_middle(line: str) -> None:
    begun, today, kept, moved = (day(cell) for cell in line.split("|"))
    assert begun
    stays = clock_end("some", begun, today=today, book=Rulebook([OLD, NEW]))
    assert stays.ends == kept
    moves = clock_end("some", begun, today=today, book=Rulebook([MOVING, OLD]))
    assert moves.ends == moved
    # A clock that had ended before the new rule began is no running clock.
    assert (moves.rule is OLD) == (kept == moved and begun < date(2027, 1, 1))


@pytest.mark.parametrize(
    ("status", "moved"),
    [("current", True), ("adopted", True), ("uncertain", False), ("repealed", False)],
)
def test_a_rule_nobody_has_checked_moves_no_clock(status: str, moved: bool) -> None:
    doubt = a_clock(
        months=3, valid_from=date(2027, 1, 1), moves_running=True, status=Status(status)
    )
    found = clock_end(
        "some", date(2026, 12, 1), today=date(2027, 2, 1), book=Rulebook([OLD, doubt])
    )
    assert (found.rule is doubt) == moved


def test_each_version_that_moves_is_taken_in_turn() -> None:
    second = a_clock(months=3, valid_from=date(2027, 1, 1), valid_to=date(2027, 1, 31),
                     moves_running=True)  # fmt: skip
    third = a_clock(months=12, valid_from=date(2027, 2, 1), moves_running=True)
    book = Rulebook([third, OLD, second])
    found = [
        clock_end("some", date(2026, 12, 1), today=today, book=book)
        for today in (date(2026, 12, 31), date(2027, 1, 31), date(2027, 2, 1))
    ]
    # A rule that has moved a clock was not in force when it began, and is sure all the same.
    assert {one.standing for one in found} == {Standing.SURE}
    assert [one.ends.isoformat() for one in found] == ["2027-06-01", "2027-03-01", "2027-12-01"]


def test_a_clock_keeps_a_rule_that_ended_without_another() -> None:
    found = clock_end("some", date(2026, 12, 31), today=date(2027, 3, 1), book=Rulebook([OLD]))
    assert (found.rule, found.standing) == (OLD, Standing.SURE)
    with pytest.raises(NoRule):
        clock_end("some", date(2027, 1, 1), book=Rulebook([OLD]))


# ---- How sure


@pytest.mark.parametrize(
    ("changes", "today", "standing"),
    [
        ({}, TODAY, "sure"),
        ({}, date(2027, 11, 23), "sure"),
        ({}, date(2027, 11, 24), "overdue"),
        ({}, None, "sure"),
        ({"status": Status.UNCERTAIN}, TODAY, "uncertain"),
        ({"status": Status.REPEALED}, TODAY, "repealed"),
    ],
)
def test_an_uncertain_clock_is_shown_and_drives_nothing(
    changes: dict[str, object], today: date | None, standing: str
) -> None:
    book = Rulebook([a_clock(**changes)])
    found = clock_end("some", date(2026, 8, 31), today=today, book=book)
    assert (found.ends, found.standing) == (date(2027, 2, 28), standing)
    assert found.drives == (standing == "sure")


def test_what_lykt_has_not_read_of_the_new_law_is_shown_as_uncertain() -> None:
    found = clock_end("child_welfare_answer", TODAY)
    assert (found.standing, found.drives) == (Standing.UNCERTAIN, False)


def test_an_own_end_later_than_the_rule_is_told_of() -> None:
    for until, beyond in ((date(2027, 5, 23), False), (date(2027, 5, 24), True), (None, False)):
        assert clock_end("reflection_period", TODAY, until=until).beyond is beyond
    assert not clock_end("consent", TODAY, until=date(2040, 1, 1)).beyond
    assert not clock_end("renewal_in_time", TODAY, until=date(2040, 1, 1)).beyond


# ---- The list of the day

#: The day one stands on, days left, and where a clock that ends 2027-05-23 belongs.
LISTED = """
2027-04-22 | 31 | later
2027-04-23 | 30 | soon
2027-05-22 | 1  | soon
2027-05-23 | 0  | today
2027-05-24 | -1 | late
"""


@pytest.mark.parametrize("line", LISTED.strip().splitlines())
def test_where_a_clock_stands_in_the_list(line: str) -> None:
    now, left, when = (cell.strip() for cell in line.split("|"))
    found = clock_end("some", date(2026, 11, 23), book=Rulebook([a_clock()]))
    today = date.fromisoformat(now)
    assert (found.days_left(today), found.when(today)) == (int(left), when)
    assert found.next("nb", today) == ("Ring." if when == "late" else "Søk.")
    assert found.next("ro", today) == ("Call." if when == "late" else "Apply.")


@pytest.mark.parametrize(
    ("now", "left", "when"),
    [
        ("2026-11-23T12:00+01:00", 1, When.SOON),
        ("2026-11-24T00:00+01:00", 0, When.TODAY),
        ("2026-11-23T22:59+00:00", 1, When.SOON),
        ("2026-11-23T23:00+00:00", 0, When.TODAY),
        ("2026-11-24T10:00+01:00", 0, When.TODAY),
        ("2026-11-24T10:00:01+01:00", 0, When.LATE),
    ],
)
def test_the_day_of_a_clock_in_hours_is_the_day_where_it_is(
    now: str, left: int, when: When
) -> None:
    found = clock_end("triage_soon", datetime(2026, 11, 23, 10, tzinfo=OSLO))
    moment = datetime.fromisoformat(now)
    assert (found.days_left(moment), found.when(moment)) == (left, when)


def test_a_list_is_asked_for_in_what_the_clock_runs_in() -> None:
    in_days = clock_end("follow_up", TODAY)
    in_hours = clock_end("triage_soon", datetime(2026, 11, 23, 10, tzinfo=OSLO))
    with pytest.raises(BadClock, match="in days"):
        in_days.when(datetime(2026, 11, 23, 10, tzinfo=OSLO))
    for now in (TODAY, datetime(2026, 11, 23, 10)):  # noqa: DTZ001
        with pytest.raises(BadClock, match="in hours"):
            in_hours.when(now)


def test_a_weekend_is_told_of_and_moves_nothing() -> None:
    ends = {begun: clock_end("lawyer_offered", date(2026, 11, begun)) for begun in range(16, 23)}
    assert [found.on_weekend for found in ends.values()] == [
        False, False, True, True, False, False, False,
    ]  # fmt: skip
    assert all(found.ends == date(2026, 11, begun + 3) for begun, found in ends.items())


# ---- Whatever the day

days = st.dates(date(2010, 1, 1), date(2060, 12, 31))
lengths = st.builds(Span, st.integers(1, 120), st.sampled_from([Unit.MONTHS, Unit.DAYS]))


@given(lengths, days)
def test_counting_back_and_forth_never_comes_past_the_end(span: Span, end: date) -> None:
    before = span.before(end)
    assert before < end
    assert span.until(before) <= end
    assert span.until(before) > end - timedelta(days=4)


@given(days, st.integers(1, 24))
def test_a_clock_in_months_ends_in_the_right_month_and_on_the_day_or_the_last(
    begun: date, months: int
) -> None:
    book = Rulebook([a_clock(months=months, valid_from=date(2010, 1, 1))])
    ends = clock_end("some", begun, book=book).ends
    assert (ends.year * 12 + ends.month) - (begun.year * 12 + begun.month) == months
    assert ends.day == begun.day or (ends + timedelta(days=1)).day == 1
    assert ends.day <= begun.day


@given(days, days)
def test_who_begins_later_never_ends_earlier(one: date, other: date) -> None:
    assume(one <= other)
    assert clock_end("reflection_period", one).ends <= clock_end("reflection_period", other).ends


@given(days, days, days)
def test_a_clock_that_is_not_moved_ends_the_same_whenever_one_asks(
    begun: date, today: date, other: date
) -> None:
    book = Rulebook([OLD, NEW])
    assume(begun >= date(2020, 1, 1))
    ends = {clock_end("some", begun, today=now, book=book).ends for now in (today, other)}
    assert len(ends) == 1


@given(days, days)
def test_time_that_passes_never_makes_a_clock_less_late(begun: date, now: date) -> None:
    found = clock_end("follow_up", begun)
    order = [When.LATER, When.SOON, When.TODAY, When.LATE]
    today, tomorrow = found.when(now), found.when(now + timedelta(days=1))
    assert order.index(today) <= order.index(tomorrow)
    assert (found.when(now) is When.LATE) == (now > found.ends)


# ---- The rows


def faults(folder: Path, **changes: str | None) -> list[str]:
    from lykt.rulebook import BadRulebook

    with pytest.raises(BadRulebook) as bad:
        read_rules(written(folder, {**CLOCK, **changes}))
    return bad.value.lines()


def test_a_good_clock_is_read_whole(tmp_path: Path) -> None:
    more = {
        "own_end": '"may"',
        "first_counts": "true",
        "moves_running": "true",
        "starts_on": '["a.b", "c.d_e"]',
    }
    (rule,) = read_rules(written(tmp_path, {**CLOCK, **more}))
    assert (rule.starts_on, rule.own_end, rule.warn_days) == (("a.b", "c.d_e"), OwnEnd.MAY, 30)
    assert (rule.stops_on, rule.first_counts) == (("case.closed",), True)
    assert (rule.moves_running, rule.backwards, rule.weekend) == (True, False, "as_it_falls")
    assert rule.ends["nb"] == "Siste dag."
    assert (rule.what_to_do["nn"], rule.next_when_late["en"]) == ("Søk no.", "Call.")
    (plain,) = read_rules(written(tmp_path, CLOCK))
    assert (plain.own_end, plain.moves_running) == (None, False)


#: What is changed in a good clock (a dash takes it out), and the fault it makes.
BAD_CLOCKS = """
starts_on      | -               | field starts_on: The field is missing
starts_on      | []              | field starts_on: The value is empty
starts_on      | "a.b"           | field starts_on, value 'a.b': The value is of another kind
starts_on      | ["granted"]     | field starts_on, value 'granted': The value is not written so
starts_on      | [1]             | field starts_on, value '1': The value is not written so
starts_on      | ["a.b", "a.b"]  | field starts_on, value 'a.b, a.b': The word is there twice
stops_on       | -               | field stops_on: The field is missing
stops_on       | ["closed"]      | field stops_on, value 'closed': The value is not written so
stops_on       | ["residence.granted"] | field stops_on, value 'residence.granted': What begins a clock
back_from      | "clock.other"   | field back_from: One counts back from a last day that is given
first_counts   | false           | field first_counts, value 'false': The value is of another kind
ends           | -               | field ends: The field is missing. Needed: nb, nn, en
ends           | {nb="A",en="B"} | field ends.nn: The field is missing
weekend        | -               | field weekend: The field is missing. Needed: as_it_falls
weekend        | "next_monday"   | field weekend, value 'next_monday': The word is not known
warn_days      | -               | field warn_days: The field is missing
warn_days      | 0               | field warn_days, value '0': The number is out of range. Allowed: 1–366
what_to_do     | -               | field what_to_do: The field is missing
next_when_late | -               | field next_when_late: The field is missing
own_end        | "always"        | field own_end, value 'always': The word is not known. Allowed: may, must
own_end        | "must"          | field months: It ends on a day of its own
backwards      | true            | field backwards: One counts back from a last day that is given
moves_running  | false           | field moves_running, value 'false': The value is of another kind
months         | -               | The rule says no length of time. Needed: one of months, days, hours.
days           | 3               | field days: The rule says two lengths of time
no_end         | true            | field no_end: A rule of this kind has no such field
"""  # noqa: E501 - a table


@pytest.mark.parametrize("line", BAD_CLOCKS.strip().splitlines())
def test_a_bad_clock_is_refused(line: str, tmp_path: Path) -> None:
    field, value, told = (cell.strip() for cell in line.split("|"))
    found = faults(tmp_path, **{field: None if value == "-" else value})
    assert told in found[0]
    assert len(found) == 1 or field == "no_end"


def test_a_clock_in_hours_warns_of_no_days_and_has_no_end_of_its_own(tmp_path: Path) -> None:
    in_hours: dict[str, str | None] = {**CLOCK, "months": None, "hours": "4", "warn_days": None}
    assert read_rules(written(tmp_path, in_hours))[0].span == Span(4, Unit.HOURS)
    found = faults(tmp_path, **{**in_hours, "warn_days": "3", "own_end": '"may"'})
    assert ["in hours" in line for line in found] == [True, True]


def test_what_counts_back_says_from_where_and_how_far(tmp_path: Path) -> None:
    back: dict[str, str | None] = {**CLOCK, "own_end": '"must"', "backwards": "true"}
    assert read_rules(written(tmp_path, back))[0].backwards
    (told,) = faults(tmp_path, **{**back, "months": None})
    assert "no length of time" in told
    alone: dict[str, str | None] = {**CLOCK, "own_end": '"must"', "months": None}
    assert read_rules(written(tmp_path, alone))[0].span is None


@pytest.mark.parametrize("field", sorted(set(CLOCK) - {"ref", "kind", "months"}))
def test_only_a_clock_has_the_fields_of_a_clock(field: str, tmp_path: Path) -> None:
    from lykt.rulebook import BadRulebook

    with pytest.raises(BadRulebook) as bad:
        read_rules(written(tmp_path, {field: CLOCK[field]}))
    assert "A rule of this kind has no such field. Allowed for: clock." in bad.value.lines()[0]


# ---- The clocks that come with Lykt


#: What the case says beside the states of its track: rooms above it hand these down.
BESIDE = {"opened", "unlocked", "followed_up", "lawyer_offered", "lawyer_accepted"}


def test_every_state_a_clock_begins_with_or_stops_on_is_a_state_of_its_track() -> None:
    events = {one for rule in clocks() for one in (*rule.starts_on, *rule.stops_on)}
    named = [(track, state) for track, state in (event.split(".") for event in events)]
    of_tracks = [each for each in named if each[0] in TRACKS]
    assert ("residence", "reflection_granted") in of_tracks
    unknown = {each for each in of_tracks if each[1] not in TRACKS[each[0]]}
    assert unknown == {("case", state) for state in BESIDE}


def test_every_clock_of_a_case_stops_when_the_case_is_closed() -> None:
    for rule in clocks():
        assert rule.stops_on[-1] == "case.closed", rule.ref
        assert not set(rule.starts_on) & set(rule.stops_on), rule.ref


def test_what_counts_back_takes_the_end_of_its_clock_where_the_ruling_gives_none() -> None:
    begun = date(2026, 8, 31)
    period = clock_end("reflection_period", begun)
    assert clock_end("permit_in_time", begun) == clock_end(
        "permit_in_time", begun, until=period.ends
    )
    # A permit may be shorter than the longest it can be: nothing is counted back from that.
    with pytest.raises(BadClock, match="Give that day"):
        clock_end("renewal_in_time", begun)


@pytest.mark.parametrize(
    ("changes", "good"),
    [
        ({}, True),
        ({"starts_on": '["residence.granted", "residence.asked"]'}, True),
        ({"starts_on": '["residence.asked"]'}, False),
        ({"ref": '"clock.third"'}, False),
        ({"own_end": '"must"', "backwards": "true"}, False),
        ({"own_end": '"must"', "months": None}, False),
    ],
)
def test_a_clock_is_counted_back_from_one_that_begins_with_it(
    changes: dict[str, str | None], good: bool, tmp_path: Path
) -> None:
    from lykt.rulebook import BadRulebook

    back = {"ref": '"clock.back"', "own_end": '"must"', "backwards": "true",
            "back_from": '"clock.some"'}  # fmt: skip
    folder = written(tmp_path, {**CLOCK, **changes}, {**CLOCK, **back})
    if good:
        assert len(read_rules(folder)) == 2
    else:
        with pytest.raises(BadRulebook, match="no clock of that name"):
            read_rules(folder)


def test_what_is_lykts_own_choice_says_so_and_what_is_law_names_it() -> None:
    for rule in clocks():
        assert (rule.mark == "own") == rule.source.startswith("Lykt's own choice"), rule.ref
    by_law = {clock_name(rule.ref) for rule in clocks() if rule.law_id}
    assert by_law == {"reflection_period", "limited_permit", "renewal_in_time",
                      "complaint_dropped"}  # fmt: skip


def test_no_clock_of_lykts_moves_one_that_runs() -> None:
    assert not any(rule.moves_running for rule in clocks())


def test_a_clock_warns_before_it_is_late_in_every_language() -> None:
    for rule in clocks():
        for words in (rule.ends, rule.what_to_do, rule.next_when_late):
            assert set(words) == {"nb", "nn", "en"}, rule.ref
            assert len({words["nb"], words["en"]}) == 2, rule.ref


def test_words_for_every_code() -> None:
    assert set(WHENS) == set(When)
