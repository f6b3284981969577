"""Entries in words: when, who with the role of then, which page, on what ground."""

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from django.utils import timezone, translation

from lykt.organisation.acting import Actor
from lykt.organisation.models import Staff, StaffPost
from lykt.organisation.roles import Role
from lykt.privacy.reading import chain, words
from lykt.privacy.reading.models import ReadingEntry
from lykt.privacy.reading.record import note
from tests.support.people import World, make_staff


pytestmark = pytest.mark.usefixtures("db")


def read(by: Actor, what: str = "person_page") -> ReadingEntry:
    [entry] = note(by=by, what=what, subjects=[uuid4()])
    return entry


def test_a_member_of_staff(froya: Staff) -> None:
    entry = read(froya.as_actor())
    told = words.entry_in_words(entry)
    assert told == (
        entry.at,
        "Froya (Field worker, Møteplassen)",
        "The page of a person",
        "Works in the unit that meets the person",
        "Froya",
        "froya",
        "Field worker, Møteplassen",
    )


def test_the_role_is_that_of_the_day(froya: Staff, world: World) -> None:
    entry = read(froya.as_actor())
    today = timezone.localdate()
    froya.posts.update(until=today)
    StaffPost.objects.create(
        staff=froya,
        controller=world.fjordby,
        unit=world.clinic,
        role=Role.HEALTH_WORKER,
        since=today + timedelta(days=1),
    )
    assert words.entry_in_words(entry).role == "Field worker, Møteplassen"
    entry.at += timedelta(days=1)
    assert words.entry_in_words(entry).role == "Health worker, Klinikken"
    entry.at = datetime(1999, 1, 1, tzinfo=UTC)
    assert words.entry_in_words(entry).role == ""


def test_a_role_elsewhere_is_none_of_this(froya: Staff, world: World) -> None:
    StaffPost.objects.create(
        staff=froya,
        controller=world.elvestad,
        role=Role.DATA_PROTECTION_OFFICER,
        since=date(2020, 1, 1),
    )
    entry = read(froya.as_actor())
    entry.controller = world.elvestad.pk
    assert words.entry_in_words(entry).role == "Data-protection officer"


@pytest.mark.parametrize(
    ("kind", "who"), [("operator", "the operator olav"), ("job", "the program olav")]
)
def test_who_has_no_account(kind: str, who: str) -> None:
    told = words.entry_in_words(read(Actor(kind=kind, name="olav")))  # type: ignore[arg-type]
    assert (told.who, told.name, told.username, told.role) == (who, who, "", "")
    assert told.ground == "Ran a command on the machine itself"


def test_an_account_that_is_there_no_more_keeps_the_name_of_then() -> None:
    told = words.entry_in_words(read(Actor(kind="staff", name="froya", staff=uuid4())))
    assert told.who == "froya"


def test_what_has_no_words_is_called_as_it_is_in_the_code(froya: Staff) -> None:
    entry = read(froya.as_actor(), what="no_such_page")
    entry.ground = "no such ground"
    told = words.entry_in_words(entry)
    assert (told.page, told.ground) == ("no_such_page", "no such ground")


def test_many_ask_no_more_than_one(
    world: World, froya: Staff, django_assert_num_queries: object
) -> None:
    entries = [read(froya.as_actor())]
    for number in range(3):
        other = make_staff(Role.FIELD_WORKER, world.service, f"colleague-{number}")
        entries.append(read(other.as_actor()))
    with django_assert_num_queries(2):  # type: ignore[operator]
        told = words.entries_in_words(entries)
    assert [one.username for one in told] == ["froya"] + [f"colleague-{n}" for n in range(3)]


def test_names_in_the_record_are_cut_short(froya: Staff) -> None:
    entry = read(froya.as_actor())
    [short] = words.short_names(entry)
    assert len(short) == 6
    assert entry.subjects[0].startswith(short)


EVERY_WHY = [
    chain.MISSING,
    chain.LOOSE,
    chain.CHANGED,
    chain.WRONG_END,
    chain.NO_TIP,
    chain.UNSEALED,
    chain.NO_KEY,
    chain.STRANGE,
    chain.ANOTHER.format(number=7, day="2026-11-21"),
    chain.GONE.format(number=7, day="2026-11-21"),
]


@pytest.mark.parametrize("why", EVERY_WHY)
def test_every_break_is_said_in_a_sentence(why: str) -> None:
    with translation.override("en"):
        told = words.why_in_words(why)
    assert told[0].isupper()
    assert told.endswith(".")
    assert ("7" in told and "21 Nov 2026" in told) is ("7" in why)


def test_what_nobody_knows_is_said_as_it_is() -> None:
    assert words.why_in_words("something else") == "something else"
