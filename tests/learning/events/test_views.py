"""The pages of events and those they reach, as a browser without script meets them."""

import csv
import io
import re
from datetime import timedelta
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone

from lykt.learning.events.codes import State
from lykt.learning.events.models import Event, Receiver
from lykt.rulebook import DrivesNothing, Standing, rule
from tests.learning.events.access_rows import make_event, make_receiver


def body(answer, status=200):
    assert answer.status_code == status
    return re.sub(r"\s+", " ", answer.content.decode())


def told(world, **more):
    return {
        "kind": "school_class", "day": timezone.localdate().isoformat(), "title": "9B og 9C",
        "theme": "attitudes", "audience": "pupils", "unit": world.service.handle, **more,
    }  # fmt: skip


def test_an_empty_house_says_how_it_is_filled(world, client_of, froya, pal):
    for name, text in (
        ("events", "No event is written down yet"),
        ("receivers", "The register is empty"),
        ("school_classes", "No school class yet"),
    ):
        assert text in body(client_of(froya).get(reverse(name)))
        page = body(client_of(pal).get(reverse(name)))
        # Whoever only reads is led to no form.
        assert reverse("learning_event_new") not in page
        assert reverse("receiver_new") not in page


def test_an_event_is_written_changed_and_called_off(world, client_of, froya):
    client, school = client_of(froya), make_receiver(world)
    start = body(client.get(reverse("learning_event_new"), {"receiver": school.handle}))
    assert re.search(f'value="{school.handle}"[^>]* checked', start)
    tomorrow = (timezone.localdate() + timedelta(days=1)).isoformat()
    page = body(client.post(
        reverse("learning_event_new"),
        told(world, day=tomorrow, receivers=[school.handle], held_by=[froya.pk], classes="2"),
        follow=True,
    ))  # fmt: skip
    event = Event.objects.get()
    assert "9B og 9C" in page
    assert "It lies ahead" in page
    where = {"args": [event.handle]}
    form = body(client.get(reverse("learning_event_change", **where)))
    assert re.search(f'value="{school.handle}"[^>]* checked', form)
    page = body(client.post(
        reverse("learning_event_change", **where),
        told(world, day=tomorrow, title="9D", receivers=[school.handle]), follow=True,
    ))  # fmt: skip
    assert "Changed: title, school classes, who teaches" in page
    page = body(client.post(reverse("learning_event_cancel", **where), follow=True))
    assert "It was called off" in page
    page = body(client.post(reverse("learning_event_restore", **where), follow=True))
    assert "It takes place after all." in page
    page = body(client.post(reverse("learning_event_restore", **where), follow=True))
    assert "This cannot be done with an event that stands so: Planned." in page
    client.post(reverse("learning_event_undo", **where))
    assert client.get(reverse("learning_event_page", **where)).status_code == 404


@pytest.mark.parametrize(
    ("wrong", "text"),
    [
        ({"title": ""}, "This field is required"),
        ({"kind": "talk", "classes": "2"}, "Only a visit to a school counts classes"),
        ({"day": "1950-01-01"}, "Look at the year"),
        ({"participants": "-1"}, "greater than or equal to 0"),
        ({"unit": "x"}, "Select a valid choice"),
    ],
)
def test_what_is_wrong_is_told_at_its_field(world, client_of, froya, wrong, text):
    answer = client_of(froya).post(reverse("learning_event_new"), told(world, **wrong))
    assert text in body(answer, 422)
    assert not Event.objects.exists()


def test_nobody_chooses_what_is_anothers(world, client_of, froya):
    theirs = make_receiver(world, "Elvestad skole", controller=world.elvestad)
    for wrong in ({"receivers": [theirs.handle]}, {"unit": world.elsewhere.handle}):
        answer = client_of(froya).post(reverse("learning_event_new"), told(world, **wrong))
        assert "Select a valid choice" in body(answer, 422)


def test_what_nobody_has_told_of_stands_above_the_list(world, client_of, froya, pal):
    event = make_event(world, state=State.PLANNED, title="Glemt")
    assert "Nobody has said how these went" in body(client_of(froya).get(reverse("events")))
    assert "Nobody has said" not in body(client_of(pal).get(reverse("events")))
    url = reverse("learning_event_went", args=[event.handle])
    wrong = {"participants": "3", "evaluations": "4"}
    assert "More have evaluated it than came" in body(client_of(froya).post(url, wrong), 422)
    right = {"participants": "30", "evaluations": "4", "grade": "5.5", "evaluation": "Mer tid."}
    page = body(client_of(froya).post(url, right, follow=True))
    for text in ("Held", "5.5 of 6", "Mer tid."):
        assert text in page, text
    event.refresh_from_db()
    assert (event.participants, event.grade) == (30, Decimal("5.5"))


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ({}, {"A-en", "B-en"}), ({"year": "2024"}, {"A-en"}), ({"year": "2023"}, {"B-en"}),
        ({"kind": "seminar"}, {"B-en"}), ({"theme": "law"}, {"A-en"}),
        ({"state": "cancelled"}, {"B-en"}), ({"kind": "students"}, set()),
        # What is on no list narrows nothing.
        ({"year": "1999"}, {"A-en", "B-en"}),
    ],
)  # fmt: skip
def test_the_list_is_narrowed(world, client_of, pal, query, shown):
    make_event(world, title="A-en")
    make_event(world, title="B-en", day="2023-02-01", kind="seminar", theme="return",
               state=State.CANCELLED)  # fmt: skip
    page = body(client_of(pal).get(reverse("events"), query))
    assert {name for name in ("A-en", "B-en") if f">{name}<" in page} == shown
    assert ("No event fits this" in page) is (not shown)


def test_a_long_list_comes_a_page_at_a_time(world, client_of, pal):
    for number in range(51):
        make_event(world, title=f"Nr-{number:02}")
    page = body(client_of(pal).get(reverse("events"), {"year": "2024"}))
    assert "51 events" in page
    assert "?year=2024&amp;page=2" in page
    assert page.count(">Nr-") == 50


def test_a_years_events_as_a_file(world, client_of, leila):
    event = make_event(world, title="=1+1", participants=12)
    event.receivers.set([make_receiver(world), make_receiver(world, "Akutten")])
    make_event(world, title="I fjor", day="2023-01-01")
    make_event(world, title="Deres", unit=world.elsewhere)
    answer = client_of(leila).get(reverse("events_export"), {"year": "2024"})
    head, *rows = csv.reader(io.StringIO(answer.content.decode()))
    [row] = [dict(zip(head, row, strict=True)) for row in rows]
    assert row["What it is called"] == "'=1+1"
    assert row["Bodies reached"] == "Akutten; Fjordby skole"
    assert (row["Day"], row["How many came"], row["School classes"]) == ("2024-03-01", "12", "")
    assert client_of(leila).get(reverse("events_export"), {"year": "x"}).status_code == 200


def test_those_first_for_whom_it_is_time(world, client_of, pal):
    today = timezone.localdate()
    for name, days in (("Ny", 30), ("Gammel", 800), ("Eldst", 1500)):
        event = make_event(world, day=today - timedelta(days=days))
        event.receivers.set([make_receiver(world, name, kind="nav")])
    make_receiver(world, "Aldri")
    make_receiver(world, "Nedlagt", active=False)
    page = body(client_of(pal).get(reverse("receivers")))
    assert re.findall(r">(Ny|Gammel|Eldst|Aldri|Nedlagt)<", page) == [
        "Eldst", "Gammel", "Aldri", "Ny",
    ]  # fmt: skip
    assert "2 are due again" in page
    assert "1 was never reached" in page
    assert "Trondheim, sluttrapport 2013" in page
    for query, shown in (
        ({"standing": "due"}, ["Eldst", "Gammel"]), ({"standing": "never"}, ["Aldri"]),
        ({"standing": "reached"}, ["Ny"]), ({"standing": "unused"}, ["Nedlagt"]),
        ({"kind": "school"}, ["Aldri"]), ({"standing": "due", "kind": "school"}, []),
    ):  # fmt: skip
        page = body(client_of(pal).get(reverse("receivers"), query))
        assert re.findall(r">(Ny|Gammel|Eldst|Aldri|Nedlagt)<", page) == shown, query
        assert ("No body fits this" in page) is (not shown)


def test_where_no_rule_decides_nothing_is_due(world, client_of, pal, monkeypatch):
    make_event(world).receivers.set([make_receiver(world)])

    def nothing(ref, on, *, today=None):
        raise DrivesNothing(rule(ref, on), Standing.OVERDUE)

    monkeypatch.setattr("lykt.rulebook.book.deciding", nothing)
    page = body(client_of(pal).get(reverse("receivers")))
    assert "0 are due again" in page
    assert "No rule decides today" in page


def test_a_body_is_put_into_the_register_and_taken_out_of_use(world, client_of, froya):
    client = client_of(froya)
    new = {"name": "Fjordby skole", "kind": "school", "municipality": "Fjordby"}
    assert "Never reached" in body(client.post(reverse("receiver_new"), new, follow=True))
    assert "It stands in the register already" in body(
        client.post(reverse("receiver_new"), new), 422
    )
    row = Receiver.objects.get()
    change = reverse("receiver_change", args=[row.handle])
    assert "checked" in body(client.get(change))
    assert "No longer in use" in body(client.post(change, new, follow=True))
    row.refresh_from_db()
    assert not row.active


def test_school_classes_stand_apart_school_by_school(world, client_of, pal):
    one, other = make_receiver(world), make_receiver(world, "Vik skole")
    ward = make_receiver(world, "Akutten", kind="health")
    both = make_event(world, kind="school_class", classes=3, participants=70, day="2024-02-01")
    both.receivers.set([one, other])
    make_event(world, kind="school_class", day="2023-08-01").receivers.set([one])
    make_event(world, kind="school_class", day="2024-08-01", participants=9).receivers.set([one])
    make_event(world).receivers.set([one, ward])
    page = body(client_of(pal).get(reverse("school_classes"), {"year": "2023"}))
    # The visit to two schools counts once in the whole, and with each of them.
    assert "School year 2023/2024: 4 classes, 70 pupils." in page
    assert "At 1 visit nobody counted the pupils." in page
    assert re.findall(r">(Fjordby skole|Vik skole|Akutten)<", page) == [
        "Fjordby skole",
        "Vik skole",
    ]
    assert "School year 2024/2025: 1 class, 9 pupils." in body(
        client_of(pal).get(reverse("school_classes"))
    )
