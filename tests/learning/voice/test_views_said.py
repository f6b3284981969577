"""The pages of feedback and complaints: what was said shows on the page of each alone."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from lykt.learning.voice.models import Complaint, Feedback
from lykt.organisation.acting import acting_as
from lykt.privacy.reading.models import ReadingEntry
from tests.learning.voice.made import make_complaint, make_feedback
from tests.support.pages import OPERATOR


TODAY = timezone.localdate()
WORDS = "Dere stenger for tidlig"


def text(answer, status=200):
    assert answer.status_code == status
    return answer.content.decode()


def only(table):
    with acting_as(OPERATOR):
        return table.objects.get()


def test_feedback_is_written_read_and_settled(world, client_of, froya):
    client = client_of(froya)
    assert "No feedback yet" in text(client.get(reverse("feedbacks")))
    told = {"text": WORDS, "channel": "spoken", "theme": "hours", "unit": world.service.handle,
            "received_on": TODAY.isoformat()}  # fmt: skip
    missing = text(client.post(reverse("feedback_new"), told | {"theme": ""}), 422)
    assert "This field is required" in missing
    page = text(client.post(reverse("feedback_new"), told, follow=True))
    assert "Nobody is named" in page
    assert "Opening hours and waiting" in page
    # The list tells nothing of what was said.
    assert WORDS not in page
    row = only(Feedback)
    url = reverse("feedback_page", args=[row.handle])
    assert WORDS in text(client.get(url))
    with acting_as(OPERATOR):
        assert ReadingEntry.objects.filter(what="feedback_page").exists()
    settle = reverse("feedback_settle", args=[row.handle])
    assert WORDS in text(client.post(settle, {"became": ""}), 422)
    page = text(client.post(settle, {"became": "council"}, follow=True))
    assert "Taken to the user council" in page
    assert "nobody has said yet" in text(client.post(settle, {"back": "1"}, follow=True))
    undo = reverse("feedback_undo", args=[row.handle])
    assert "Nothing of it is kept" in text(client.post(undo, follow=True))


def test_a_field_worker_takes_a_complaint_in_and_does_not_read_it(world, client_of, froya, leila):
    client = client_of(froya)
    told = {"text": "Jeg ble avvist", "theme": "met", "unit": world.service.handle,
            "received_on": TODAY.isoformat()}  # fmt: skip
    page = text(client.post(reverse("complaint_new"), told, follow=True))
    assert "The leader reads it" in page
    row = only(Complaint)
    undo = reverse("complaint_undo", args=[row.handle])
    assert undo in page
    assert client.get(reverse("complaint_page", args=[row.handle])).status_code == 404
    assert client.get(reverse("complaints")).status_code == 403
    page = text(client_of(leila).get(reverse("complaint_page", args=[row.handle])))
    assert "Jeg ble avvist" in page
    assert "a rule of Lykt's own" in page
    assert "Nothing of it is kept" in text(client.post(undo, follow=True))


def test_the_leader_answers_in_time_or_it_shows(world, client_of, leila):
    client = client_of(leila)
    assert "No complaint" in text(client.get(reverse("complaints")))
    row = make_complaint(world, received_on=TODAY - timedelta(60))
    page = text(client.get(reverse("complaints")))
    assert "Late" in page
    assert "avvist" not in page
    url = reverse("complaint_set", args=[row.handle])
    assert "Say what it was answered with" in text(client.post(url, {"state": "answered"}), 422)
    told = {"state": "answered", "outcome": "partly", "on": TODAY.isoformat()}
    page = text(client.post(url, told, follow=True))
    assert "They were partly right" in page
    assert "Late" not in page
    assert "What was it answered with?" not in page


def test_another_units_is_not_found(world, client_of, hedda):
    with acting_as(OPERATOR):
        row = make_feedback(world, unit=world.clinic)
    assert client_of(hedda).get(reverse("feedback_page", args=[row.handle])).status_code == 404


def test_long_lists_come_a_page_at_a_time(world, client_of, leila):
    for _time in range(51):
        make_feedback(world)
    assert "Page 1 of 2" in text(client_of(leila).get(reverse("feedbacks")))
