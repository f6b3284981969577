"""The pages of rapid assessments."""

from django.urls import reverse
from django.utils import timezone

from lykt.field.assessment.models import RapidRound
from tests.field.assessment.made import PARTS, make_full


TODAY = timezone.localdate().isoformat()


def text(answer, status=200):
    assert answer.status_code == status
    return answer.content.decode()


def test_from_a_question_to_what_follows(world, client_of, froya, leila):
    client = client_of(froya)
    assert "No assessment yet" in text(client.get(reverse("rapids")))
    told = {"home": "0", "title": "Etter loven", "question": "Hva er nytt?", "starts": TODAY,
            "ends": TODAY}  # fmt: skip
    assert "No source is written down" in text(
        client.post(reverse("rapid_new"), told, follow=True)
    )
    row = RapidRound.objects.get()
    for part, facts in PARTS.items():
        new = reverse("rapid_part_new", args=[row.handle, part])
        assert "required" in text(client.post(new, {"text": ""}), 422)
        page = text(client.post(new, facts, follow=True))
    assert "Prøv åpent to kvelder i uka" in page
    assert "Several sources of one kind say the same" in page
    gap = reverse("rapid_part", args=["gap", row.gaps.get().handle])
    assert "Åpent til 15" in text(client.get(gap))
    assert "Tre kvelder" in text(client.post(gap, PARTS["gap"] | {"gap": "Tre kvelder"},
                                             follow=True))  # fmt: skip
    change = reverse("rapid_change", args=[row.handle])
    assert "Etter 2009" in text(client.post(change, told | {"title": "Etter 2009"}, follow=True))
    state = reverse("rapid_state", args=[row.handle])
    page = text(client.post(state, {"state": "review"}, follow=True))
    assert "somebody else says that it is done" in page
    assert "cannot follow" in text(client.post(state, {"state": "review"}, follow=True))
    assert client.post(state, {"state": "done"}).status_code == 403
    page = text(client_of(leila).post(state, {"state": "done"}, follow=True))
    assert "Open it again" in page
    assert client.get(change).status_code == 200
    assert client.post(change, told).status_code == 403


def test_what_something_rests_on_is_not_taken_out(world, client_of, froya):
    row = make_full(world)
    client = client_of(froya)
    url = reverse("rapid_part_remove", args=["source", row.sources.get().handle])
    assert "rests on these" in text(client.post(url, follow=True))
    url = reverse("rapid_part_remove", args=["gap", row.gaps.get().handle])
    assert "Removed" in text(client.post(url, follow=True))
    for wrong in ("rapid_part_new", "rapid_part"):
        args = [row.handle, "opinion"] if wrong.endswith("new") else ["opinion", row.handle]
        assert client.get(reverse(wrong, args=args)).status_code == 404


def test_another_municipality_does_not_find_it(world, client_of, ulrik):
    url = reverse("rapid_page", args=[make_full(world).handle])
    assert client_of(ulrik).get(url).status_code == 404
