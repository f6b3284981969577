"""What stands on Today of the work that others wait for."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from tests.learning.networks.made import make_meeting, make_task
from tests.learning.voice.made import make_complaint


TODAY = timezone.localdate()


def today(client):
    answer = client.get(reverse("today"))
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_task_of_a_network_stands_with_its_owner_alone(world, client_of, froya, sunniva):
    meeting = make_meeting(world, day=TODAY - timedelta(9))
    due = TODAY - timedelta(3)
    task = make_task(world, meeting, text="Rette kortet", owner=froya, body="", due=due)
    assert task.owner == froya
    page = today(client_of(froya))
    assert "What the networks wait for from you" in page
    assert "Rette kortet" in page
    assert "Late" in page
    assert "Rette kortet" not in today(client_of(sunniva))


def test_a_complaint_stands_with_the_leader_who_owes_the_answer(world, client_of, froya, leila):
    row = make_complaint(world, received_on=TODAY - timedelta(60))
    page = today(client_of(leila))
    assert reverse("complaint_page", args=[row.handle]) in page
    assert "Late" in page
    # What was said shows on its own page alone.
    assert "avvist" not in page
    assert "Complaints that wait" not in today(client_of(froya))
