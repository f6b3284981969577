"""The pages of meetings."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from lykt.cases.meetings.models import AgendaItem, Meeting, Participant
from lykt.privacy.disclosure.models import Disclosure
from tests.cases.meetings.access_rows import planned_in
from tests.cases.meetings.test_actions import take_back
from tests.support.cases import consent_to, make_case, make_member
from tests.support.pages import make_person


@pytest.fixture
def person(world):
    return make_person(world)


@pytest.fixture
def case(person, kaja):
    return make_case(person, kaja, opened_on=timezone.localdate() - timedelta(days=7))


def test_from_planning_to_closed_minutes(case, person, kaja, client_of, operator):
    consent_to(person, "housing", case=case)
    client = client_of(kaja)
    when = timezone.localtime()
    told = {"starts_at": f"{when:%Y-%m-%dT%H:%M}", "room": "ours", "others": ["person"]}
    assert client.post(reverse("meeting_new", args=[case.handle]), told).status_code == 302
    meeting = Meeting.objects.get()
    at = [case.handle, meeting.handle]
    client.post(reverse("meeting_call", args=at), {"who": "body", "body": "nav", "name": "Nora"})
    client.post(reverse("meeting_item_new", args=at), {"title": "The flat", "kinds": ["housing"]})
    client.post(reverse("meeting_item_new", args=at), {"title": "The doctor", "kinds": ["health"]})
    page = client.get(reverse("meeting_page", args=at)).content.decode()
    assert "Must leave the room:</strong> NAV: housing and economy, Nora" in page
    present = [one.handle for one in Participant.objects.all()]
    client.post(reverse("meeting_held", args=at), {"present": present})
    flat = AgendaItem.objects.get(place=1)
    item = [*at, flat.handle]
    assert (
        "What was told: Housing" in client.get(reverse("meeting_item", args=item)).content.decode()
    )
    client.post(reverse("meeting_item", args=item), {"told-housing": "Needs a flat"})
    decided = {"what": "NAV looks", "who": "nav", "due": timezone.localdate().isoformat()}
    assert client.post(reverse("meeting_decide", args=item), decided).status_code == 302
    client.post(reverse("meeting_close", args=at))
    page = client.get(reverse("meeting_page", args=at)).content.decode()
    for words in ("minutes closed", "NAV looks", "Needs a flat", "Written", "Nora"):
        assert words in page
    assert Disclosure.objects.get().refused is False
    assert (
        reverse("meeting_page", args=at)
        in client.get(reverse("case_page", args=[case.handle])).content.decode()
    )


def test_an_open_page_loads_anew_when_a_consent_is_taken_back(
    case, person, kaja, client_of, operator
):
    consent_to(person, "housing", case=case)
    client = client_of(kaja)
    meeting = planned_in(case, hours=0)
    at = [case.handle, meeting.handle]
    client.post(reverse("meeting_call", args=at), {"who": "body", "body": "nav"})
    page = client.get(reverse("meeting_page", args=at))
    was = page.context["digest"]
    ask = f"{reverse('meeting_still', args=at)}?was={was}"
    assert "HX-Refresh" not in client.get(ask).headers
    take_back(person)
    assert client.get(ask).headers["HX-Refresh"] == "true"
    assert "Do not let in" in client.get(reverse("meeting_page", args=at)).content.decode()


def test_a_partner_finds_no_page_and_is_told_when(case, person, kaja, parisa, client_of, operator):
    consent_to(person, "housing", case=case)
    member = make_member(case, parisa, "partner", "nav")
    meeting = planned_in(case, hours=26)
    client_of(kaja).post(
        reverse("meeting_call", args=[case.handle, meeting.handle]), {"who": member.handle}
    )
    client = client_of(parisa)
    assert (
        client.get(reverse("meeting_page", args=[case.handle, meeting.handle])).status_code == 404
    )
    answer = client.get(reverse("case_page", args=[case.handle]))
    [one] = [one for one in answer.context["nexts"] if "meeting" in str(one["text"])]
    assert one["due"] == timezone.localdate(meeting.starts_at)


def test_a_form_with_faults_says_so_where_they_are(case, kaja, client_of, operator):
    client = client_of(kaja)
    answer = client.post(reverse("meeting_new", args=[case.handle]), {"room": "ours"})
    assert answer.status_code == 422
    assert "Choose who is called" in answer.content.decode()


def test_today_tells_of_meetings_and_of_minutes_that_wait(case, kaja, client_of, operator):
    planned_in(case, hours=-26)
    page = client_of(kaja).get(reverse("today")).content.decode()
    assert "Minutes that are not closed" in page
