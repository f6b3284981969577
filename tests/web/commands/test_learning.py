"""`lykt learning figures`, as other programs run it."""

import json

import pytest

from lykt.organisation.models import Controller
from tests.learning.events.access_rows import make_event
from tests.learning.requests.access_rows import make_request
from tests.support.people import make_world


pytestmark = pytest.mark.django_db
FIGURES = ("learning", "figures", "--year", "2024", "--controller", "Fjordby")


def test_tidy_rows(run):
    world = make_world()
    make_event(world, participants=30, evaluations=2, grade="4.5")
    make_event(world, unit=world.elsewhere)
    make_request(world)
    code, out, words = run(*FIGURES, "--format", "json")
    assert (code, words.startswith("Internal")) == (0, True)
    rows = json.loads(out)
    assert {tuple(row) for row in rows} == {("figure", "group", "value")}
    for row in (
        {"figure": "events", "group": "all", "value": 1},
        {"figure": "mean_grade_by_kind", "group": "talk", "value": 4.5},
        {"figure": "requests_by_theme", "group": "law", "value": 1},
    ):
        assert row in rows
    code, out, _words = run(*FIGURES)
    assert code == 0
    assert out.splitlines()[0].split() == ["figure", "group", "value"]
    assert ["events_by_kind", "talk", "1"] in [line.split() for line in out.splitlines()]


def test_a_year_without_anything_says_so(run):
    make_world()
    code, out, words = run(*FIGURES, "--format", "json")
    assert (code, words) == (0, "Nothing was held or asked in 2024.\n")
    assert {"figure": "events", "group": "all", "value": 0} in json.loads(out)


def test_an_empty_house(run):
    Controller.objects.all().delete()
    code, out, words = run("learning", "figures", "--year", "2024", "--format", "json")
    assert (code, out, words) == (0, "[]\n", "Nothing was held or asked in 2024.\n")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("learning", "figures"), "--year"),
        (("learning", "figures", "--year", "1899"), "1899"),
        (("learning", "figures", "--year", "2024", "--format", "xml"), "xml"),
    ],
)
def test_bad_use_ends_with_two_and_one_line(run, arguments, told):
    code, out, words = run(*arguments)
    assert (code, out, len(words.splitlines())) == (2, "", 1)
    assert told in words


def test_where_there_are_several_one_is_named(run):
    make_world()
    code, _out, words = run("learning", "figures", "--year", "2024")
    assert code == 1
    assert "--controller" in words
