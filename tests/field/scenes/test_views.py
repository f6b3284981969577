"""The pages of scenes: the words of a signal show on its own page alone."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from lykt.field.scenes.models import Scene, Signal
from lykt.organisation.acting import acting_as
from tests.field.scenes.made import WORDS, make_scene, make_signal
from tests.support.pages import OPERATOR


TODAY = timezone.localdate()
CONCERN = reverse("concern_new")


def text(answer, status=200):
    assert answer.status_code == status
    return answer.content.decode()


def only(table):
    with acting_as(OPERATOR):
        return table.objects.get()


def test_a_signal_from_first_to_last(world, client_of, froya):
    client = client_of(froya)
    assert "No scenes yet" in text(client.get(reverse("scenes")))
    named = {"kind": "bar", "name": "Barene i Havnegata", "zone": "Havna"}
    assert "No signal yet" in text(client.post(reverse("scene_new"), named, follow=True))
    scene = only(Scene)
    new = reverse("signal_new", args=[scene.handle])
    told = {"kind": "more", "source": "seen", "strength": "observed", "words": WORDS,
            "day": TODAY.isoformat()}  # fmt: skip
    refused = text(client.post(new, told | {"words": "BLÅ-KRONE-7 er her"}), 422)
    assert "Nobody is named here" in refused
    page = text(client.post(new, told, follow=True))
    assert "More activity" in page
    assert WORDS not in page
    row = only(Signal)
    url = reverse("signal_page", args=[row.handle])
    assert WORDS in text(client.get(url))
    page = text(client.post(reverse("signal_done", args=[row.handle]), {"done": ["went"]},
                            follow=True))  # fmt: skip
    assert "What was done was written down" in page
    assert "valid" in text(client.post(reverse("signal_done", args=[row.handle]),
                                       {"done": ["x"]}), 422)  # fmt: skip
    assert "it still holds" in text(
        client.post(reverse("signal_review", args=[row.handle]), follow=True)
    )
    settle = reverse("signal_settle", args=[row.handle])
    assert "Settled" in text(client.post(settle, follow=True))
    assert "cannot follow" in text(client.post(settle, follow=True))
    assert "Taken up again" in text(client.post(settle, {"back": "1"}, follow=True))
    undo = reverse("signal_undo", args=[row.handle])
    assert "Nothing of it is kept" in text(client.post(undo, follow=True))


def test_minors_lead_to_a_concern_and_leave_no_words(world, client_of, froya):
    client = client_of(froya)
    scene = make_scene(world, kind="youth", name="Ungdom ved senteret")
    assert CONCERN in text(client.get(reverse("scene_page", args=[scene.handle])))
    new = reverse("signal_new", args=[scene.handle])
    told = {"kind": "minors", "source": "seen", "strength": "heard", "day": TODAY.isoformat()}
    assert "Raise a concern" in text(client.post(new, told | {"words": "To jenter"}), 422)
    page = text(client.post(new, told, follow=True))
    assert f'href="{CONCERN}"' in page.partition("<main")[2]
    assert "Nobody asks the police to check an age" in page


def test_what_lapses_soon_is_asked_about(world, client_of, froya):
    soon = make_signal(world, day=TODAY - timedelta(175))
    make_signal(world, day=TODAY - timedelta(400))
    page = text(client_of(froya).get(reverse("scenes")))
    assert "Does it still hold?" in page
    assert reverse("signal_page", args=[soon.handle]) in page
    assert page.count('class="worklist-link"') == 1
    change = reverse("scene_change", args=[soon.scene.handle])
    told = {"kind": "hotel", "name": "Hotellene ved stasjonen"}
    assert "Saved" in text(client_of(froya).post(change, told, follow=True))


def test_another_units_is_not_found(world, client_of, hedda):
    row = make_signal(world, make_scene(world, unit=world.clinic))
    assert client_of(hedda).get(reverse("signal_page", args=[row.handle])).status_code == 404
