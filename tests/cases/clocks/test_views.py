"""Pages of clocks, as they are seen and asked for."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from lykt.cases.case.actions_events import write_event
from lykt.cases.clocks import actions
from lykt.cases.clocks.feed import address_of
from lykt.cases.clocks.models import CalendarAddress, FollowUp
from lykt.organisation.acting import acting_as
from lykt.privacy.backup.writing import back_up
from lykt.privacy.disclosure.models import Disclosure
from lykt.privacy.reading.models import ReadingEntry
from tests.privacy.backup.conftest import there_and_back
from tests.support.cases import OPERATOR, consent_to, make_case, make_member
from tests.support.pages import make_person


@pytest.fixture
def person(world):
    return make_person(world)


@pytest.fixture
def case(person, kaja):
    return make_case(person, kaja, opened_on=timezone.localdate() - timedelta(days=10))


def body(client, name, *args) -> str:
    answer = client.get(reverse(name, args=args))
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_the_list_tells_what_is_late_and_what_to_do(case, kaja, client_of):
    with acting_as(kaja.as_actor()) as by:
        write_event(by=by, case=case, track="residence", state="considering")
        write_event(by=by, case=case, track="residence", state="permit_applied")
        write_event(by=by, case=case, track="residence", state="permit_granted")
    page = body(client_of(kaja), "clocks")
    assert "7 days late" in page
    assert "4 days left" in page
    assert "Cannot be reckoned: write the last day." in page
    assert "Offer a lawyer today, or write that the person said no." in page
    assert case.label in page
    assert page.index("Cannot be reckoned") < page.index("7 days late") < page.index("Today</h2>")


def test_the_list_writes_down_whose_cases_it_showed(case, kaja, client_of):
    with acting_as(OPERATOR):
        before = ReadingEntry.objects.count()
    body(client_of(kaja), "clocks")
    with acting_as(OPERATOR):
        assert ReadingEntry.objects.count() == before + 1


def test_who_has_no_case_is_told_what_would_stand_there(kaja, client_of):
    assert "it stands here with its last day" in body(client_of(kaja), "clocks")
    assert "Deadlines in your cases" not in body(client_of(kaja), "today")


def test_today_shows_what_ends_to_whoever_is_in_the_team(case, kaja, sunniva, client_of):
    assert "Deadlines in your cases" in body(client_of(kaja), "today")
    assert "Deadlines in your cases" not in body(client_of(sunniva), "today")
    make_member(case, sunniva)
    page = body(client_of(sunniva), "today")
    assert "7 days late" in page
    assert "3 deadlines in all" in page
    assert "1 of them late" in page
    # The nearest first: what ends in four days, before what ended a week ago.
    assert page.index("4 days left") < page.index("7 days late")


def test_the_case_shows_its_clocks_with_rule_and_source(case, kaja, client_of):
    page = body(client_of(kaja), "case_page", case.handle)
    assert 'id="clocks"' in page
    assert "Offer a lawyer" in page
    assert reverse("clock_rule", args=["lawyer_offered"]) in page
    # Without a click: what is printed has the source.
    assert "Trondheim, sluttrapport 2013, Saksgang point 4" in page


def test_a_partner_is_shown_a_part_for_each_kind(case, person, kaja, parisa, client_of):
    with acting_as(kaja.as_actor()) as by:
        write_event(by=by, case=case, track="residence", state="considering")
        write_event(by=by, case=case, track="protection", state="risk_asked", body="police")
        actions.follow_up(by=by, case=case, note="Only for us")
    consent_to(person, "residence", "housing", case=case)
    make_member(case, parisa, "partner", "nav")
    page = body(client_of(parisa), "case_page", case.handle)
    assert "Deadlines: residence" in page
    for hidden in ("Deadlines: protection", "Offer a lawyer", "Only for us", "follow-up/"):
        assert hidden not in page


def test_a_weekend_and_a_rule_nobody_checked_are_told_of(case, kaja, client_of):
    today = timezone.localdate()
    sunday = today + timedelta(days=(6 - today.weekday()) % 7 or 7)
    with acting_as(kaja.as_actor()) as by:
        write_event(by=by, case=case, track="residence", state="reflection_applied")
        write_event(by=by, case=case, track="residence", state="reflection_granted", until=sunday)
    assert "The last day is a Sunday. Do it before." in body(client_of(kaja), "clocks")


def test_a_follow_up_is_written_and_read_on_the_case(case, kaja, client_of):
    client = client_of(kaja)
    url = reverse("case_follow_up", args=[case.handle])
    today = timezone.localdate()
    wrong = client.post(url, {"day": today, "next_by": today})
    assert "The next one comes after this one." in wrong.content.decode()
    sent = client.post(url, {"day": today, "next_by": "", "note": "Sleeps better."})
    assert sent.status_code == 302
    with acting_as(OPERATOR):
        assert FollowUp.objects.count() == 1
    assert "Sleeps better." in body(client, "case_page", case.handle)


def test_a_rule_says_what_it_is_and_where_from(kaja, client_of):
    page = body(client_of(kaja), "clock_rule", "reflection_period")
    assert "Six months from the day of the ruling" in page
    assert "udiregelverk.no" in page
    assert client_of(kaja).get(reverse("clock_rule", args=["nothing"])).status_code == 404


def test_the_address_of_a_calendar_is_shown_once(case, kaja, client_of):
    client = client_of(kaja)
    assert "There is no address now" in body(client, "calendar")
    page = client.post(reverse("calendar")).content.decode()
    address = page.split("<code")[1].split(">")[1].split("<")[0]
    assert client.get(address).status_code == 200
    assert address not in body(client, "calendar")
    assert "cannot be shown again" in body(client, "calendar")
    client.post(reverse("calendar_shut"))
    assert not CalendarAddress.objects.exists()
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("page", ["clocks", "today"])
def test_a_partner_who_is_shown_a_deadline_on_a_list_has_been_told(
    page, case, person, kaja, parisa, client_of, operator
):
    with acting_as(kaja.as_actor()) as by:
        write_event(by=by, case=case, track="residence", state="considering")
        write_event(by=by, case=case, track="residence", state="permit_applied")
        write_event(by=by, case=case, track="residence", state="permit_granted")
    consent_to(person, "residence", case=case)
    make_member(case, parisa, "partner", "nav")
    client = client_of(parisa)
    for _again in range(2):
        assert case.label in body(client, page)
    (receipt,) = Disclosure.objects.all()
    assert (receipt.matter, receipt.by, receipt.recipient) == (case.pk, parisa, "nav")


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("done", ["nothing", "shut", "another"])
def test_an_address_that_was_shut_stays_shut_when_a_copy_is_put_back(done, kaja, acting, tmp_path):
    by = acting(kaja)
    token = actions.open_calendar(by=by)
    copy = back_up(tmp_path)
    if done == "shut":
        actions.shut_calendar(by=by)
    elif done == "another":
        actions.open_calendar(by=by)
    there_and_back(copy, OPERATOR)
    assert (address_of(token) is not None) is (done == "nothing")
