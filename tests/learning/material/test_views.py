"""The pages of material, as a browser without script meets them."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from lykt.learning.material.models import Material, Move, Version
from lykt.organisation.acting import acting_as
from tests.learning.material.made import make_material, make_version, move
from tests.support.pages import OPERATOR


TODAY = timezone.localdate()


def text(answer, status=200):
    assert answer.status_code == status
    return answer.content.decode()


def test_an_empty_list_says_how_one_comes(world, client_of, froya, pal):
    page = text(client_of(froya).get(reverse("materials")))
    assert "No material is here yet" in page
    assert reverse("material_new") in page
    assert reverse("material_new") not in text(client_of(pal).get(reverse("materials")))


def test_from_a_title_to_what_is_given_out_on_a_shift(world, client_of, froya):
    client = client_of(froya)
    told = {"title": "Dine rettigheter", "kind": "card", "purpose": "Hjelp", "home": "0"}
    page = text(client.post(reverse("material_new"), told, follow=True))
    assert "In no language yet" in page
    material = Material.objects.get()
    assert "In no language yet" in text(client.get(reverse("materials")))
    url = reverse("material_version_new", args=[material.handle])
    told = {"language": "en", "made_on": TODAY.isoformat()}
    page = text(client.post(url, told, follow=True))
    version = Version.objects.get()
    assert "Not checked by users" in page
    assert reverse("material_version_undo", args=[version.handle]) in page
    moving = reverse("material_move_new", args=[version.handle])
    told = {"kind": "printed", "count": "500", "unit": world.service.handle,
            "day": TODAY.isoformat()}  # fmt: skip
    assert "Users read it before it is printed" in text(client.post(moving, told), 422)
    checking = reverse("material_check", args=[version.handle])
    assert "Say who has read it" in text(client.post(checking, {"why": ""}), 422)
    both = {"checked_by": "council", "why": "Hastet"}
    assert "Either somebody has read it" in text(client.post(checking, both), 422)
    page = text(client.post(checking, {"checked_by": "council"}, follow=True))
    assert "The user council" in page
    assert "500 left" in text(client.post(moving, told, follow=True))
    given = told | {"kind": "given_out", "count": "40"}
    assert "Choose where" in text(client.post(moving, given), 422)
    page = text(client.post(moving, given | {"where": "shift"}, follow=True))
    assert "460 left" in page
    assert "On an outreach shift" in page
    page = text(client.get(reverse("material_page", args=[material.handle])))
    assert f"Given out in {TODAY.year}" in page
    assert "In order" in text(client.get(reverse("materials")))
    with acting_as(OPERATOR):
        last = Move.objects.get(kind="given_out")
    page = text(client.post(reverse("material_move_back", args=[last.handle]), follow=True))
    assert "(taken back)" in page
    assert "500 left" in page
    again = client.post(reverse("material_move_back", args=[last.handle]), follow=True)
    assert "taken back already" in text(again)


def test_a_reason_lets_it_through_and_stands_on_it(world, client_of, froya):
    client, version = client_of(froya), make_version(world, checked=False)
    url = reverse("material_check", args=[version.handle])
    page = text(client.post(url, {"why": "Nummeret var feil."}, follow=True))
    assert "No. Why not:" in page
    assert "Nummeret var feil." in page
    undo = reverse("material_uncheck", args=[version.handle])
    assert undo in page
    assert "so it is not printed" in text(client.post(undo, follow=True))


def test_the_list_shows_what_is_to_be_done(world, client_of, pal, froya):
    old = make_version(world, made_on=TODAY - timedelta(500))
    page = text(client_of(pal).get(reverse("materials")))
    assert "Out of date" in page
    assert "Out of stock" in page
    assert "This is a rule of Lykt's own, and no law" in page
    client = client_of(froya)
    page = text(client.get(reverse("materials"), {"language": "th"}))
    assert "No material fits this" in page
    url = reverse("material_review", args=[old.handle])
    assert text(client.get(url))
    told = {"on": TODAY.isoformat()}
    assert "Out of date" not in text(client.post(url, told, follow=True))


def test_whoever_reads_alone_gets_no_buttons(world, client_of, pal):
    version = make_version(world)
    move(world, version)
    client = client_of(pal)
    for name, handle in (("material_version", version.handle),
                         ("material_page", version.material.handle)):  # fmt: skip
        page = text(client.get(reverse(name, args=[handle])))
        for words in ("Write down a move", "Take back", "New version", "Take out of use"):
            assert words not in page


def test_material_is_changed_and_taken_out_of_use(world, client_of, froya):
    client, material = client_of(froya), make_material(world)
    url = reverse("material_change", args=[material.handle])
    assert material.purpose in text(client.get(url))
    told = {"title": "Nytt", "kind": "poster", "purpose": "Nytt"}
    assert "Poster" in text(client.post(url, told, follow=True))
    url = reverse("material_use", args=[material.handle])
    assert "out of use since" in text(client.post(url, follow=True))
    assert "so already" in text(client.post(url, follow=True))
    assert "Out of use" in text(client.get(reverse("materials")))
    assert "In use again" in text(client.post(url, {"used": "1"}, follow=True))


def test_a_pile_is_counted_anew(world, client_of, froya):
    client, version = client_of(froya), make_version(world)
    move(world, version)
    url = reverse("material_count", args=[version.handle])
    told = {"found": "90", "unit": world.service.handle, "day": TODAY.isoformat()}
    assert "Left now: 100" in text(client.get(url))
    assert "90 left" in text(client.post(url, told, follow=True))
    assert "already" in text(client.post(url, told), 422)


def test_a_version_is_undone(world, client_of, froya):
    client, version = client_of(froya), make_version(world)
    url = reverse("material_version_undo", args=[version.handle])
    assert "Undone." in text(client.post(url, follow=True))
    version = make_version(world)
    move(world, version)
    url = reverse("material_version_undo", args=[version.handle])
    assert "so it stands" in text(client.post(url, follow=True))


def test_long_lists_come_a_page_at_a_time(world, client_of, froya):
    version = make_version(world)
    for _time in range(51):
        move(world, version, count=1)
    page = text(client_of(froya).get(reverse("material_version", args=[version.handle])))
    assert "Page 1 of 2" in page
