"""`lykt retention`, as a schedule calls it."""

import json
from datetime import date

import pytest

from lykt.people.models import Contact, Person
from tests.access_table import make_person


pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("operator")]


@pytest.fixture
def ada(world):
    """Someone not met for many years, though written down today."""
    return make_person(world, date(2015, 1, 1))


def told(output):
    return [json.loads(line) for line in output.splitlines()]


def test_what_is_due_stands_in_a_table_with_its_rule(ada, run):
    code, output, words = run("retention", "--dry-run")
    assert code == 0
    lines = [line.split() for line in output.splitlines()]
    assert ["person", "Fjordby", "1", "2015-01-01", "The", "person"] in lines
    assert ["person", "Elvestad", "0", "The", "person"] in lines
    assert words.endswith("Nothing was done: this is what is due.\n")
    assert Person.objects.filter(pk=ada.pk).exists()


def test_json_has_the_source_too(ada, run):
    _code, output, _words = run("retention", "--dry-run", "--format", "json")
    [line] = [
        one for one in told(output) if (one["kind"], one["controller"]) == ("person", "Fjordby")
    ]
    assert line["source"].startswith("Lykt's own default")
    assert {**line, "source": ""} == {
        "kind": "person",
        "controller": "Fjordby",
        "due": 1,
        "oldest": "2015-01-01",
        "kept_back": 0,
        "rule": "The person",
        "source": "",
        "standing": "",
    }


def test_a_run_takes_them(ada, run):
    code, _output, words = run("retention")
    assert (code, words.splitlines()[-1]) == (0, "Done.")
    assert not Person.objects.exists()
    assert not Contact.objects.exists()
