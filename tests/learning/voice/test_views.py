"""The pages of the user council, as a browser without script meets them."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from lykt.learning.voice.models import CouncilMeeting, Wish
from tests.learning.voice.made import make_meeting, make_wish


TODAY = timezone.localdate()


def text(answer, status=200):
    assert answer.status_code == status
    return answer.content.decode()


def test_from_an_empty_list_to_an_answer(world, client_of, froya):
    client = client_of(froya)
    page = text(client.get(reverse("council")))
    assert "The council has not met yet" in page
    told = {"day": TODAY.isoformat(), "came": "5", "agenda": "Søndager", "home": "0"}
    page = text(client.post(reverse("council_new"), told, follow=True))
    assert "5 members came" in page
    meeting = CouncilMeeting.objects.get()
    url = reverse("council_wish", args=[meeting.handle])
    assert "This field is required" in text(client.post(url, {"text": " "}), 422)
    page = text(client.post(url, {"text": "Åpent på søndager"}, follow=True))
    assert "answer owed by" in page
    assert "Åpent på søndager" in text(client.get(reverse("council")))
    url = reverse("council_answer", args=[Wish.objects.get().handle])
    page = text(client.post(url, {"text": "Ja.", "on": TODAY.isoformat()}, follow=True))
    assert "Change the answer" in page
    assert "Waits for an answer" not in text(client.get(reverse("council")))


def test_a_late_answer_shows_and_says_whose_rule_it_is(world, client_of, froya):
    make_wish(world, TODAY - timedelta(200))
    page = text(client_of(froya).get(reverse("council")))
    assert "Late" in page
    assert "a rule of Lykt's own" in page


def test_a_meeting_is_changed(world, client_of, froya):
    client, meeting = client_of(froya), make_meeting(world)
    url = reverse("council_change", args=[meeting.handle])
    assert "Åpningstider" in text(client.get(url))
    told = {"day": meeting.day.isoformat(), "agenda": "Kaffe", "came": ""}
    assert "Kaffe" in text(client.post(url, told, follow=True))


def test_long_lists_come_a_page_at_a_time(world, client_of, froya):
    for back in range(51):
        make_meeting(world, TODAY - timedelta(back))
    assert "Page 1 of 2" in text(client_of(froya).get(reverse("council")))
