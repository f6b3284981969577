"""The officer's page shows who has read and whether the record holds, and no person."""

import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from lykt.organisation.acting import Actor
from lykt.organisation.models import Staff
from lykt.people.models import Person
from lykt.privacy.reading import heads
from lykt.privacy.reading.models import ReadingCheck, ReadingEntry
from lykt.privacy.reading.record import note
from lykt.privacy.sealing.models import SealFault
from tests.access_table import make_person
from tests.support.people import World


pytestmark = pytest.mark.usefixtures("db")

ClientOf = Callable[[Staff], Client]
PAGE = "reading_record"


def text_of(client: Client, **asked: str) -> str:
    answer = client.get(reverse(PAGE), asked)
    assert answer.status_code == 200
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def rows_of(client: Client, **asked: str) -> list[int]:
    page = client.get(reverse(PAGE), asked).context["page"]
    return [entry.number for entry in page]


@pytest.fixture
def person(world: World, froya: Staff, client_of: ClientOf) -> Person:
    """Someone whose page and whose list froya has opened."""
    found = make_person(world)
    client = client_of(froya)
    client.get(reverse("person_page", args=[found.handle]))
    client.get(reverse("people"))
    return found


class TestEntries:
    def test_who_which_page_on_what_ground(
        self, person: Person, odin: Staff, client_of: ClientOf
    ) -> None:
        text = text_of(client_of(odin))
        assert "Froya froya Field worker, Møteplassen The page of a person" in text
        assert "The list of people Works in the unit that meets the person" in text
        assert rows_of(client_of(odin)) == [2, 1]

    def test_no_person_and_no_name_in_full(
        self, person: Person, odin: Staff, client_of: ClientOf
    ) -> None:
        text = client_of(odin).get(reverse(PAGE)).content.decode()
        for told in (person.code, person.handle, str(person.pk)):
            assert told not in text
        [name] = ReadingEntry.objects.get(number=1).subjects
        assert name not in text
        assert name[:6] in text

    def test_it_narrows(self, person: Person, odin: Staff, client_of: ClientOf) -> None:
        client = client_of(odin)
        today = timezone.localdate()
        assert rows_of(client, page="people") == [2]
        assert rows_of(client, who="machine") == []
        assert rows_of(client, since=(today + timedelta(days=1)).isoformat()) == []
        assert rows_of(client, ground="emergency") == []
        # What cannot be read narrows nothing.
        assert rows_of(client, since="soon", page="no such", who="%00") == [2, 1]
        assert "No entry fits this" in text_of(client, who="machine")

    def test_a_page_at_a_time(self, odin: Staff, client_of: ClientOf) -> None:
        for _ in range(51):
            note(by=odin.as_actor(), what="person_page", subjects=[uuid4()])
        client = client_of(odin)
        assert rows_of(client)[:2] == [51, 50]
        assert rows_of(client, page="person_page")[-1] == 2

    def test_an_empty_record(self, odin: Staff, client_of: ClientOf) -> None:
        assert "Nobody has read yet" in text_of(client_of(odin))

    def test_it_asks_no_more_for_many(
        self, person: Person, odin: Staff, client_of: ClientOf, django_assert_max_num_queries
    ) -> None:
        for _ in range(30):
            note(by=odin.as_actor(), what="person_page", subjects=[uuid4()])
        client = client_of(odin)
        client.get(reverse(PAGE))
        with django_assert_max_num_queries(20):
            client.get(reverse(PAGE))

    def test_looking_at_the_record_shows_nobody_and_is_no_entry(
        self, person: Person, odin: Staff, client_of: ClientOf
    ) -> None:
        text_of(client_of(odin))
        assert ReadingEntry.objects.count() == 2


class TestSummary:
    def test_counts_of_today_and_of_the_week(
        self, person: Person, froya: Staff, odin: Staff, client_of: ClientOf
    ) -> None:
        note(by=froya.as_actor(), what="person_page", subjects=[uuid4(), uuid4()])
        ReadingEntry.objects.filter(number=1).update(at=timezone.now() - timedelta(days=3))
        [reader] = client_of(odin).get(reverse(PAGE)).context["readers"]
        assert reader["name"] == "Froya"
        assert [(one.entries, one.people) for one in reader["counts"]] == [(2, 3), (3, 3)]

    def test_it_stands_on_the_first_page_alone(
        self, person: Person, odin: Staff, client_of: ClientOf
    ) -> None:
        client = client_of(odin)
        assert "Who has read most" in text_of(client)
        assert "Who has read most" not in text_of(client, page="people")


class TestState:
    def test_nobody_has_held_it(self, odin: Staff, client_of: ClientOf) -> None:
        text = text_of(client_of(odin))
        assert "Nobody has held the record against its chain yet." in text
        assert "No heads are kept elsewhere" in text

    def test_held_and_whole(self, person: Person, odin: Staff, client_of: ClientOf) -> None:
        client = client_of(odin)
        answer = client.post(reverse("reading_verify"), follow=True)
        assert "The record is whole." in answer.content.decode()
        text = text_of(client)
        assert re.search(r"Whole on .*: 2 entries\. Held by odin\.", text)

    def test_held_and_broken(self, person: Person, odin: Staff, client_of: ClientOf) -> None:
        ReadingEntry.objects.filter(number=1).update(actor="nobody")
        client = client_of(odin)
        client.post(reverse("reading_verify"))
        text = text_of(client)
        assert "It breaks at entry 1" in text
        assert "The entry has been changed." in text

    def test_heads_elsewhere(
        self,
        person: Person,
        odin: Staff,
        client_of: ClientOf,
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        monkeypatch.setenv("LYKT_HEADS_DIR", str(tmp_path))
        client = client_of(odin)
        assert "a place for heads elsewhere, and none in it yet" in text_of(client)
        heads.export()
        assert "Heads are kept elsewhere" in text_of(client)
        client.post(reverse("reading_verify"))
        assert "1 head kept elsewhere was held against it." in text_of(client)

    def test_heads_that_cannot_be_reached(
        self, odin: Staff, client_of: ClientOf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("LYKT_HEADS_DIR", str(tmp_path / "gone"))
        client = client_of(odin)
        assert "cannot be reached. Tell the operator." in text_of(client)
        answer = client.post(reverse("reading_verify"), follow=True)
        assert "Nothing was held." in answer.content.decode()
        assert not ReadingCheck.objects.exists()

    def test_what_was_lost_when_a_copy_was_put_back(
        self, odin: Staff, client_of: ClientOf
    ) -> None:
        ReadingCheck.objects.create(by="olav", intact=True, entries=9, lost=[[4, 7]], heads=2)
        assert "Entries 4 to 7 were lost" in text_of(client_of(odin))

    def test_fields_that_could_not_be_opened(
        self, world: World, odin: Staff, client_of: ClientOf
    ) -> None:
        client = client_of(odin)
        assert "None." in text_of(client)
        SealFault.objects.create(
            table="people_person", column="code", row=str(uuid4()), found="f" * 64
        )
        assert "damaged, or changed past Lykt" in text_of(client)

    def test_holding_it_is_asked_for_by_a_button_alone(
        self, odin: Staff, client_of: ClientOf
    ) -> None:
        assert client_of(odin).get(reverse("reading_verify")).status_code == 405


class TestFile:
    def test_the_entries_one_narrows_to(
        self, person: Person, odin: Staff, client_of: ClientOf
    ) -> None:
        answer = client_of(odin).get(reverse("reading_csv"), {"page": "people"})
        lines = answer.getvalue().decode().splitlines()
        assert len(lines) == 2
        assert lines[1].startswith("2,")
        assert person.code not in "".join(lines)

    def test_giving_it_out_is_an_entry_of_its_own(
        self, person: Person, odin: Staff, client_of: ClientOf
    ) -> None:
        answer = client_of(odin).get(reverse("reading_csv"))
        # Before the first byte of a stream has been asked for.
        entry = ReadingEntry.objects.latest("number")
        assert (entry.what, entry.ground, entry.staff) == ("reading_csv", "oversight", odin.pk)
        assert entry.subjects == []
        assert answer.streaming
        assert "Oversees the reading record" in answer.getvalue().decode()


def test_an_operator_reads_every_entry(person: Person, ulrik: Staff, operator: Actor) -> None:
    from lykt.privacy.reading.queries import entries_for

    note(by=ulrik.as_actor(), what="person_page", subjects=[uuid4()])
    assert entries_for(operator).count() == 3
