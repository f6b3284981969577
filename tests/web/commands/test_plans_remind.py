"""`lykt plan remind`, as a timer of the machine runs it."""

import json
from typing import Any

import pytest
from django.utils import timezone

from lykt.organisation.models import Staff
from lykt.plans.rounds.models import Reminder
from tests.plans.made import make_measure
from tests.plans.rounds.made import add_measure, ask, open_round
from tests.support.mail import mail_server, send_through
from tests.support.people import World


pytestmark = pytest.mark.django_db
TODAY = timezone.localdate().isoformat()


@pytest.fixture(autouse=True)
def round_(world: World, kaja: Staff) -> Any:
    kaja.email = "kaja@fjordby.example"
    kaja.save()
    measure = ask(make_measure(world), kaja)
    add_measure(measure, "1b")
    return open_round(world, measure)


@pytest.fixture
def post(settings: Any) -> Any:
    with mail_server() as running:
        send_through(settings, running)
        yield running


def test_it_sends_and_says_so(run: Any, post: Any, round_: Any) -> None:
    code, out, words = run("plan", "remind", "--format", "json")
    rows = json.loads(out)
    assert code == 0
    due = round_.due_on.isoformat()
    same = {"plan": round_.plan.key, "round": "Våren", "due_on": due, "owed": 1}
    assert rows == [
        same | {"to": None, "state": "nobody can be reached"},
        same | {"to": "kaja", "state": "sent"},
    ]
    assert words == f"Reminders as of {TODAY}: 1 sent, 1 not.\n"
    assert post.to == ["kaja@fjordby.example"]
    assert "kaja" not in run("plan", "remind")[1]
    assert len(post.letters) == 1


def test_a_dry_run_sends_nothing(run: Any, post: Any) -> None:
    code, out, _words = run("plan", "remind", "--dry-run")
    assert code == 0
    assert out.splitlines()[-1].split()[-3:] == ["kaja", "1", "due"]
    assert post.letters == []
    assert not Reminder.objects.exists()


def test_another_day_can_be_asked_for(run: Any, post: Any, round_: Any) -> None:
    assert json.loads(run("plan", "remind", "--as-of", "2020-01-01", "--format", "json")[1]) == []
    assert run("plan", "remind", "--as-of", "yesterday")[0] == 2


def test_where_nothing_is_set_up_nothing_fails(run: Any) -> None:
    code, out, words = run("plan", "remind", "--format", "json")
    assert code == 0
    assert [row["state"] for row in json.loads(out)] == ["nobody can be reached", "not set up"]
    assert "Reminders are not set up" in words
    assert not Reminder.objects.exists()


def test_a_server_that_does_not_answer_is_one_line(run: Any, post: Any, settings: Any) -> None:
    settings.EMAIL_PORT = 1
    code, out, words = run("plan", "remind", "--format", "json")
    assert code == 1
    assert json.loads(out)[-1]["state"] == "not sent"
    assert words == ("lykt: Not all reminders were sent: Connection refused. Sent to: nobody.\n")
    assert not Reminder.objects.exists()
