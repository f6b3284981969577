"""Each call of the phone's API, and what is answered to what is not as it must be."""

import json
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from uuid_utils.compat import uuid7

from lykt.field.models import Shift, Zone
from lykt.field.night.actions import report_lost
from lykt.field.night.models import Enrolment, NightRecord
from lykt.organisation.acting import Actor, acting_as
from lykt.privacy.reading.models import ReadingEntry
from tests.field.night.phone import Phone
from tests.support.pages import make_person
from tests.support.people import PASSWORD


OPERATOR = Actor(kind="operator", name="test")


def call(client, name, told, token="", **more):
    """Call the API and return the status and the answer."""
    headers = {"HTTP_AUTHORIZATION": f"Bearer {token}"} if token else {}
    body = told if isinstance(told, bytes) else json.dumps(told)
    answer = client.post(
        reverse(f"night_api:{name}"), body, content_type="application/json", **headers, **more
    )
    return answer.status_code, answer.json()


def batch(*parcels, **more):
    """Return a batch as a phone sends it."""
    records = [{"id": p.id, "rev": p.rev, "key": p.key, "sealed": p.sealed} for p in parcels]
    return {"app": 1, "now": timezone.now().isoformat(), "records": records} | more


def wish(unit, **more):
    """Return what a worker says who takes a phone."""
    told = {"app": 1, "device": str(uuid7()), "label": "Vakttelefon", "pin": "2580"}
    return told | {"unit": unit.handle} | more


@pytest.fixture
def phone(world, froya):
    return Phone(froya, world.service)


def test_a_worker_signs_on_and_is_signed_out_of_the_rest(client, world, froya):
    Zone.objects.create(unit=world.service, name="Sentrum")
    client.login(username="froya", password=PASSWORD)

    status, told = call(client, "enrol", wish(world.service))

    assert status == 200
    assert told["mode"] == "full"
    assert [one["name"] for one in told["lists"]["zones"]] == ["Sentrum"]
    assert len(told["lists"]["groups"]) == 7
    assert client.get(reverse("contacts")).status_code == 302
    status, again = call(client, "lists", {}, told["token"])
    assert (status, again["phone"]) == (200, "ok")


@pytest.mark.parametrize(("allowed", "codes"), [(False, 0), (True, 1)])
def test_codes_go_to_a_phone_only_where_the_unit_says_so(
    client, world, froya, leila, allowed, codes
):
    from lykt.field.night.actions import allow_codes

    person = make_person(world)
    with acting_as(leila.as_actor()) as by:
        allow_codes(by=by, unit=world.service, allowed=allowed)
    client.login(username="froya", password=PASSWORD)

    _, told = call(client, "enrol", wish(world.service))

    assert told["view"]["recent"] == [person.code] * codes
    with acting_as(OPERATOR):
        assert ReadingEntry.objects.filter(what="night_view").count() == codes


def test_a_volunteers_phone_holds_no_code_and_no_name(client, world, vilde, leila, froya):
    from lykt.field.night.actions import allow_codes

    make_person(world)
    with acting_as(leila.as_actor()) as by:
        allow_codes(by=by, unit=world.service, allowed=True)
    client.login(username="vilde", password=PASSWORD)

    _, told = call(client, "enrol", wish(world.service))

    assert told["mode"] == "count"
    assert (told["view"]["recent"], told["view"]["colleagues"]) == ([], [])


def test_a_batch_is_answered_record_by_record(client, phone):
    start, tally = phone.start(), phone.tally()
    bad = phone.parcel("tally", group="ingen", what="met", n=1)

    status, told = call(client, "records", batch(start, bad, tally), phone.token)

    assert status == 200
    assert [one["state"] for one in told["results"]] == ["taken", "tray", "taken"]
    assert told["results"][1]["words"] == "There is no such group in this unit."
    status, told = call(client, "records", batch(start, bad, tally), phone.token)
    assert [one["state"] for one in told["results"]] == ["already", "tray", "already"]


def test_a_phones_clock_is_put_right(client, phone):
    ahead = timedelta(days=365 * 73)
    start = phone.start()
    concern = phone.parcel("concern", about="child", at=timezone.now() + ahead)
    told = batch(start, concern, now=(timezone.now() + ahead).isoformat())

    _, answer = call(client, "records", told, phone.token)

    assert [one["state"] for one in answer["results"]] == ["taken", "taken"]
    assert abs(timezone.datetime.fromisoformat(answer["now"]) - timezone.now()) < timedelta(
        minutes=1
    )


@pytest.mark.parametrize(
    ("name", "told", "status", "error"),
    [
        ("records", b'{"app": 1, "now": "2026-', 400, "cut"),
        ("records", b"", 422, "form"),
        ("records", b"[]", 422, "form"),
        ("records", {"app": 1}, 422, "form"),
        ("records", {"app": 0, "now": "2026-11-29T01:00:00Z", "records": []}, 426, "old_app"),
        ("records", {"app": 1, "now": "2026-11-29T01:00:00", "records": []}, 422, "form"),
        (
            "records",
            {"app": 1, "now": "2026-11-29T01:00:00Z", "records": [{"id": 1}]},
            422,
            "form",
        ),
        ("unlock", {"pin": "1111"}, 403, "wrong"),
        ("unlock", {}, 422, "form"),
        ("close", {"shift": "x"}, 422, "form"),
        ("lists", {"more": 1}, 422, "form"),
    ],
)
def test_what_is_not_as_it_must_be_is_answered_by_the_contract(
    client, phone, name, told, status, error
):
    got, answer = call(client, name, told, phone.token)

    assert (got, answer["error"]) == (status, error)
    assert answer["words"]


def test_too_much_at_once_is_refused_whole(client, phone):
    start = phone.start()
    told = batch(start)
    told["records"] *= 10_000

    assert call(client, "records", told, phone.token)[0] == 413
    big = batch(start, more="x" * (5 * 1024 * 1024))
    assert call(client, "records", big, phone.token)[1]["error"] == "too_much"
    with acting_as(OPERATOR):
        assert not NightRecord.objects.exists()


@pytest.mark.parametrize("name", ["records", "unlock", "lists", "close"])
@pytest.mark.parametrize("token", ["", "nobodys"])
def test_without_its_key_a_phone_is_told_to_sign_in(client, phone, name, token):
    status, answer = call(client, name, {}, token)

    assert (status, answer["error"]) == (401, "unknown")


def test_a_key_that_has_run_out_is_nobodys(client, phone):
    Enrolment.objects.update(expires_at=timezone.now())

    assert call(client, "lists", {}, phone.token)[0] == 401


def test_wrong_codes_shut_the_view_and_never_the_outbox(client, phone):
    status, told = call(client, "unlock", {"pin": phone.pin}, phone.token)
    assert status == 200
    key = told["view"]["key"]

    left = [call(client, "unlock", {"pin": "1234"}, phone.token)[1]["left"] for _ in range(5)]

    assert left == [4, 3, 2, 1, 0]
    assert call(client, "unlock", {"pin": phone.pin}, phone.token)[1]["error"] == "shut"
    status, told = call(client, "records", batch(phone.start()), phone.token)
    assert [one["state"] for one in told["results"]] == ["taken"]
    again = Phone(phone.staff, phone.unit, device=phone.device)
    assert again.enrolment.pk == phone.enrolment.pk
    _, told = call(client, "unlock", {"pin": phone.pin}, again.token)
    assert told["view"]["key"] != key


def test_a_lost_phone_is_told_to_erase_and_what_it_sends_is_looked_at(client, phone, sunniva):
    with acting_as(sunniva.as_actor()) as by:
        report_lost(by=by, phone=phone.enrolment.phone)

    for name, told in (
        ("unlock", {"pin": phone.pin}),
        ("lists", {}),
        ("close", {"shift": phone.shift}),
    ):
        assert call(client, name, told, phone.token)[1]["error"] == "lost"
    status, told = call(client, "records", batch(phone.start()), phone.token)
    assert (status, told["phone"]) == (200, "erase")
    assert [one["state"] for one in told["results"]] == ["tray"]
    with acting_as(OPERATOR):
        assert not Shift.objects.exists()
    phone.enrolment.phone.refresh_from_db()
    assert phone.enrolment.phone.erased_at is not None


def test_a_lost_phone_is_not_signed_on_again(client, phone, leila, froya, world):
    with acting_as(leila.as_actor()) as by:
        report_lost(by=by, phone=phone.enrolment.phone)
    client.login(username="froya", password=PASSWORD)

    status, told = call(client, "enrol", wish(world.service, device=phone.device))

    assert (status, told["error"]) == (422, "form")


def test_closing_lets_the_view_go(client, phone):
    call(client, "unlock", {"pin": phone.pin}, phone.token)

    assert call(client, "close", {"shift": phone.shift}, phone.token)[0] == 200
    assert call(client, "unlock", {"pin": phone.pin}, phone.token)[1]["error"] == "shut"


@pytest.mark.parametrize("pin", ["", "123", "1111", "12a4", "123456789"])
def test_a_code_is_digits_and_not_all_the_same(client, world, froya, pin):
    client.login(username="froya", password=PASSWORD)

    assert call(client, "enrol", wish(world.service, pin=pin))[0] == 422


def test_nobody_signs_on_for_a_unit_that_is_not_theirs(client, world, froya, pal):
    client.login(username="froya", password=PASSWORD)
    assert call(client, "enrol", wish(world.clinic))[0] == 403
    client.login(username="pal", password=PASSWORD)
    assert call(client, "enrol", wish(world.service))[0] == 403
    client.logout()
    assert call(client, "enrol", wish(world.service))[0] == 401


def test_signing_on_is_refused_without_the_token_against_forgery(world, froya):
    from django.test import Client

    client = Client(enforce_csrf_checks=True)
    client.login(username="froya", password=PASSWORD)

    assert call(client, "enrol", wish(world.service))[0] == 403


def test_no_answer_tells_whether_a_code_is_somebodys(client, phone, world):
    person = make_person(world)
    start = phone.start()
    there, nobodys = (phone.met({"code": code}) for code in (person.code, "FINNES-IKKE-2"))
    young = phone.met({"code": "FINNES-IKKE-2"}, given=["condoms"])

    for state in ("taken", "already"):
        _, told = call(client, "records", batch(start, there, nobodys, young), phone.token)

        assert {(one["state"], one["words"]) for one in told["results"]} == {(state, "")}
    with acting_as(OPERATOR):
        assert NightRecord.objects.filter(state="tray", why="no_code").count() == 2


def test_what_ends_a_workers_sessions_ends_their_sending_key(client, phone, world, froya):
    from lykt.organisation.actions import end_sessions

    with acting_as(OPERATOR) as by:
        end_sessions(by=by, staff=froya)

    assert call(client, "unlock", {"pin": phone.pin}, phone.token)[0] == 401
    assert call(client, "records", batch(phone.start()), phone.token)[0] == 401


def test_a_new_password_ends_the_sending_key(client, phone, froya):
    froya.set_password("Another-long-one-7")
    froya.save()

    assert call(client, "lists", {}, phone.token)[0] == 401


@pytest.mark.parametrize("how", ["closed", "expired"])
def test_a_lost_phone_is_told_to_erase_whatever_became_of_its_worker(
    client, phone, froya, sunniva, how
):
    if how == "closed":
        type(froya).objects.filter(pk=froya.pk).update(is_active=False)
    else:
        Enrolment.objects.update(expires_at=timezone.now())
    assert call(client, "lists", {}, phone.token)[0] == 401
    with acting_as(sunniva.as_actor()) as by:
        report_lost(by=by, phone=phone.enrolment.phone)

    assert call(client, "lists", {}, phone.token)[1]["error"] == "lost"
    assert call(client, "records", batch(phone.start()), phone.token)[1]["phone"] == "erase"


def test_a_worker_whose_post_has_ended_is_shown_nothing(client, phone, froya, sunniva):
    day_before = timezone.localdate() - timedelta(days=1)
    froya.posts.update(since=day_before, until=day_before)

    for name, told in (("unlock", {"pin": phone.pin}), ("lists", {})):
        assert call(client, name, told, phone.token)[1]["error"] == "unknown"
    status, told = call(client, "records", batch(phone.start()), phone.token)
    assert (status, told["results"][0]["state"]) == (200, "tray")


def test_a_worker_who_only_counts_by_now_is_shown_no_colleagues(client, phone, froya, sunniva):
    froya.posts.update(role="volunteer")

    _, told = call(client, "unlock", {"pin": phone.pin}, phone.token)

    assert told["view"]["colleagues"] == []


def test_signing_on_leaves_nothing_of_the_session_in_the_browser(client, world, froya, settings):
    client.login(username="froya", password=PASSWORD)

    answer = client.post(
        reverse("night_api:enrol"), json.dumps(wish(world.service)), "application/json"
    )

    assert answer.headers["Clear-Site-Data"] == '"cache"'
    assert "no-store" in answer.headers["Cache-Control"]
    assert answer.cookies[settings.SESSION_COOKIE_NAME]["max-age"] == 0
    assert "_auth_user_id" not in client.session


def test_a_temporary_password_opens_no_phone(client, world, froya):
    type(froya).objects.filter(pk=froya.pk).update(password_is_temporary=True)
    client.login(username="froya", password=PASSWORD)

    told = json.dumps(wish(world.service))
    answer = client.post(reverse("night_api:enrol"), told, "application/json")

    assert answer.status_code == 302
    assert not Enrolment.objects.exists()


def test_a_second_factor_that_is_asked_for_is_asked_for_here_too(client, world, froya, settings):
    settings.SECOND_FACTOR_REQUIRED = True
    client.login(username="froya", password=PASSWORD)

    told = json.dumps(wish(world.service))
    answer = client.post(reverse("night_api:enrol"), told, "application/json")

    assert answer.status_code == 302
    assert not Enrolment.objects.exists()
