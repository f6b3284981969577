"""Pages of a case: what a coordinator does there, and what a partner is shown and loses."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from lykt.cases.case import actions, actions_events, actions_team, actions_work
from lykt.cases.case.models import Assurance, Case, CaseEvent, CaseState, Step
from lykt.concerns.codes import Age
from lykt.organisation.acting import acting_as
from lykt.privacy.consent.actions import withdraw
from lykt.privacy.reading.models import ReadingEntry
from tests.support.cases import consent_to, make_case, make_member
from tests.support.pages import make_person


POLL = {"HTTP_HX_REQUEST": "true"}


@pytest.fixture
def person(world):
    return make_person(world)


@pytest.fixture
def case(person, kaja):
    return make_case(person, kaja, summary="Works in a nail bar without pay.")


def url(name, case, *args):
    return reverse(name, args=[case.handle, *args])


def page(client, case):
    answer = client.get(url("case_page", case))
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_page_says_what_is_next_what_is_safe_and_who_may_know(
    case, person, kaja, acting, client_of
):
    by, due = acting(kaja), timezone.localdate() + timedelta(days=3)
    actions_work.add_step(by=by, case=case, what="Ask for a bed", owner=kaja, due=due)
    actions_work.assure(by=by, case=case, what="livelihood", state="missing")
    consent_to(person, "housing", "economy", case=case)
    shown = page(client_of(kaja), case)
    for words in (
        person.code,
        "nail bar",
        "Next:",
        "Ask for a bed",
        "in 3 days",
        "Missing: Money to live on.",
        "Housing, Economy",
        "nothing",
        "coordinator: you",
        "Write what happened",
    ):
        assert words in shown, words


def test_a_case_is_opened_from_the_page_of_a_person(world, person, kaja, client_of):
    client = client_of(kaja)
    door = reverse("case_open", args=[person.handle])
    assert door in client.get(reverse("person_page", args=[person.handle])).content.decode()
    told = {"age": "adult", "exploitation": "labour", "summary": "x", "coordinator": kaja.handle}
    answer = client.post(door, told)
    with acting_as(kaja.as_actor()):
        case = Case.objects.get(subject=person.pk)
    assert answer.url == url("case_page", case)
    shown = client.get(reverse("person_page", args=[person.handle])).content.decode()
    assert answer.url in shown
    assert door not in shown


def test_who_is_not_in_the_team_finds_no_door_to_it(case, person, sunniva, client_of):
    shown = client_of(sunniva).get(reverse("person_page", args=[person.handle])).content.decode()
    assert case.label not in shown
    assert "/cases/" not in shown.split("<main", 1)[1]


def test_a_childs_case_says_what_happens_now(person, kaja, client_of):
    case = make_case(person, kaja, age=Age.CHILD)
    client = client_of(kaja)
    shown = page(client, case)
    assert "Child welfare is told first" in shown
    assert "Write what happened" not in shown
    answer = client.post(url("case_unlock", case), follow=True)
    assert "has not been told yet" in answer.content.decode()


def test_an_event_is_written_in_two_steps(case, kaja, client_of):
    client = client_of(kaja)
    address = url("event_new", case, "residence")
    first = client.get(address).content.decode()
    assert 'value="reflection_applied"' in first
    assert 'value="reflection_granted"' not in first
    second = client.get(address, {"state": "reflection_applied"}).content.decode()
    assert 'name="reference"' in second
    assert 'name="until"' not in second
    # A state that cannot follow leads back to the choice.
    assert 'value="considering"' in client.get(address, {"state": "judged"}).content.decode()
    told = {"day": timezone.localdate().isoformat(), "reference": "26/1"}
    assert client.post(address + "?state=reflection_applied", told).status_code == 302
    with acting_as(kaja.as_actor()):
        event = CaseEvent.objects.get(case=case, track="residence")
    assert client.get(url("event_new", case, "case")).status_code == 404
    client.post(url("event_take_back", case, event.handle))
    assert "Not known" in page(client, case)
    assert "(taken back)" in page(client, case)


def test_what_is_wrong_stands_beside_its_field(case, kaja, client_of):
    client = client_of(kaja)
    address = url("event_new", case, "identification") + "?state=verified"
    told = {"day": timezone.localdate().isoformat(), "body": "", "reference": ""}
    shown = client.post(address, told).content.decode()
    assert "can verify" in shown
    assert "Write the reference" in shown
    ahead = (timezone.localdate() + timedelta(days=1)).isoformat()
    shown = client.post(address, told | {"day": ahead}).content.decode()
    assert "lies ahead" in shown


def test_one_of_the_nine_is_written_and_what_it_was_stays_to_be_read(case, kaja, client_of):
    client, address = client_of(kaja), url("assurance", case, "legal")
    today = timezone.localdate().isoformat()
    for state in ("missing", "under_way"):
        told = {"state": state, "day": today, "next_step": f"then {state}"}
        assert client.post(address, told).status_code == 302
    shown = client.get(address).content.decode()
    assert "then missing" in shown
    assert shown.count("then under_way") == 2  # in the form, and in what has been
    with acting_as(kaja.as_actor()):
        assert Assurance.objects.filter(case=case).count() == 2
    assert client.get(url("assurance", case, "love")).status_code == 404
    both = told | {"owner": kaja.handle, "owner_body": "nav"}
    assert "not both" in client.post(address, both).content.decode()


def test_a_step_is_added_done_and_undone(case, kaja, client_of):
    client = client_of(kaja)
    client.post(url("case_steps", case), {"what": "Ask for a bed", "owner": kaja.handle})
    with acting_as(kaja.as_actor()):
        step = Step.objects.get(case=case)
    for sent, state in ((("step_set", {"state": "done"}), "done"), (("step_undo", {}), "to_do")):
        name, told = sent
        client.post(url(name, case, step.handle), told)
        step.refresh_from_db()
        assert step.state == state
    client.post(url("step_set", case, step.handle), {"state": "dropped", "back": "steps"})
    assert "Dropped" in client.get(url("case_steps", case)).content.decode()
    client.post(url("step_set", case, step.handle), {"state": "eaten"})
    step.refresh_from_db()
    assert step.state == "dropped"


def test_closing_tells_what_ends_and_asks_whether_one_is_sure(
    case, person, sunniva, kaja, acting, client_of
):
    consent_to(person, "housing", case=case)
    make_member(case, sunniva)
    client, address = client_of(kaja), url("case_close", case)
    shown = client.get(address).content.decode()
    for words in ("1 consent that was given", "1 other in the team", "five years"):
        assert words in shown, words
    told = {"closing": "settled", "closed_on": timezone.localdate().isoformat()}
    assert client.post(address, told).status_code == 200
    assert client.post(address, told | {"sure": "on"}).status_code == 302
    case.refresh_from_db()
    assert case.state == CaseState.CLOSED
    assert "Reopen" in page(client, case)
    client.post(url("case_reopen", case), {"note": "came back"})
    case.refresh_from_db()
    assert case.state == CaseState.OPEN


def test_only_the_coordinator_closes(case, sunniva, client_of):
    make_member(case, sunniva)
    client = client_of(sunniva)
    assert client.get(url("case_close", case)).status_code == 404
    assert url("case_close", case) not in page(client, case)


def test_the_time_line_comes_in_pages(case, kaja, acting, client_of):
    by = acting(kaja)
    for _ in range(60):
        actions_work.assure(by=by, case=case, what="care", state="safe")
    client = client_of(kaja)
    assert url("case_lines", case) in page(client, case)
    assert "Page 1 of 2" in client.get(url("case_lines", case)).content.decode()


# ---- A partner


@pytest.fixture
def partner(case, person, kaja, parisa, acting):
    """A partner for whom the person has said yes to housing."""
    by = acting(kaja)
    consent = consent_to(person, "housing", case=case)
    actions_team.invite_partner(by=by, case=case, staff=parisa, body="nav")
    actions_work.assure(
        by=by, case=case, what="housing", state="under_way", owner=kaja, next_step="By the sea"
    )
    actions_work.assure(by=by, case=case, what="health", state="missing")
    actions_work.add_step(by=by, case=case, what="Call the lawyer")
    actions_events.write_event(by=by, case=case, track="criminal", state="talked", note="Afraid")
    return consent


def test_a_partner_sees_what_is_covered_and_nothing_else(
    case, person, partner, sunniva, parisa, client_of
):
    shown = page(client_of(parisa), case)
    assert "Safe housing and shielding" in shown
    assert "You see what the person has said yes to: Housing." in shown
    assert "Not shown here" in shown
    main = shown.split("<main", 1)[1]
    for hidden in (
        person.code,
        "nail bar",
        "By the sea",
        "Health",
        "Call the lawyer",
        "Criminal case",
        "Afraid",
        "Who may know what",
        "Write what happened",
        "Possible victim",
    ):
        assert hidden not in main, hidden


def poll(client, case, stamp):
    return client.get(url("case_still", case), {"as": stamp}, **POLL)


def stamp_on(client, case):
    return page(client, case).split("?as=", 1)[1].split('"', 1)[0]


def test_a_page_that_stands_open_is_still_seen_and_that_is_no_reading(
    case, partner, parisa, client_of
):
    client = client_of(parisa)
    stamp = stamp_on(client, case)
    before = ReadingEntry.objects.count()
    answer = poll(client, case, stamp)
    assert (answer.status_code, answer.content) == (204, b"")
    assert ReadingEntry.objects.count() == before


def test_a_page_that_stands_open_goes_when_the_consent_is_taken_back(
    case, person, partner, kaja, parisa, acting, client_of
):
    client = client_of(parisa)
    stamp = stamp_on(client, case)
    withdraw(by=acting(kaja), consents=[partner])
    answer = poll(client, case, stamp)
    assert answer.headers["HX-Retarget"] == "#main"
    assert answer.headers["HX-Replace-Url"] == reverse("case_shut")
    told = answer.content.decode() + str(dict(answer.headers))
    for hidden in (person.code, case.label, case.handle, "Housing"):
        assert hidden not in told
    assert client.get(url("case_page", case)).status_code == 404


def test_less_to_see_is_a_page_anew(case, person, partner, kaja, parisa, acting, client_of):
    client = client_of(parisa)
    stamp = stamp_on(client, case)
    consent_to(person, "economy", case=case)
    assert poll(client, case, stamp).headers["HX-Refresh"] == "true"
    assert poll(client, case, stamp_on(client, case)).status_code == 204


def test_own_staff_who_leave_the_team_lose_the_page_too(case, sunniva, kaja, acting, client_of):
    member = make_member(case, sunniva)
    client = client_of(sunniva)
    stamp = stamp_on(client, case)
    actions_team.leave_team(by=acting(kaja), member=member)
    assert "Not shown any more" in poll(client, case, stamp).content.decode()


def test_a_closed_case_is_gone_from_a_partners_window(
    case, partner, kaja, parisa, acting, client_of
):
    client = client_of(parisa)
    stamp = stamp_on(client, case)
    actions.close_case(by=acting(kaja), case=case, closing="settled")
    assert "Not shown any more" in poll(client, case, stamp).content.decode()


def test_whether_there_is_a_case_is_not_told(case, sunniva, odin, client_of):
    for staff in (sunniva, odin):
        client = client_of(staff)
        there = poll(client, case, "x")
        nowhere = client.get(reverse("case_still", args=["nowhere"]), **POLL)
        assert there.status_code == nowhere.status_code
        assert there.content == nowhere.content
        assert client.get(url("case_still", case)).status_code in {403, 404}


def test_asking_now_and_then_does_not_keep_a_session_open(
    case, kaja, client_of, settings, monkeypatch
):
    client = client_of(kaja)
    stamp = stamp_on(client, case)
    session = client.session
    session["used"] -= settings.SESSION_IDLE_SECONDS - 5
    session.save()
    used = client.session["used"]
    assert poll(client, case, stamp).status_code == 204
    assert client.session["used"] == used
    session["used"] -= 10
    session.save()
    assert "sign-in" in poll(client, case, stamp).headers["HX-Redirect"]
