"""The pages of the advert watch, as a browser without script meets them; and no number left."""

import io
import logging
import sys

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connections
from django.urls import reverse
from django.utils import timezone
from django.views.debug import ExceptionReporter

from lykt.field.adverts import actions
from lykt.field.adverts.models import Advert, AdvertRound, Sighting, Site
from lykt.web.quiet_log import QuietFormatter
from tests.field.adverts.access_rows import make_round, make_site
from tests.support.canaries import body_of, head_of, rows_of, sessions


DAY = timezone.localdate().isoformat()
#: How the same number may stand somewhere by mistake.
CANARY = "41234589"
WAYS = [b"41234589", b"41 23 45 89", b"412 34 589", b"+4741234589", b"47412345"]


@pytest.fixture
def client(client_of, froya):
    """The field worker's browser."""
    return client_of(froya)


def test_from_nothing_to_a_counted_round(world, client):
    assert "No round yet" in client.get(reverse("adverts")).content.decode()
    answer = client.post(reverse("advert_round_new"), {"place": "Fjordby", "on": DAY}, follow=True)
    assert "There is no site to look at" in answer.content.decode()
    client.post(reverse("advert_sites"), {"name": "annonser.example"})
    site, row = Site.objects.get(), AdvertRound._base_manager.get()
    address = reverse("advert_round", args=[row.handle])
    told = {"site": site.handle, "number": CANARY, "count": "1"}
    page = client.post(address, told, follow=True).content.decode()
    assert "The number is not kept as it stands" in page
    page = client.post(address, {**told, "number": f"+47 {CANARY}"}, follow=True).content.decode()
    assert "stands in this round already" in page
    assert "2 adverts · 1 number" in page
    page = client.post(address, {**told, "number": "", "without": "1", "count": "3"}, follow=True)
    assert "3 adverts without a number" in page.content.decode()
    page = client.post(reverse("advert_undo", args=[row.handle]), follow=True).content.decode()
    assert "2 adverts · 1 number" in page
    assert "Fjordby" in client.get(reverse("adverts")).content.decode()


@pytest.mark.parametrize(
    ("number", "words"),
    [("", "or choose “No number to read”"), ("41234", "This is no telephone number"),
     ("ring 41234589", "This is no telephone number")],
)  # fmt: skip
def test_what_is_no_number_is_told_and_not_repeated(world, froya, client, number, words):
    row, site = make_round(world, froya), make_site(world)
    address = reverse("advert_round", args=[row.handle])
    answer = client.post(address, {"site": site.handle, "number": number, "count": "1"})
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not number or number not in answer.content.decode()
    assert not Advert.objects.exists()


def test_the_site_stays_chosen_and_the_number_does_not(world, froya, client):
    row, site = make_round(world, froya), make_site(world)
    address = reverse("advert_round", args=[row.handle])
    answer = client.post(address, {"site": site.handle, "number": CANARY})
    assert answer["Location"] == f"{address}?site={site.handle}#number"
    page = client.get(answer["Location"]).content.decode()
    assert f'value="{site.handle}" ' in page
    assert "checked" in page


def test_a_site_is_no_longer_looked_at(world, client):
    site = make_site(world, name="gammel.example")
    client.post(reverse("advert_site_change", args=[site.handle]), {"name": "gammel.example"})
    page = client.get(reverse("advert_sites")).content.decode()
    assert "not looked at any more" in page
    answer = client.post(reverse("advert_sites"), {"name": "gammel.example"})
    assert "There is a site of this name" in answer.content.decode()


def test_a_file_is_taken_in_or_told_row_by_row(world, client):
    def sent(text):
        file = SimpleUploadedFile(f"{CANARY}.csv", text.encode())
        told = {"unit": world.service.handle, "file": file}
        return client.post(reverse("advert_import"), told, follow=True)

    head = "date,site,place,number\n"
    page = sent(f"{head}{DAY},a.example,Fjordby,{CANARY}00\n")
    assert page.status_code == 422
    assert "Row 2, column number: This is no telephone number" in page.content.decode()
    assert CANARY not in page.content.decode()
    page = sent(f"{head}{DAY},a.example,Fjordby,{CANARY}\n").content.decode()
    assert "1 row taken in" in page
    assert "From a file" in page


def test_a_round_is_changed_and_taken_back(world, froya, client):
    row = make_round(world, froya)
    told = {"place": "Oslo", "on": DAY, "minutes": "12"}
    client.post(reverse("advert_round_change", args=[row.handle]), told)
    page = client.get(reverse("advert_round", args=[row.handle])).content.decode()
    assert "Oslo" in page
    assert "12 minutes" in page
    client.post(reverse("advert_round_remove", args=[row.handle]))
    assert not AdvertRound._base_manager.exists()


class TestCanary:
    """A number that was typed, wrongly typed or brought in a file stands nowhere afterwards."""

    @pytest.fixture
    def log(self):
        written = io.StringIO()
        handler = logging.StreamHandler(written)
        handler.setFormatter(QuietFormatter("{asctime} {levelname} {name}: {message}", style="{"))
        root = logging.getLogger()
        before = root.level
        root.addHandler(handler)
        root.setLevel(logging.INFO)
        yield written
        root.setLevel(before)
        root.removeHandler(handler)

    def left(self, log):
        """Return where the number stands in clear: in nothing that lasts."""
        kept = [
            (f"{alias}: {table}.{column}", value)
            for alias in connections
            for table, column, value in rows_of(alias)
        ]
        kept += [("sessions", sessions()), ("log", log.getvalue().encode())]
        return [where for where, content in kept if any(way in content for way in WAYS)]

    def test_the_search_finds_it_where_it_is(self, world, log, client):
        make_site(world, name=f"ring {CANARY}")
        assert self.left(log) == ["default: field_advert_site.name"]
        logging.getLogger("lykt").warning("called +47%s", CANARY)
        assert self.left(log) == ["default: field_advert_site.name", "log"]

    def test_it_is_left_nowhere(self, world, froya, client, log):
        row, site = make_round(world, froya), make_site(world)
        address = reverse("advert_round", args=[row.handle])
        told = {"site": site.handle, "count": "1"}
        told_wrong = {"site": "none", "count": "0"}
        head = "date,site,place,number\n"
        good = f"{head}{DAY},a.example,Fjordby,{CANARY}\n"
        bad = f"{CANARY},site,place,number\n{DAY},{CANARY},{CANARY},{CANARY}x\n"
        answers = []
        for number in (CANARY, f"+47 {CANARY}", f"{CANARY},x", f"{CANARY}0", "412 34 589"):
            for more in (told, told_wrong):
                answers.append(client.post(address, {**more, "number": number}))
                answers.append(client.get(address))
        for text in (good, good, bad, f"{head}{bad}"):
            file = SimpleUploadedFile(f"{CANARY}.csv", text.encode())
            told = {"unit": world.service.handle, "file": file}
            answers.append(client.post(reverse("advert_import"), told))
        answers.append(client.post(reverse("advert_round_new"), {"place": CANARY, "on": DAY}))
        answers.append(client.get(reverse("adverts")))
        assert Sighting.objects.count() > 1
        assert self.left(log) == []
        assert not cache.get("anything")
        for answer in answers[:-2]:
            told = body_of(answer) + head_of(answer)
            assert not any(way in told for way in WAYS)

    @pytest.mark.parametrize("debug", [False, True])
    def test_a_report_of_an_error_does_not_show_it(
        self, world, froya, client, monkeypatch, settings, debug
    ):
        settings.DEBUG = debug
        row, site = make_round(world, froya), make_site(world)
        told = []

        def broken(**_more):
            raise RuntimeError("the database is full")

        monkeypatch.setattr(actions, "note_advert", broken)
        monkeypatch.setattr(
            "django.core.handlers.exception.log_response",
            lambda *_args, request, **_more: told.append(request),
        )
        client.raise_request_exception = False
        address = reverse("advert_round", args=[row.handle])
        answer = client.post(address, {"site": site.handle, "number": CANARY, "count": "1"})
        assert answer.status_code == 500
        try:
            raise answer.exc_info[1]
        except RuntimeError:
            reporter = ExceptionReporter(answer.wsgi_request, *sys.exc_info())
        pages = [body_of(answer).decode(), reporter.get_traceback_text()]
        pages.append(reporter.get_traceback_html())
        for page in pages:
            assert not any(way.decode() in page for way in WAYS)
        assert "RuntimeError" in pages[1]

    def test_the_field_that_stumbles_does_not_show_it(self, world, froya, client, monkeypatch):
        """What is typed passes through Django's own functions, and stands in their variables."""
        from lykt.field.numbers import fields

        def broken(_text):
            raise RuntimeError

        monkeypatch.setattr(fields, "normalised", broken)
        row, site = make_round(world, froya), make_site(world)
        client.raise_request_exception = False
        answer = client.post(
            reverse("advert_round", args=[row.handle]), {"site": site.handle, "number": CANARY}
        )
        try:
            raise answer.exc_info[1]
        except RuntimeError:
            page = ExceptionReporter(answer.wsgi_request, *sys.exc_info()).get_traceback_html()
        assert CANARY not in page


def test_a_file_lies_on_no_disk(world, client, monkeypatch):
    begun = []

    class Watched(io.BytesIO):
        def __init__(self):
            begun.append("memory")
            super().__init__()

    def on_disk(*_args, **_more):
        begun.append("disk")

    monkeypatch.setattr("lykt.web.uploads.BytesIO", Watched)
    monkeypatch.setattr("django.core.files.uploadhandler.TemporaryUploadedFile", on_disk)
    file = SimpleUploadedFile("a.csv", b"date,site,place,number\n")
    client.post(reverse("advert_import"), {"unit": world.service.handle, "file": file})
    assert begun == ["memory"]
