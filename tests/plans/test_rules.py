"""How a measure stands on a day, as tables and for any sequence of entries."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lykt.plans.codes import TAKEN_BACK, Pace, Phase
from lykt.plans.dates import Deadline, Printed
from lykt.plans.rules import (
    Entry,
    PlanTimes,
    circle_in,
    latest,
    state_of,
    status_day_problem,
    that_stand,
)
from lykt.rulebook import Span, Unit


START = date(2011, 1, 1)
NOON = datetime(2026, 11, 1, 12, tzinfo=UTC)
ADOPTED = PlanTimes(
    period_from=Printed.read("2011-01-01"),
    period_to=Printed.read("2013-12-31"),
    adopted_on=Printed.read("2011-02-10"),
)
HALF_A_YEAR = Span(6, Unit.MONTHS)


def entry(key, as_of, phase, *, written=0, corrects=None):
    """One entry; `written` is how many hours after the first it was written."""
    moment = NOON + timedelta(hours=written)
    return Entry(
        key=key, as_of=Printed.read(as_of), written_at=moment, phase=phase, corrects=corrects
    )


def read(entries, on, known_at=None):
    found = latest(entries, date.fromisoformat(on), known_at)
    return found.key if found else None


HISTORY = [
    entry("a", "2011-05-01", "in_progress"),
    entry("b", "2012-05", "done", written=1),
    # Written last, of a day before: somebody found an old report.
    entry("c", "2011-09-01", "not_started", written=2),
]


@pytest.mark.parametrize(
    ("on", "key"),
    [
        ("2011-04-30", None), ("2011-05-01", "a"), ("2011-08-31", "a"), ("2011-09-01", "c"),
        # A month is known at its end.
        ("2012-05-30", "c"), ("2012-05-31", "b"), ("2020-01-01", "b"),
    ],
)  # fmt: skip
def test_the_latest_that_speaks_of_the_day_or_before_counts(on, key):
    assert read(HISTORY, on) == key
    assert read(HISTORY[::-1], on) == key


@pytest.mark.parametrize(("hours", "key"), [(-1, None), (0, "a"), (1, "a"), (2, "c")])
def test_as_it_was_known_at_a_moment(hours, key):
    assert read(HISTORY, "2011-12-31", NOON + timedelta(hours=hours)) == key


def test_a_correction_stands_in_from_when_it_was_written():
    wrong = entry("a", "2011-05-01", "done")
    right = entry("b", "2011-05-01", "in_progress", written=5, corrects="a")
    assert read([wrong, right], "2011-06-01") == "b"
    assert read([wrong, right], "2011-06-01", NOON + timedelta(hours=4)) == "a"


def test_a_correction_that_takes_back_leaves_what_was_before():
    first = entry("a", "2011-05-01", "in_progress")
    slip = entry("b", "2011-06-01", "done", written=1)
    back = entry("c", "2011-06-01", TAKEN_BACK, written=2, corrects="b")
    assert read([first, slip, back], "2011-07-01") == "a"
    assert [one.key for one in that_stand([first, slip, back], date(2011, 7, 1))] == ["a"]


def test_of_two_about_the_same_day_the_later_written_counts():
    one, other = entry("a", "2011-05-01", "done"), entry("b", "2011-05-01", "dropped", written=1)
    assert read([other, one], "2011-05-01") == "b"


# ---- Any sequence of entries


@st.composite
def histories(draw):
    """Any entries, corrections of anything among them: of other days, of each other."""
    size = draw(st.integers(0, 8))
    keys = [f"k{n}" for n in range(size)]
    found = []
    for number, key in enumerate(keys):
        day = START + timedelta(days=draw(st.integers(0, 120)))
        text = day.isoformat()[: draw(st.sampled_from((7, 10)))]
        found.append(
            entry(
                key,
                text,
                draw(st.sampled_from([*Phase.values, TAKEN_BACK])),
                written=draw(st.integers(0, 10)),
                corrects=draw(st.sampled_from([None, *keys[:number]])),
            )
        )
    return found


days = st.integers(-5, 130).map(lambda n: START + timedelta(days=n))
moments = st.one_of(st.none(), st.integers(-1, 11).map(lambda n: NOON + timedelta(hours=n)))
deadlines = st.sampled_from(
    [Deadline.read(*told) for told in (("none", ""), ("date", "2011-02-20"), ("month", "2011-03"),
                                       ("recurring", "P1M"))]
)  # fmt: skip


@given(histories(), days, moments, deadlines, st.randoms())
def test_nothing_of_a_later_day_and_nothing_written_later_changes_a_state(
    entries, on, known_at, deadline, chance
):
    def state(of):
        return state_of(
            deadline, of, ADOPTED, on, known_at=known_at, news_within=Span(1, Unit.MONTHS)
        )

    before = [
        one
        for one in entries
        if one.as_of.last <= on and (known_at is None or one.written_at <= known_at)
    ]
    chance.shuffle(entries)
    assert state(entries) == state(before)


@given(histories(), days, histories(), st.integers(1, 40))
def test_what_is_said_afterwards_changes_no_day_before(entries, on, more, later):
    """As a sequence in time: further entries, all of later days, whatever they correct."""
    after = [
        Entry(
            key=f"m{number}",
            as_of=Printed.read((on + timedelta(days=later)).isoformat()),
            written_at=one.written_at + timedelta(hours=20),
            phase=one.phase,
            corrects=entries[number % len(entries)].key if entries else None,
        )
        for number, one in enumerate(more)
    ]
    assert latest([*entries, *after], on) == latest(entries, on)


# ---- Phase and pace


@pytest.mark.parametrize(
    ("deadline", "phase", "on", "late", "pace"),
    [
        # The day itself is in time; the day after is late.
        (("date", "2011-06-01"), None, "2011-06-01", False, Pace.IN_TIME),
        (("date", "2011-06-01"), None, "2011-06-02", True, Pace.LATE),
        # Past already on the day of adoption, and not a day before.
        (("date", "2010-12-01"), None, "2011-02-09", False, Pace.NOT_ADOPTED),
        (("date", "2010-12-01"), None, "2011-02-10", True, Pace.LATE),
        # Work is no completion.
        (("date", "2011-06-01"), "in_progress", "2011-06-02", True, Pace.LATE),
        (("date", "2011-06-01"), "ongoing", "2011-06-02", True, Pace.LATE),
        (("date", "2011-06-01"), "not_started", "2011-06-02", True, Pace.LATE),
        (("date", "2011-06-01"), "unknown", "2011-06-02", True, Pace.LATE),
        (("date", "2011-06-01"), "done", "2011-06-02", False, Pace.SETTLED),
        (("date", "2011-06-01"), "changed", "2011-06-02", False, Pace.SETTLED),
        (("date", "2011-06-01"), "dropped", "2011-06-02", False, Pace.SETTLED),
        # A month is missed when it is over.
        (("month", "2011-06"), None, "2011-06-30", False, Pace.IN_TIME),
        (("month", "2011-06"), None, "2011-07-01", True, Pace.LATE),
        # Without a day nothing is late.
        (("ongoing", ""), None, "2011-06-02", False, Pace.NO_DEADLINE),
        (("recurring", "P1Y"), None, "2011-06-02", False, Pace.NO_DEADLINE),
        (("none", ""), None, "2011-06-02", False, Pace.NO_DEADLINE),
    ],
)
def test_late_is_a_day_that_has_passed_without_completion(deadline, phase, on, late, pace):
    entries = [entry("a", "2011-01-15", phase)] if phase else []
    state = state_of(Deadline.read(*deadline), entries, ADOPTED, date.fromisoformat(on))
    assert (state.late, state.pace, state.stale) == (late, pace, False)
    assert state.phase == phase


def test_a_plan_of_which_nobody_knows_that_it_was_adopted_owes_nothing():
    times = PlanTimes(period_from=Printed.read("2009-01-01"))
    state = state_of(Deadline.read("date", "2009-06-01"), [], times, date(2010, 1, 1))
    assert (state.late, state.stale, state.pace) == (False, False, Pace.NOT_ADOPTED)


@pytest.mark.parametrize(
    ("deadline", "told", "on", "stale"),
    [
        (("none", ""), [], "2011-08-10", False),
        (("none", ""), [], "2011-08-11", True),
        (("none", ""), [("2011-06-01", "ongoing")], "2011-12-01", False),
        (("none", ""), [("2011-06-01", "ongoing")], "2011-12-02", True),
        # That nothing was reported is no news.
        (("none", ""), [("2011-06-01", "unknown")], "2011-08-11", True),
        (("none", ""), [("2011-06-01", "done")], "2013-01-01", False),
        # What comes every second year is asked for every second year.
        (("recurring", "P2Y"), [("2011-06-01", "ongoing")], "2013-06-01", False),
        (("recurring", "P2Y"), [("2011-06-01", "ongoing")], "2013-06-02", True),
        # After the plan has ended it stays as it was.
        (("none", ""), [("2013-07-01", "ongoing")], "2020-01-01", False),
        (("none", ""), [("2013-06-01", "ongoing")], "2020-01-01", True),
    ],
)
def test_stale_is_news_that_is_too_old(deadline, told, on, stale):
    entries = [entry(str(n), *one) for n, one in enumerate(told)]
    state = state_of(
        Deadline.read(*deadline),
        entries,
        ADOPTED,
        date.fromisoformat(on),
        news_within=HALF_A_YEAR,
    )
    assert state.stale is stale


def test_without_a_rule_nothing_is_stale():
    state = state_of(Deadline.read("none"), [], ADOPTED, date(2013, 1, 1))
    assert (state.stale, state.pace) == (False, Pace.NO_DEADLINE)


@pytest.mark.parametrize(
    ("as_of", "problem"),
    [
        ("2010-12-31", "before_plan"), ("2010-12", "before_plan"), ("2011-01-01", None),
        ("2011-01", None), ("2026-11-29", None), ("2026-11-30", "ahead"),
        # A month is known at its end.
        ("2026-11", "ahead"), ("2026-10", None),
    ],
)  # fmt: skip
def test_of_which_days_something_can_be_said(as_of, problem):
    today = date(2026, 11, 29)
    assert status_day_problem(Printed.read(as_of), ADOPTED, today=today) == problem


@pytest.mark.parametrize(
    ("parents", "found"),
    [({"1.1": "1", "1": ""}, None), ({"1": "1"}, "1"), ({"1": "2", "2": "1"}, "1"), ({}, None)],
)
def test_nothing_is_a_part_of_itself(parents, found):
    assert circle_in(parents) == found
