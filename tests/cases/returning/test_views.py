"""The pages of a return, as they are seen and used."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from lykt.cases.case.actions_events import write_event
from lykt.organisation.acting import acting_as
from lykt.privacy.disclosure.models import Disclosure
from tests.support.cases import OPERATOR, consent_to, make_case, make_member
from tests.support.pages import make_person


@pytest.fixture
def person(world):
    return make_person(world)


@pytest.fixture
def case(person, kaja):
    return make_case(person, kaja, opened_on=timezone.localdate() - timedelta(days=30))


@pytest.fixture
def go(case, kaja):
    def through(*states):
        with acting_as(kaja.as_actor()) as by:
            for state in states:
                write_event(by=by, case=case, track="return", state=state)

    return through


def body(answer) -> str:
    return " ".join(answer.content.decode().split())


def test_the_whole_way_is_walked_on_the_pages(case, kaja, client_of):
    client = client_of(kaja)
    here = reverse("returning", args=[case.handle])
    today = timezone.localdate().isoformat()
    assert "Nothing is decided" in body(client.get(here))
    for state in ("considered", "applied"):
        client.post(reverse("returning_state", args=[case.handle]), {"state": state, "day": today})
    page = body(client.get(here))
    assert "Before the journey" in page
    assert "Lykt sends nothing to the home country" in page
    done = reverse("returning_item", args=[case.handle, "wish"])
    assert "Written down." in body(client.post(done, {"state": "done"}, follow=True))
    step = reverse("returning_step", args=[case.handle, "escort"])
    assert 'value="return_programme" selected' in body(client.get(step))
    client.post(step, {"owner": "", "owner_body": "return_programme", "due": today})
    assert "a step of the case" in body(client.get(here))
    told = {"state": "travelled", "day": today, "until": ""}
    client.post(reverse("returning_state", args=[case.handle]), told)
    news = reverse("returning_news", args=[case.handle])
    assert client.post(news, {"day": today}).status_code == 422
    client.post(news, {"how": "well", "day": today, "note": "Met by her aunt."})
    page = body(client.get(here))
    assert "Met by her aunt." in page
    assert "Safe, as far as is known" in page
    assert "After the journey" in page


def test_a_stop_says_what_to_do_then(case, kaja, go, client_of):
    go("considered", "applied")
    client = client_of(kaja)
    stop = {"reason": "child", "day": timezone.localdate().isoformat()}
    client.post(reverse("returning_stop", args=[case.handle]), stop)
    page = body(client.get(reverse("returning", args=[case.handle])))
    assert "A child has rights of their own." in page
    assert "Settling here" in page


def test_a_wrong_state_or_thing_is_told_and_changes_nothing(case, kaja, go, client_of):
    go("considered")
    client = client_of(kaja)
    day = timezone.localdate().isoformat()
    wrong = client.post(
        reverse("returning_state", args=[case.handle]), {"state": "travelled", "day": day}
    )
    assert wrong.status_code == 422
    item = reverse("returning_item", args=[case.handle, "nothing"])
    assert "no such thing" in body(client.post(item, {"state": "done"}, follow=True))
    assert client.get(reverse("returning_step", args=[case.handle, "nothing"])).status_code == 404


@pytest.mark.django_db(transaction=True)
def test_documents_are_told_of_only_with_a_yes(case, person, kaja, go, client_of):
    go("considered", "applied")
    client = client_of(kaja)
    url = reverse("returning_documents", args=[case.handle])
    assert "has not said yes" in body(client.get(url))
    told = {"text": "Has lost the passport.", "way": "phone", "once": "a-form"}
    refused = client.post(url, told)
    assert (refused.status_code, "Nothing was shared" in body(refused)) == (422, True)
    consent_to(person, "documents", body="return_programme", case=case)
    assert "Exactly what is told" in body(client.get(url))
    for _twice in range(2):
        assert client.post(url, told).status_code == 302
    with acting_as(OPERATOR):
        assert Disclosure.objects.filter(refused=False).count() == 1


def test_a_partner_covered_for_plans_sees_how_it_stands(case, person, parisa, kaja, go, client_of):
    go("considered", "applied")
    consent_to(person, "plans", case=case)
    make_member(case, parisa, "partner", "nav")
    page = body(client_of(parisa).get(reverse("case_page", args=[case.handle])))
    assert "Return programme applied for" in page
    assert "Lists, follow-up and travel documents" not in page
    assert client_of(parisa).get(reverse("returning", args=[case.handle])).status_code == 404
