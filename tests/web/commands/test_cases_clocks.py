"""`lykt cases clocks`, as another program runs it."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone

from lykt.cases.case.actions_events import write_event
from lykt.organisation.acting import acting_as
from lykt.privacy.reading.models import ReadingEntry
from tests.support.cases import OPERATOR, make_case
from tests.support.pages import make_person


pytestmark = pytest.mark.django_db


@pytest.fixture
def case(world, kaja):
    case = make_case(make_person(world), kaja, opened_on=timezone.localdate() - timedelta(days=9))
    with acting_as(kaja.as_actor()) as by:
        day = timezone.localdate() - timedelta(days=5)
        for state in ("reflection_applied", "reflection_granted"):
            write_event(by=by, case=case, track="residence", state=state, day=day)
    return case


def test_every_clock_is_a_row(case, run):
    code, out, err = run("cases", "clocks", "--format", "json")
    assert code == 0
    rows = {row["clock"]: row for row in json.loads(out)}
    assert set(rows["reflection_period"]) == {
        "case", "clock", "starts", "ends", "days_left", "rule", "source", "next",
    }  # fmt: skip
    row = rows["reflection_period"]
    today = timezone.localdate()
    assert (row["case"], row["rule"]) == (case.label, "clock.reflection_period")
    assert row["starts"] == (today - timedelta(days=5)).isoformat()
    assert "udiregelverk.no" in row["source"]
    assert rows["lawyer_offered"]["days_left"] == -6
    assert rows["lawyer_offered"]["next"].startswith("Offer a lawyer today")
    assert f"Clocks that run on {today.isoformat()}: {len(rows)}." in err


def test_as_of_a_day_only_what_had_happened_counts(case, run):
    day = (timezone.localdate() - timedelta(days=6)).isoformat()
    code, out, _words = run("cases", "clocks", "--as-of", day, "--format", "json")
    assert code == 0
    found = {row["clock"]: row["days_left"] for row in json.loads(out)}
    assert found == {"lawyer_offered": 0, "first_meeting": 11, "follow_up": 25}


def test_what_cannot_be_reckoned_has_no_end_and_says_what_to_do(case, kaja, run):
    with acting_as(kaja.as_actor()) as by:
        for state in ("permit_applied", "permit_granted"):
            write_event(by=by, case=case, track="residence", state=state)
    _code, out, _words = run("cases", "clocks", "--format", "json")
    first = json.loads(out)[0]
    assert (first["clock"], first["ends"], first["days_left"]) == ("renewal_in_time", None, None)
    assert first["next"] == "Cannot be reckoned: write the last day."


def test_a_table_for_people(case, run):
    code, out, _words = run("cases", "clocks")
    assert code == 0
    lines = out.splitlines()
    assert lines[0].split() == ["case", "clock", "starts", "ends", "days_left", "next"]
    assert lines[1].startswith(f"{case.label}  lawyer_offered")


def test_that_the_cases_were_read_is_written_down(case, run):
    run("cases", "clocks", "--operator", "night watch")
    with acting_as(OPERATOR):
        entry = ReadingEntry.objects.order_by("-number").first()
    assert entry.what == "clocks"


def test_an_empty_house_has_no_rows(run):
    code, out, _words = run("cases", "clocks", "--format", "json")
    assert code == 0
    assert json.loads(out) == []


@pytest.mark.parametrize("wrong", ["yesterday", "2026-13-01", "2026-02-30"])
def test_a_day_that_is_none_is_refused(wrong, run):
    code, _out, words = run("cases", "clocks", "--as-of", wrong)
    assert (code, wrong in words) == (2, True)
