"""The pages of visits."""

from django.urls import reverse

from lykt.field.places.models import Visit
from lykt.organisation.acting import acting_as
from lykt.people.models import Contact
from tests.field.places.made import days, make_place, make_visit
from tests.support.pages import OPERATOR, make_person


def text(answer, status=200):
    assert answer.status_code == status
    return answer.content.decode()


def told_of(place, **told):
    return {
        "place": place.handle,
        "went": "let_in",
        "date": days(0).isoformat(),
        "way": "visit",
        "staff": "2",
        **told,
    }


def test_a_visit_with_those_met_by_code(world, client_of, froya):
    place, seen_lately, other = make_place(world), make_person(world), make_person(world)
    client = client_of(froya)
    url = reverse("visit_new")
    assert seen_lately.code in text(client.get(url))
    unknown = text(client.post(url, told_of(place, codes="BLÅ-KRONE-99")), 422)
    assert "Nobody here has the code" in unknown
    told = told_of(
        place,
        who=[seen_lately.handle],
        codes=other.code.lower().replace("-", " "),
        anonymous="2",
        seen="6",
        offered=["talk", "condoms"],
        accepted=["condoms"],
        mediator="th",
        minutes="25",
    )
    page = text(client.post(url, told, follow=True))
    assert "do not say where" in page
    with acting_as(OPERATOR):
        visit = Visit.objects.get()
        assert (visit.met, visit.known, visit.anonymous) == (4, 2, 2)
        assert Contact.objects.filter(channel="indoor").count() == 3
    page = text(client.get(reverse("visit_page", args=[visit.handle])))
    assert "Thai" in page
    assert "25 minutes" in page
    assert "2 by code, 2 anonymous" in page
    # Whom they met does not stand on the visit.
    assert seen_lately.code not in page
    undone = text(client.post(reverse("visit_undo", args=[visit.handle]), follow=True))
    assert "The contacts stand" in undone
    assert client.get(reverse("visit_page", args=[visit.handle])).status_code == 404


def test_without_a_place_one_is_shown_the_way(world, client_of, froya):
    assert "No open place yet" in text(client_of(froya).get(reverse("visit_new")))


def test_from_the_page_of_a_place_it_is_chosen(world, client_of, froya):
    make_place(world)
    place = make_place(world)
    page = text(client_of(froya).get(reverse("visit_new"), {"place": place.handle}))
    assert f'value="{place.handle}" selected' in page


def test_a_visit_is_corrected_with_a_reason(world, client_of, froya):
    visit = make_visit(world)
    client = client_of(froya)
    url = reverse("visit_correct", args=[visit.handle])
    said = told_of(visit.place, met="2", seen="3", reason="counted_wrong")
    assert "Nothing was different" in text(client.post(url, said, follow=True))
    page = text(client.post(url, said | {"seen": "4", "accepted": ["talk"]}, follow=True))
    assert "It was counted wrongly" in page
    assert "A talk" in page
    assert "reason" in text(client.post(url, said | {"reason": ""}), 422)


def test_the_visits_of_a_year_and_what_they_come_to(world, client_of, froya):
    client = client_of(froya)
    assert "No visits this year" in text(client.get(reverse("visits"), {"year": "2020"}))
    one, other = make_place(world), make_place(world)
    for place in (one, other, other):
        make_visit(world, place)
    make_visit(world, one, way="call", went="nobody", met=0, seen=None)
    page = text(client.get(reverse("visits")))
    assert "let in 3 times" in page
    assert "Telephone calls" in page
    for odd in ("٣", "0", "99999", "x"):
        assert "let in 3 times" in text(client.get(reverse("visits"), {"year": odd}))
