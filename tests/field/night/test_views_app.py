"""The page of the night app: what it weighs, what it keeps, and that it tells nothing."""

import gzip
import json
import re

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from django.urls import reverse

from lykt.field.night import views_app
from lykt.field.night.words import words


#: All that the first load fetches, compressed, in bytes.
MOST = 150_000


def addresses(client: Client) -> list[str]:
    """Return what the service worker keeps."""
    text = client.get(reverse("night_worker")).content.decode()
    return re.findall(r'"([^"]+)",', text.splitlines()[1])


def content(client: Client, address: str) -> bytes:
    """Return what lies at an address."""
    if address.startswith("/static/"):
        return views_app.read(address.removeprefix("/static/"))
    return bytes(client.get(address).content)


def test_the_first_load_is_light(client, db):
    """Reckoned, not timed: the page, styles, modules, seal and icons, as gzip makes them."""
    sizes = {each: len(gzip.compress(content(client, each))) for each in addresses(client)}
    sizes["the large icon"] = len(views_app.read("lykt/icon-512.png"))
    sizes["the worker"] = len(gzip.compress(client.get(reverse("night_worker")).content))
    assert sum(sizes.values()) <= MOST, sizes


def test_the_worker_keeps_all_that_the_modules_ask_for(client, db):
    kept = set(addresses(client))
    for address in list(kept):
        if not address.endswith(".js"):
            continue
        for asked in re.findall(
            r'^import .*"(\.{1,2}/[^"]+)"', content(client, address).decode(), re.M
        ):
            place = "/static/" + asked.replace("../", "") if asked.startswith("../") else asked
            assert place.replace("./", "/static/night/") in kept, f"{address} asks for {asked}"


def test_the_worker_keeps_no_other_page_of_lykt(client, db):
    own = {reverse("night_app"), reverse("night_manifest")}
    assert {each for each in addresses(client) if not each.startswith("/static/")} == own
    answer = client.get(reverse("night_worker"))
    assert answer["Service-Worker-Allowed"] == reverse("night_app")
    assert answer["Content-Type"].startswith("text/javascript")


def test_the_workers_version_follows_the_content(client, db, monkeypatch):
    before = client.get(reverse("night_worker")).content
    assert client.get(reverse("night_worker")).content == before
    read = views_app.read
    monkeypatch.setattr(views_app, "read", lambda name: read(name) + b" ")
    assert client.get(reverse("night_worker")).content.splitlines()[0] != before.splitlines()[0]


def test_the_app_is_the_same_for_everyone(client, world, froya, client_of):
    """A phone keeps the page: nothing in it may depend on who fetched it."""
    own = client_of(froya).get(reverse("night_app"))
    assert own.content == client.get(reverse("night_app")).content
    assert b'"csrf"' not in own.content


def test_the_page_allows_no_script_but_files_of_its_own(client, db):
    answer = client.get(reverse("night_app"))
    scripts = re.findall(r"<script([^>]*)>", answer.content.decode())
    assert all("src=" in each or "application/json" in each for each in scripts)
    assert "unsafe" not in answer["Content-Security-Policy"]
    assert "style=" not in answer.content.decode()


def test_without_script_it_says_what_to_do(client, db):
    assert "needs JavaScript" in client.get(reverse("night_app")).content.decode()


def test_the_manifest_names_icons_that_are_there(client, db):
    told = json.loads(client.get(reverse("night_manifest")).content)
    assert told["scope"] == told["start_url"] == reverse("night_app")
    for icon in told["icons"]:
        assert finders.find(icon["src"].removeprefix("/static/"))


def test_every_language_has_the_same_words():
    told = words()
    assert set(told) == {"nb", "nn", "en"}
    assert len({tuple(sorted(each)) for each in told.values()}) == 1


@pytest.mark.parametrize("name", sorted(p for p in views_app.parts() if p.startswith("night/")))
def test_every_word_the_screens_ask_for_is_there(name):
    known = words()["en"]
    asked = set(re.findall(r'\bt\("(\w+)"', views_app.read(name).decode()))
    assert asked <= set(known)


def test_signing_on_offers_the_units_one_goes_out_with(world, froya, vilde, client_of):
    for one in (froya, vilde):
        text = client_of(one).get(reverse("night_enrol")).content.decode()
        assert f'"{world.service.handle}"' in text
        assert f'"{world.clinic.handle}"' not in text
