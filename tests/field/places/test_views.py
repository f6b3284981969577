"""The pages of places: by a code in lists, the address on a page of its own."""

from django.urls import reverse

from lykt.field.places.models import IndoorPlace
from lykt.organisation.acting import acting_as
from lykt.privacy.reading.models import ReadingEntry
from tests.field.places.made import days, make_address, make_place, make_visit
from tests.support.pages import OPERATOR


WHERE = "Strandgata 1, ring to ganger"


def text(answer, status=200):
    assert answer.status_code == status
    return answer.content.decode()


def test_a_place_from_the_first_day_to_the_last(world, client_of, froya):
    client = client_of(froya)
    assert "No places yet" in text(client.get(reverse("indoor_places")))
    told = {"kind": "flat", "zone": "Havna", "opened_on": days(5).isoformat()}
    wrong = text(client.post(reverse("indoor_place_new"), told | {"zone": "Storgata 4"}), 422)
    assert "Never an address" in wrong
    page = text(client.post(reverse("indoor_place_new"), told, follow=True))
    with acting_as(OPERATOR):
        place = IndoorPlace.objects.get()
    assert place.code in page
    change = reverse("indoor_place_change", args=[place.handle])
    assert "Saved" in text(client.post(change, {"kind": "hotel", "zone": "Havna"}, follow=True))
    close = reverse("indoor_place_close", args=[place.handle])
    assert "Closed" in text(client.post(close, {"on": days(0).isoformat()}, follow=True))
    assert "closed already" in text(client.post(close, {"on": days(0).isoformat()}), 422)
    assert place.code not in text(client.get(reverse("indoor_places")))
    assert place.code in text(client.get(reverse("indoor_places"), {"closed": "on"}))
    reopen = reverse("indoor_place_reopen", args=[place.handle])
    assert "Open again" in text(client.post(reopen, {"on": days(0).isoformat()}, follow=True))
    undo = reverse("indoor_place_undo", args=[place.handle])
    assert "Nothing of it is kept" in text(client.post(undo, follow=True))


def test_the_list_is_narrowed(world, client_of, froya):
    flat, hotel = make_place(world, kind="flat"), make_place(world, kind="hotel", zone="Havna")
    client = client_of(froya)
    page = text(client.get(reverse("indoor_places"), {"kind": "flat"}))
    assert flat.code in page
    assert hotel.code not in page
    page = text(client.get(reverse("indoor_places"), {"zone": "Havna"}))
    assert hotel.code in page
    assert flat.code not in page
    page = text(client.get(reverse("indoor_places"), {"zone": "Havna", "kind": "flat"}))
    assert "No place fits" in page


def test_the_address_opens_on_its_own_page_alone_and_that_is_written_down(world, client_of, froya):
    place = make_place(world)
    make_address(place, WHERE)
    make_visit(world, place)
    client = client_of(froya)
    for name, args in [("indoor_places", []), ("indoor_place", [place.handle]), ("visits", [])]:
        assert "Strandgata" not in text(client.get(reverse(name, args=args)))
    url = reverse("indoor_address", args=[place.handle])
    with acting_as(OPERATOR):
        assert not ReadingEntry.objects.filter(what="indoor_address").exists()
    assert WHERE in text(client.get(url))
    with acting_as(OPERATOR):
        assert ReadingEntry.objects.filter(what="indoor_address").count() == 1
    assert "Saved, sealed" in text(client.post(url, {"address": "Havnegata 2"}, follow=True))
    assert "Erased" in text(client.post(url, {"address": ""}, follow=True))
    assert "none kept" in text(client.get(reverse("indoor_place", args=[place.handle])))


def test_another_units_is_not_found(world, client_of, hedda):
    place = make_place(world, unit=world.clinic)
    for name in ("indoor_place", "indoor_address", "indoor_place_change"):
        assert client_of(hedda).get(reverse(name, args=[place.handle])).status_code == 404
