"""The pages of rounds, as the plan's owner and the contact of a measure walk them."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from lykt.organisation.acting import acting_as
from lykt.organisation.models import Staff
from lykt.plans.models import StatusEntry
from lykt.plans.rounds import actions
from lykt.plans.rounds.models import Round
from tests.plans.made import make_measure
from tests.plans.rounds.made import add_measure, ask, make_round, open_round
from tests.support.mail import Post
from tests.support.pages import OPERATOR
from tests.support.people import World


pytestmark = pytest.mark.django_db


def entries() -> list[StatusEntry]:
    with acting_as(OPERATOR):
        return list(StatusEntry.objects.all())


@pytest.fixture
def owner(client: Client, pal: Staff) -> Client:
    client.force_login(pal)
    return client


def test_the_owner_leads_a_round_to_its_end(world: World, owner: Client) -> None:
    plan = make_measure(world).plan
    at = reverse("rounds", args=[plan.handle])
    assert b"There has been no round yet" in owner.get(at).content
    today = timezone.localdate().isoformat()
    days = {"as_of": today, "opens_on": today, "due_on": today}
    owner.post(reverse("round_new", args=[plan.handle]), {"name": "Våren", **days})
    row = Round.objects.get()
    page, do = (reverse(name, args=[row.handle]) for name in ("round_page", "round_do"))
    assert b"Nobody is asked yet" in owner.get(page).content
    owner.post(do, {"deed": "open"})
    assert "Nobody is asked: no contact" in owner.get(page).content.decode()
    assert b"0 of 1" in owner.get(at).content
    owner.post(do, {"deed": "close"})
    assert b"Lock the round" in owner.get(page).content
    owner.post(do, {"deed": "lock"})
    told = owner.get(page).content.decode()
    assert "Not answered in the round." in told
    assert "Lock the round" not in told
    assert owner.get(reverse("round_time", args=[row.handle])).status_code == 404


def test_what_a_round_refuses_is_said(world: World, owner: Client) -> None:
    row = make_round(world)
    do = reverse("round_do", args=[row.handle])
    told = owner.post(do, {"deed": "lock"}, follow=True).content.decode()
    assert "Close the round before you lock it." in told
    assert "Choose what to do" in owner.post(do, {"deed": "x"}, follow=True).content.decode()
    assert owner.post(do, {"deed": "remove"}, follow=True).status_code == 200
    assert not Round.objects.exists()


def test_a_closed_round_is_opened_again_with_more_time(world: World, owner: Client) -> None:
    row = open_round(world)
    with acting_as(OPERATOR):
        actions.close_round(by=OPERATOR, round_=row)
    at = reverse("round_time", args=[row.handle])
    assert b"Open the round again" in owner.get(at).content
    assert owner.post(at, {"due_on": "2020-01-01"}).status_code == 422
    owner.post(at, {"due_on": row.due_on.isoformat()})
    row.refresh_from_db()
    assert row.state == "open"


@pytest.fixture
def two(world: World, client: Client, froya: Staff) -> Client:
    """A field worker who is asked about two measures; she has nothing else to do with plans."""
    measure = ask(make_measure(world), froya)
    open_round(world, measure, ask(add_measure(measure, "1b"), froya))
    client.force_login(froya)
    return client


def _handles(client: Client) -> tuple[str, str]:
    context = client.get(reverse("owed")).context
    first, second = (row["owed"].handle for row in context["groups"][0]["rows"])
    return first, second


def test_one_is_saved_and_what_else_was_typed_stays(two: Client) -> None:
    first, second = _handles(two)
    at = reverse("owed")
    sent = {
        f"{first}-status": "done",
        f"{first}-note": "Trykt.",
        f"{second}-note": "Halvferdig tanke.",
        "save": first,
    }
    told = two.post(at, sent).content.decode()
    assert "Halvferdig tanke." in told
    assert [entry.note for entry in entries()] == ["Trykt."]
    # Sent once more, as a browser does that loads the page again.
    told = two.post(at, sent).content.decode()
    assert "answered already" in told
    assert "Halvferdig tanke." in told
    assert len(entries()) == 1
    sent = {f"{second}-status": "ongoing", f"{second}-note": "", "save": second}
    assert two.post(at, sent).url == at
    assert "You owe no answer" in two.get(at).content.decode()


def test_what_is_wrong_is_said_at_its_own_form(two: Client) -> None:
    first, second = _handles(two)
    sent = {f"{first}-note": "Uten fase.", f"{second}-status": "done", "save": first}
    response = two.post(reverse("owed"), sent)
    told = response.content.decode()
    assert response.status_code == 422
    assert f"#id_{first}-status_field" in told
    assert "Uten fase." in told
    assert entries() == []


def test_today_says_what_is_owed(two: Client) -> None:
    assert "You owe 2 answers" in two.get(reverse("today")).content.decode()


def test_today_tells_the_owner_what_waits(world: World, owner: Client) -> None:
    measure = make_measure(world)
    plan = measure.plan
    plan.period_to = ""
    plan.save()
    make_round(world, measure=measure)
    told = owner.get(reverse("today")).content.decode()
    assert "Open the round Våren" in told
    assert "Turned late, and nobody has said why: 1a Informasjon til unge" in told


def test_a_contact_finds_nothing_of_other_plans(
    world: World, client: Client, froya: Staff
) -> None:
    mine = open_round(world, ask(make_measure(world), froya))
    other = open_round(world)
    client.force_login(froya)
    assert client.get(reverse("round_page", args=[mine.handle])).status_code == 200
    assert client.get(reverse("round_page", args=[other.handle])).status_code == 404
    assert client.get(reverse("rounds", args=[other.plan.handle])).status_code == 404


def test_the_owner_reminds_by_hand(world: World, owner: Client, post: Post, froya: Staff) -> None:
    froya.email = "froya@fjordby.example"
    froya.save()
    row = open_round(world, ask(make_measure(world), froya))
    page = reverse("round_page", args=[row.handle])
    assert "Remind those who have not answered" in owner.get(page).content.decode()
    at = reverse("round_remind", args=[row.handle])
    assert "1 person is reminded." in owner.post(at, follow=True).content.decode()
    assert post.to == ["froya@fjordby.example"]
    told = owner.post(at, follow=True).content.decode()
    assert "There is nobody to remind" in told
    assert "· reminded" in told


def test_a_server_that_fails_is_said(
    world: World, owner: Client, post: Post, froya: Staff
) -> None:
    froya.email = "froya@fjordby.example"
    froya.save()
    row = open_round(world, ask(make_measure(world), froya))
    post.takes = 0
    at = reverse("round_remind", args=[row.handle])
    assert "did not take all. Sent: 0" in owner.post(at, follow=True).content.decode()


def test_where_nothing_is_set_up_it_says_so(world: World, owner: Client) -> None:
    row = open_round(world)
    assert b"not set up here" in owner.get(reverse("round_page", args=[row.handle])).content
    at = reverse("round_remind", args=[row.handle])
    assert "not set up here" in owner.post(at, follow=True).content.decode()


def test_the_owner_writes_what_reminders_say(world: World, owner: Client) -> None:
    plan = make_measure(world).plan
    at = reverse("reminder_text", args=[plan.handle])
    assert b"These are the usual words" in owner.get(at).content
    told = owner.post(at, {"subject": "{name}", "body": "{link}"})
    assert told.status_code == 422
    assert "cannot be filled in" in told.content.decode()
    owner.post(at, {"subject": "Hei, {plan}", "body": "Se {link}"})
    assert f"Hei, {plan.title}" in owner.get(at).content.decode()
