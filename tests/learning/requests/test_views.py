"""The pages of requests for advice, as a browser without script meets them."""

from django.urls import reverse

from lykt.learning.requests.models import AdviceRequest
from tests.learning.requests.access_rows import make_request


TOLD = {"asked_by": "student", "theme": "children", "way": "email", "outcome": "handed_on",
        "minutes": "5", "day": "2024-02-29"}  # fmt: skip


def test_a_request_is_counted_and_undone(world, client_of, froya):
    client = client_of(froya)
    assert "No request yet" in client.get(reverse("advice")).content.decode()
    new = client.get(reverse("advice_new")).content.decode()
    assert "By telephone, answered" in new
    answer = client.post(reverse("advice_new"), TOLD, follow=True)
    page = answer.content.decode()
    for text in ("Counted. Nobody was named.", "A student", "When children are victims", "E-mail",
                 "Handed on to others", "29 Feb 2024"):  # fmt: skip
        assert text in page, text
    row = AdviceRequest.objects.get()
    client.post(reverse("advice_undo", args=[row.handle]))
    assert "No request yet" in client.get(reverse("advice")).content.decode()


def test_what_is_wrong_is_told_at_its_field(world, client_of, froya):
    answer = client_of(froya).post(reverse("advice_new"), {**TOLD, "day": "2999-01-01"})
    assert answer.status_code == 422
    assert "This day lies ahead" in answer.content.decode()
    assert not AdviceRequest.objects.exists()


def test_it_is_counted_for_the_unit_one_chooses(world, client_of, froya):
    client_of(froya).post(reverse("advice_new"), {**TOLD, "at": world.clinic.handle})
    assert AdviceRequest.objects.get().unit == world.clinic


def test_the_plan_owner_reads_and_does_not_count(world, client_of, pal):
    make_request(world)
    page = client_of(pal).get(reverse("advice")).content.decode()
    assert "A professional" in page
    assert reverse("advice_new") not in page
