"""The calendar: days, and nothing that tells of anybody."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from lykt.cases.case.actions_events import write_event
from lykt.cases.clocks import actions, feed
from lykt.cases.clocks.views import MOST_WRONG
from lykt.organisation.acting import acting_as
from lykt.privacy.reading.models import ReadingEntry
from tests.support.cases import make_case
from tests.support.pages import make_person


@pytest.fixture
def case(world, kaja):
    return make_case(make_person(world), kaja, exploitation="sexual", summary="A secret story")


@pytest.fixture
def token(case, kaja):
    with acting_as(kaja.as_actor()) as by:
        write_event(by=by, case=case, track="residence", state="reflection_applied")
        write_event(by=by, case=case, track="residence", state="reflection_granted",
                    until=timezone.localdate() + timedelta(days=90))  # fmt: skip
        return actions.open_calendar(by=by)


def ask(token: str):
    return Client().get(reverse("calendar_feed", args=[token]))


def test_the_calendar_says_on_which_days_something_ends(token, case, kaja):
    answer = ask(token)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer.headers["Cache-Control"] == "no-store"
    entries = Calendar.from_ical(answer.content).walk("VEVENT")
    days = [entry.decoded("dtstart") for entry in entries]
    today = timezone.localdate()
    assert today + timedelta(days=90) in days
    assert days == sorted(set(days))
    assert all(type(day) is date for day in days)
    assert {str(entry["summary"]) for entry in entries} == {"A deadline in Lykt"}
    assert {str(entry["url"]) for entry in entries} == {"http://testserver/clocks/"}


def test_nothing_in_it_tells_of_anybody(token, case, kaja):
    content = ask(token).content.decode()
    for secret in (case.label, case.handle, str(case.pk), str(case.subject), str(kaja.pk), "kaja",
                   "reflection", "sexual", "secret", str(case.year) + "-", token):  # fmt: skip
        assert secret.lower() not in content.lower(), secret


def test_entries_keep_their_names_and_name_nothing(token):
    uids = [
        {str(entry["uid"]) for entry in Calendar.from_ical(ask(token).content).walk("VEVENT")}
        for _twice in range(2)
    ]
    assert uids[0] == uids[1]
    assert all(len(uid) == 40 for uid in uids[0])
    day = date(2027, 5, 28)
    assert feed.uid_of("one", day) != feed.uid_of("another", day)


def test_the_file_is_as_the_standard_has_it():
    now = datetime(2026, 11, 28, 12, tzinfo=UTC)
    content = feed._written([date(2027, 2, 28)], "owner", "https://lykt.test/clocks/", now)
    lines = content.decode().split("\r\n")
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-2:] == ["END:VCALENDAR", ""]
    assert {
        "VERSION:2.0", "DTSTAMP:20261128T120000Z", "DTSTART;VALUE=DATE:20270228",
        "DTEND;VALUE=DATE:20270301", "CLASS:PRIVATE", "TRANSP:TRANSPARENT",
    } <= set(lines)  # fmt: skip
    assert all(len(line.encode()) <= 75 for line in lines)


def test_it_speaks_the_language_of_its_owner(token, kaja):
    kaja.language = "nb"
    kaja.save()
    assert Calendar.from_ical(ask(token).content).walk("VEVENT") != []


def test_reading_it_is_no_reading_of_anybody(token):
    with acting_as(_job()):
        before = ReadingEntry.objects.count()
    ask(token)
    with acting_as(_job()):
        assert ReadingEntry.objects.count() == before


def _job():
    from lykt.organisation.acting import Actor

    return Actor(kind="job", name="test")


@pytest.mark.parametrize("wrong", ["", "x", "A" * 43, "é" * 43, "A" * 5000])
def test_a_wrong_secret_is_not_found(wrong, db):
    assert Client().get(f"/clocks/calendar/{wrong}.ics").status_code == 404


def test_a_secret_that_was_shut_or_whose_owner_has_left_is_not_found(token, kaja):
    kaja.is_active = False
    kaja.save()
    assert ask(token).status_code == 404
    kaja.is_active = True
    kaja.save()
    with acting_as(kaja.as_actor()) as by:
        actions.shut_calendar(by=by)
    assert ask(token).status_code == 404


def test_who_holds_no_post_any_more_has_an_empty_calendar(token, kaja):
    kaja.posts.update(until=date(2020, 1, 2))
    assert Calendar.from_ical(ask(token).content).walk("VEVENT") == []


def test_many_wrong_secrets_shut_the_feed_to_the_place_they_come_from(token):
    cache.clear()
    answers = [ask("A" * 43).status_code for _again in range(MOST_WRONG + 1)]
    assert answers == [404] * MOST_WRONG + [429]
    assert ask(token).status_code == 429
    cache.clear()
    assert ask(token).status_code == 200


def test_nothing_can_be_sent_to_it(token):
    assert Client().post(reverse("calendar_feed", args=[token])).status_code == 405
