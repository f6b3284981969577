"""`lykt cases figures`, as another program runs it."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone

from lykt.cases.case.actions_events import write_event
from lykt.figures.rows import KEYS
from lykt.organisation.acting import acting_as
from tests.support.cases import make_case
from tests.support.pages import make_person


pytestmark = pytest.mark.django_db

DAY = timezone.localdate() - timedelta(days=5)


@pytest.fixture
def case(world, kaja):
    case = make_case(make_person(world), kaja, opened_on=DAY, exploitation="sexual")
    with acting_as(kaja.as_actor()) as by:
        write_event(
            by=by, case=case, track="identification", state="possible", body="nav", day=DAY
        )
    return case


def asked(world, year, *more):
    named = ("--controller", world.fjordby.name)
    return ("cases", "figures", "--year", str(year), *more, *named)


def test_every_figure_is_a_tidy_row(world, case, run):
    code, out, err = run(*asked(world, DAY.year, "--format", "json"))
    assert code == 0
    rows = json.loads(out)
    assert all(tuple(row) == KEYS for row in rows)
    found = {(row["series"], row["breakdown"], row["category"]): row["value"] for row in rows}
    assert found["possible_victims", "", "all"] == 1
    assert found["possible_victims", "exploitation", "prostitution"] == 1
    assert found["cases_opened", "", "all"] == 1
    assert ("people", "", "all") not in found
    assert "nternal" in err


def test_as_a_table_it_says_that_it_is_internal(world, case, run):
    code, out, _err = run(*asked(world, DAY.year))
    assert code == 0
    assert "nternal" in out
    assert "possible_victims" in out


def test_an_empty_database_has_no_rows(world, run):
    code, out, err = run(*asked(world, 2012, "--format", "json"))
    assert (code, json.loads(out)) == (0, [])
    assert "Nothing of protection is counted in 2012." in err


def test_the_year_is_needed(run):
    code, _out, err = run("cases", "figures")
    assert code == 2
    assert "--year" in err
