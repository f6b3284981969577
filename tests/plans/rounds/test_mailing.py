"""Reminders through a real mail server: who gets one, what it tells, and when it fails."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from lykt.organisation.access import Refused
from lykt.organisation.acting import acting_as
from lykt.organisation.models import Staff
from lykt.plans.rounds import actions, mailing
from lykt.plans.rounds.actions_reminders import due, remind_now, send, write_text
from lykt.plans.rounds.mailing import MailFailed
from lykt.plans.rounds.models import Reminder, Round
from lykt.plans.rounds.texts import standard
from tests.plans.made import make_measure
from tests.plans.rounds.made import add_measure, ask, open_round
from tests.support.mail import Post
from tests.support.pages import OPERATOR
from tests.support.people import World


pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


def with_mail(*people: Staff) -> None:
    for staff in people:
        staff.email = f"{staff.username}@fjordby.example"
        staff.save()


@pytest.fixture
def asked(world: World, kaja: Staff, froya: Staff, pal: Staff) -> Round:
    """A round in which Kaja owes two answers, Frøya one, and nobody else is asked for one."""
    with_mail(kaja, froya, pal)
    measure = ask(make_measure(world), kaja)
    both = ask(ask(add_measure(measure, "1b"), kaja), froya, "Feltteamet")
    add_measure(measure, "1c")
    return open_round(world, measure, both)


def run(on=TODAY) -> list[str]:
    """Send what is due on a day, and return to whom it went."""
    with acting_as(OPERATOR):
        sent = send(due(by=OPERATOR, on=on), by=OPERATOR, on=on)
    return [one.staff.username for one in sent if one.staff]


def test_each_gets_one_letter_with_all_they_owe(asked: Round, post: Post) -> None:
    assert run() == ["froya", "kaja", "pal"]
    assert post.to == [f"{who}@fjordby.example" for who in ("froya", "kaja", "pal")]
    bodies = [letter.get_content() for letter in post.letters]
    assert ["owe: 1" in bodies[0], "owe: 2" in bodies[1], "owe: 1" in bodies[2]] == [True] * 3
    assert ["nobody else is asked" in body for body in bodies] == [False, False, True]
    rows = [(row.staff.username, row.owed, row.nobody) for row in Reminder.objects.all()]
    assert rows == [("froya", 1, 0), ("kaja", 2, 0), ("pal", 1, 1)]


def test_a_letter_tells_of_no_person_and_of_no_measure(
    asked: Round, post: Post, kaja: Staff
) -> None:
    kaja.language = "nb"
    kaja.name = "Kaja Hemmelig"
    kaja.save()
    run()
    for letter in post.letters:
        told = f"{letter['Subject']} {letter['From']} {letter.get_content()}"
        assert "https://lykt.fjordby.example/plans/owed/" in told
        for secret in ("Hemmelig", "Informasjon til unge", "1a", "Uteteamet", "kaja"):
            assert secret not in told
        assert not letter.is_multipart()
        assert letter["Cc"] is None


def test_nobody_is_reminded_twice_on_a_day(asked: Round, post: Post) -> None:
    run()
    assert run() == []
    with acting_as(OPERATOR), pytest.raises(ValidationError, match="nobody to remind"):
        remind_now(by=OPERATOR, round_=asked)
    assert run(asked.due_on - timedelta(days=4)) == []
    assert run(asked.due_on - timedelta(days=3)) == ["froya", "kaja", "pal"]


def test_whoever_has_answered_is_left_alone(asked: Round, post: Post, froya: Staff) -> None:
    with acting_as(froya.as_actor()) as by:
        owed = asked.owed.get(measure__number="1b")
        actions.answer(by=by, owed=owed, status="in_progress")
    assert run() == ["kaja", "pal"]


def test_what_a_contact_cannot_be_reminded_of_is_the_owners(
    asked: Round, post: Post, kaja: Staff
) -> None:
    kaja.is_active = False
    kaja.save()
    assert run() == ["froya", "pal"]
    assert Reminder.objects.get(staff__username="pal").owed == 2


def test_what_reaches_nobody_is_told_to_whoever_runs_it(
    world: World, pal: Staff, post: Post
) -> None:
    open_round(world)
    with acting_as(OPERATOR):
        [digest] = due(by=OPERATOR, on=TODAY)
    assert (digest.staff, digest.owed) == (None, 1)
    assert run() == []


def test_several_plans_are_one_letter(asked: Round, world: World, kaja: Staff, post: Post) -> None:
    other = open_round(world, ask(make_measure(world), kaja))
    assert run() == ["froya", "kaja", "pal"]
    [letter] = [one for one in post.letters if str(one["To"]).startswith("kaja")]
    assert letter["Subject"] == "You owe 3 answers"
    assert Reminder.objects.filter(staff=kaja, round=other).get().owed == 1


def test_the_owners_words_are_sent(asked: Round, post: Post) -> None:
    with acting_as(OPERATOR):
        write_text(by=OPERATOR, plan=asked.plan, subject="Svar: {plan}", body="{owed} {link}")
    run()
    assert str(post.letters[0]["Subject"]) == f"Svar: {asked.plan.title}"
    with acting_as(OPERATOR):
        assert write_text(by=OPERATOR, plan=asked.plan, subject="", body="") is None
        usual = standard()
        told = {"subject": usual.subject, "body": usual.body.replace("\n", "\r\n")}
        assert write_text(by=OPERATOR, plan=asked.plan, **told) is None


def test_an_address_that_is_refused_does_not_stop_the_others(asked: Round, post: Post) -> None:
    post.unknown = {"kaja@fjordby.example"}
    with acting_as(OPERATOR), pytest.raises(MailFailed, match="kaja") as failed:
        send(due(by=OPERATOR, on=TODAY), by=OPERATOR, on=TODAY)
    assert [one.staff.username for one in failed.value.sent if one.staff] == ["froya", "pal"]
    assert post.to == ["froya@fjordby.example", "pal@fjordby.example"]
    post.unknown = set()
    assert run() == ["kaja"]


def test_a_server_that_stops_leaves_the_rest_for_the_next_time(asked: Round, post: Post) -> None:
    post.takes = 1
    with acting_as(OPERATOR), pytest.raises(MailFailed):
        send(due(by=OPERATOR, on=TODAY), by=OPERATOR, on=TODAY)
    assert post.to == ["froya@fjordby.example"]
    assert [row.staff.username for row in Reminder.objects.all()] == ["froya"]
    post.takes = 1000
    assert run() == ["kaja", "pal"]


def test_two_runs_at_once_send_one_letter(asked: Round, post: Post) -> None:
    with acting_as(OPERATOR):
        first, second = (due(by=OPERATOR, on=TODAY) for _ in range(2))
        send(first, by=OPERATOR, on=TODAY)
        assert send(second, by=OPERATOR, on=TODAY) == []
    assert len(post.letters) == 3


def test_nothing_is_sent_where_nothing_is_set_up(asked: Round, settings: Any) -> None:
    with acting_as(OPERATOR), pytest.raises(ValidationError, match="not set up"):
        remind_now(by=OPERATOR, round_=asked)
    assert not mailing.is_set_up()


def test_only_the_owner_reminds_and_only_a_command_sends_what_is_due(
    asked: Round, pal: Staff, kaja: Staff, post: Post
) -> None:
    with acting_as(kaja.as_actor()) as by:
        with pytest.raises(Refused):
            remind_now(by=by, round_=asked)
        with pytest.raises(Refused):
            write_text(by=by, plan=asked.plan, subject="x", body="{link}")
    with acting_as(pal.as_actor()) as by:
        with pytest.raises(Refused):
            due(by=by, on=TODAY)
        assert len(remind_now(by=by, round_=asked)) == 3
