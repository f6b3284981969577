"""The pages of the meetings of the cooperation team."""

from django.urls import reverse
from django.utils import timezone

from lykt.cases.meetings.general.models import GeneralMeeting, GeneralTask


def test_a_meeting_is_written_down_with_a_task(world, kaja, client_of):
    client = client_of(kaja)
    told = {
        "unit": world.service.handle,
        "purpose": "strategy",
        "day": timezone.localdate().isoformat(),
        "themes": ["identifying"],
        "from-police": "2",
    }
    assert client.post(reverse("general_meeting_new"), told).status_code == 302
    meeting = GeneralMeeting.objects.get()
    url = reverse("general_task_new", args=[meeting.handle])
    answer = client.post(url, {"text": "Ask about BLÅ-KRONE-7", "who": "police"})
    assert answer.status_code == 422
    assert "Nobody is named here" in answer.content.decode()
    assert client.post(url, {"text": "A card for patrols", "who": "police"}).status_code == 302
    page = client.get(reverse("general_meeting", args=[meeting.handle])).content.decode()
    for words in ("Police: 2", "A card for patrols", "Strategy in general terms"):
        assert words in page
    task = GeneralTask.objects.get()
    client.post(reverse("general_task_set", args=[task.handle]), {"state": "done"})
    assert "A card for patrols" not in client.get(reverse("general_meetings")).content.decode()


def test_a_meeting_without_bodies_is_told_so(world, kaja, client_of):
    told = {
        "unit": world.service.handle,
        "purpose": "routines",
        "day": timezone.localdate().isoformat(),
        "themes": ["identifying"],
    }
    answer = client_of(kaja).post(reverse("general_meeting_new"), told)
    assert answer.status_code == 422
    assert "which bodies take part" in answer.content.decode()
