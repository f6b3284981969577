"""The pages of networks, as a browser without script meets them."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from lykt.learning.networks import actions
from lykt.learning.networks.models import Decision, Meeting, Network
from lykt.organisation.acting import acting_as
from tests.learning.networks.made import hold, make_meeting, make_member, make_network, make_task


TODAY = timezone.localdate()


def text(answer, status=200):
    assert answer.status_code == status
    return answer.content.decode()


def test_an_empty_list_says_how_one_comes(world, client_of, froya, pal):
    page = text(client_of(froya).get(reverse("networks")))
    assert "No network is here yet" in page
    assert reverse("network_new") in page
    assert reverse("network_new") not in text(client_of(pal).get(reverse("networks")))


def test_from_a_new_network_to_a_task_that_is_done(world, client_of, leila):
    client = client_of(leila)
    told = {"name": "Fagnettverket", "purpose": "Samle etatene", "every_months": "3", "home": "0"}
    page = text(client.post(reverse("network_new"), told, follow=True))
    assert "every 3 months" in page
    network = Network.objects.get()
    url = reverse("network_member_new", args=[network.handle])
    refused = client.post(url, {"staff": "", "body": "", "role": ""})
    assert "Write something here" in text(refused, 422)
    page = text(client.post(url, {"body": "Politiet", "role": "Kontakt"}, follow=True))
    assert "Politiet · Kontakt" in page
    day = TODAY - timedelta(1)
    told = {"day": day.isoformat(), "place": "Rådhuset", "agenda": "Varsling\nKurs\n"}
    url = reverse("network_meeting_new", args=[network.handle])
    page = text(client.post(url, told, follow=True))
    assert "Minutes not written" in page
    meeting = Meeting.objects.get()
    url = reverse("network_minutes", args=[meeting.handle])
    form = text(client.get(url))
    assert "1. Varsling" in form
    assert "Never about a person" in form
    told = {"came": "6", "point-1": "Et kort lages.", "point-2": "Kaja ringer 912 34 567"}
    assert "Nobody is named here" in text(client.post(url, told), 422)
    page = text(client.post(url, told | {"point-2": "Etter jul."}, follow=True))
    assert "Et kort lages." in page
    assert "Minutes not written" not in page
    url = reverse("network_decision_new", args=[meeting.handle])
    told = {"text": "Lage kortet", "owner": leila.handle, "due": TODAY.isoformat()}
    page = text(client.post(url, told, follow=True))
    assert "Lage kortet" in page
    task = Decision.objects.get()
    printed = text(client.get(reverse("network_minutes_print", args=[meeting.handle])))
    assert "Et kort lages." in printed
    assert "Lage kortet" in printed
    url = reverse("network_task_set", args=[task.handle])
    assert "To be done after all" in text(client.post(url, {"state": "done"}, follow=True))
    page = text(client.get(reverse("network_page", args=[network.handle])))
    assert "Nothing waits" in page
    assert "A task was done" in page


def test_what_is_late_shows_on_the_list(world, client_of, pal):
    network = make_network(world, name="Sene nett", since=TODAY - timedelta(200))
    make_task(
        world, make_meeting(world, network, TODAY - timedelta(100)), due=TODAY - timedelta(3)
    )
    page = text(client_of(pal).get(reverse("networks")))
    assert "Should have met" in page
    assert "Late tasks" in page
    assert "Minutes not written" in page


def test_whoever_reads_alone_gets_no_buttons(world, client_of, pal):
    meeting = make_meeting(world)
    make_task(world, meeting)
    client = client_of(pal)
    for name, handle in (("network_meeting", meeting.handle),
                         ("network_page", meeting.network.handle)):  # fmt: skip
        page = text(client.get(reverse(name, args=[handle])))
        assert "network_minutes" not in page
        for words in ("Write the minutes", "Add a member", "Put to rest", "Drop<"):
            assert words not in page


def test_a_network_is_changed_put_to_rest_and_taken_up(world, client_of, froya):
    client, network = client_of(froya), make_network(world)
    url = reverse("network_change", args=[network.handle])
    assert network.purpose in text(client.get(url))
    told = {"name": "Nytt navn", "purpose": "Det samme"}
    assert "Nytt navn" in text(client.post(url, told, follow=True))
    url = reverse("network_rest", args=[network.handle])
    assert "owes no meeting" in text(client.post(url, follow=True))
    assert "Take it up again first" in text(client.post(url, follow=True))
    assert "Taken up again" in text(client.post(url, {"wake": "1"}, follow=True))


def test_a_member_goes_out_and_that_can_be_undone(world, client_of, froya):
    client, member = client_of(froya), make_member(world)
    url = reverse("network_member_set", args=[member.handle])
    page = text(client.post(url, follow=True))
    assert "NAV · Veileder" not in page
    assert url in page
    assert "NAV · Veileder" in text(client.post(url, follow=True))


def test_a_meeting_is_changed_and_cancelled(world, client_of, froya):
    client, meeting = client_of(froya), make_meeting(world)
    url = reverse("network_meeting_change", args=[meeting.handle])
    assert "Varsling\nKurs" in text(client.get(url)).replace("\r", "")
    told = {"day": meeting.day.isoformat(), "agenda": "Bolig"}
    assert "Bolig" in text(client.post(url, told, follow=True))
    url = reverse("network_meeting_set", args=[meeting.handle])
    assert "Cancelled" in text(client.post(url, {"state": "cancelled"}, follow=True))
    assert "as it stands" in text(client.post(url, {"state": "cancelled"}, follow=True))
    hold_again = text(client.post(url, {"state": "planned"}, follow=True))
    assert "Planned" in hold_again
    hold(meeting)


def test_a_decision_is_changed(world, client_of, froya):
    client, task = client_of(froya), make_task(world)
    url = reverse("network_decision_change", args=[task.handle])
    assert "Politiet" in text(client.get(url))
    told = {"text": "Lage to kort", "owner": froya.handle, "body": ""}
    page = text(client.post(url, told, follow=True))
    assert "Lage to kort" in page
    assert "Froya" in page
    url = reverse("network_task_set", args=[task.handle])
    assert "as it stands" in text(client.post(url, {"state": "none"}, follow=True))


def test_long_lists_come_a_page_at_a_time(world, client_of, froya):
    network = make_network(world)
    for back in range(51):
        make_meeting(world, network, TODAY - timedelta(back), agenda=())
    page = text(client_of(froya).get(reverse("network_page", args=[network.handle])))
    assert "Page 1 of 2" in page


def test_two_municipalities_are_told_apart_in_the_form(world, client_of, froya):
    with acting_as(froya.as_actor()) as by:
        [home] = {actions.make_network(
            by=by, controller=world.fjordby, name="N", purpose="P").controller}  # fmt: skip
    assert home == world.fjordby
    assert "Whose is it?" not in text(client_of(froya).get(reverse("network_new")))
