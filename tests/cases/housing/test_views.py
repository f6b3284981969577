"""The address canary: a marker in one address, and every page there is, as everybody.

It is found on its page, for its readers, and nowhere else: not on pages, in exports, tables,
calendars, errors, the log, messages, what commands say, copies.
"""

import io
import logging
import re
from pathlib import Path

import pytest
from django.urls import get_resolver, reverse

from lykt.cases.case.models import Case
from lykt.cases.housing import actions, queries, views
from lykt.organisation.acting import acting_as
from lykt.organisation.models import Staff
from lykt.organisation.roles import Role
from lykt.privacy.reading.models import ReadingEntry
from lykt.privacy.reading.record import names_in_record
from lykt.web import cli
from lykt.web.quiet_log import QuietFormatter
from tests.access_table import TABLE
from tests.cases.housing.homes import (
    colleague_of,
    give_address,
    make_stay,
    name_reader,
    write_address,
)
from tests.support.canaries import body_of, files_in, head_of, rows_of, sessions, unpacked
from tests.support.cases import OPERATOR, case_for
from tests.support.pages import make_person
from tests.support.people import World, make_staff
from tests.support.walks import walked


MARKER = "Skjulestredet 7Q"
SHAPE = re.compile(rb"skjulestredet", re.IGNORECASE)
HELPERS = [Role.FIELD_WORKER, Role.SOCIAL_WORKER, Role.HEALTH_WORKER, Role.UNIT_LEADER]


def tells(content: bytes) -> bool:
    """Tell whether the address stands in some content, however it is packed."""
    return any(SHAPE.search(each) for each in unpacked(content))


@pytest.fixture
def person(world):
    return make_person(world)


@pytest.fixture
def stay(world, kaja, person):
    """Somebody lives at the address; Kaja coordinates, and nobody is named yet."""
    found = make_stay(case_for(world, kaja, person))
    give_address(world, found.place, MARKER)
    return found


def page_of(stay) -> str:
    return reverse("stay_address", kwargs={"case": stay.case.handle, "stay": stay.handle})


def arguments(stay, person) -> dict[str, str]:
    """Return what the addresses of Lykt are made of, for this stay's case and place."""
    return {
        "case": stay.case.handle,
        "stay": stay.handle,
        "kind": "person",
        "year": str(stay.first.year),
    }


def addresses_about(stay, person):
    """Yield every address that can be made about this person, case, stay and place."""
    known = arguments(stay, person)
    handles = (stay.case.handle, stay.place.handle, person.handle, stay.handle)
    for name in walked(TABLE):
        for handle in handles:
            told = {**known, "handle": handle}
            for pattern in get_resolver().reverse_dict.getlist(name):
                for _path, wanted in pattern[0]:
                    if set(wanted) <= set(told):
                        yield name, reverse(name, kwargs={key: told[key] for key in wanted})


def places_of(world: World) -> list[tuple[Role, Staff]]:
    """Return somebody of every role at the service, and two who work elsewhere."""
    here = [(role, make_staff(role, world.service, f"here-{role.value}")) for role in Role]
    coordinator = Role.CASE_COORDINATOR
    return [
        *here,
        (coordinator, make_staff(coordinator, world.clinic, "at-the-clinic")),
        (coordinator, make_staff(coordinator, world.elsewhere, "elsewhere")),
    ]


def test_no_page_shows_the_address_to_anybody_who_is_not_named(
    world, stay, person, kaja, client_of
):
    """Every page about them, as every role it answers, the case's coordinator among them.

    Whom a page does not answer is sent away from it: that is held by the table of access.
    """
    readers = [(Role.CASE_COORDINATOR, kaja), *places_of(world)]
    asked = dict.fromkeys(addresses_about(stay, person))
    assert len(asked) > 50
    for role, reader in readers:
        client = client_of(reader)
        for name, url in asked:
            if role in TABLE[name].may:
                answer = client.get(url)
                assert not tells(body_of(answer) + head_of(answer)), (reader, name)


def test_its_reader_finds_it_on_its_page_and_on_no_other(world, stay, person, kaja, client_of):
    name_reader(stay, kaja)
    client = client_of(kaja)
    found = {
        name
        for name, url in dict.fromkeys(addresses_about(stay, person))
        if tells(body_of(client.get(url)))
    }
    assert found == {"stay_address"} & set(walked(TABLE))


@pytest.mark.django_db(transaction=True)
def test_that_an_address_was_read_names_the_place_and_the_person(stay, person, kaja, client_of):
    name_reader(stay, kaja)
    client_of(kaja).get(page_of(stay))
    entry = ReadingEntry.objects.order_by("-number").first()
    with acting_as(OPERATOR):
        row = stay.place.addresses.get()
    assert entry is not None
    assert (entry.what, entry.actor) == ("stay_address", "kaja")
    assert set(entry.subjects) == names_in_record([person.pk, row.subject])


def test_the_page_hides_the_address_on_paper(stay, kaja, client_of):
    name_reader(stay, kaja)
    page = body_of(client_of(kaja).get(page_of(stay))).decode()
    inside = page[page.index('<dl class="facts no-print">') :]
    assert MARKER in inside[: inside.index("</dl>")]
    assert page.count(MARKER) == 1
    assert "The address is not printed." in page


def test_without_the_right_the_page_is_as_if_it_never_was(stay, kaja, client_of):
    """The same words for a stay one is not named on, one that is over, and none at all."""
    client = client_of(kaja)
    never = page_of(stay).replace(stay.handle, "abcdefghijkl")
    said = {}
    for why, url in {"not named": page_of(stay), "never": never}.items():
        answer = client.get(url)
        said[why] = (answer.status_code, without(body_of(answer), url))
    assert said["not named"] == said["never"]
    assert said["never"][0] == 404


def without(body: bytes, url: str) -> str:
    """Return a page without what is of one request alone."""
    text = body.decode().replace(url, "…")
    return re.sub(r'nonce="[^"]+"|[A-Za-z0-9]{64}', "", text)


@pytest.mark.parametrize("problem", [RuntimeError, KeyError, UnicodeError])
def test_a_page_that_breaks_tells_no_address(stay, kaja, client_of, monkeypatch, problem):
    name_reader(stay, kaja)
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(QuietFormatter("{asctime} {levelname} {name}: {message}", style="{"))
    logging.getLogger().addHandler(handler)

    def broken(*told: object, **more: object) -> None:
        row = queries.PlaceAddress.objects.get(state="stands")
        raise problem(f"could not show {MARKER}", row, told)

    monkeypatch.setattr(views, "show", broken)
    client = client_of(kaja)
    client.raise_request_exception = False
    answer = client.get(page_of(stay))
    logging.getLogger().removeHandler(handler)
    assert answer.status_code == 500
    assert not tells(body_of(answer) + head_of(answer) + written.getvalue().encode())


def test_a_wrong_writing_is_sent_back_without_the_right_one(world, stay, client_of):
    """The second person's form holds what they wrote themselves, and never the first's."""
    write_address(world, stay.place, f"{MARKER} ny")
    client = client_of(colleague_of(world))
    url = reverse("place_address_confirm", kwargs={"handle": stay.place.handle})
    assert not tells(body_of(client.get(url)))
    answer = client.post(url, {"address": "Et annet sted 1"})
    assert b"not what your colleague wrote" in body_of(answer)
    assert not tells(body_of(answer))


#: Commands that say or write something of cases, places or people.
COMMANDS = [
    "backup FOLDER/copies",
    "export register FOLDER/register --controller Fjordby",
    "cases clocks --format json",
    "cases figures --year YEAR --format json",
    "retention --dry-run",
    "privacy answer CODE --out FOLDER/answer.pdf --controller Fjordby",
    "privacy verify-log --format json",
]


@pytest.mark.django_db(transaction=True)
def test_no_command_copy_or_row_tells_the_address(
    world, stay, person, kaja, client_of, tmp_path: Path, capsys, monkeypatch
):
    name_reader(stay, kaja)
    assert tells(body_of(client_of(kaja).get(page_of(stay))))
    words = {"CODE": person.code, "YEAR": str(stay.first.year)}
    (tmp_path / "copies").mkdir()
    for line in COMMANDS:
        command = [words.get(word, word.replace("FOLDER", str(tmp_path))) for word in line.split()]
        cli.run(command)
        assert not tells("".join(capsys.readouterr()).encode()), line
    assert [path for path, content in files_in(tmp_path) if tells(content)] == []
    for alias in ("default", "keys"):
        told = [f"{table}.{column}" for table, column, value in rows_of(alias) if tells(value)]
        assert told == []
    assert not tells(sessions())


@pytest.mark.parametrize("role", HELPERS)
def test_a_helper_who_is_named_reads_and_leaves_off_when_let_go(world, person, client_of, role):
    reader = make_staff(role, world.service)
    found = make_stay(case_for(world, reader, person))
    give_address(world, found.place, MARKER)
    client = client_of(reader)
    assert client.get(page_of(found)).status_code == 404
    named = name_reader(found, reader)
    assert tells(body_of(client.get(page_of(found))))
    with acting_as(OPERATOR):
        type(named).objects.filter(pk=named.pk).update(ended_at=found.at)
    assert client.get(page_of(found)).status_code == 404


def test_a_partner_reads_in_an_open_case_alone(world, person, parisa, client_of):
    found = make_stay(case_for(world, parisa, person))
    give_address(world, found.place, MARKER)
    name_reader(found, parisa)
    client = client_of(parisa)
    assert tells(body_of(client.get(page_of(found))))
    with acting_as(OPERATOR):
        Case.objects.filter(pk=found.case_id).update(state="locked")
    assert client.get(page_of(found)).status_code == 404


def test_a_page_that_stands_open_goes_when_its_reader_is_let_go(stay, kaja, client_of, acting):
    """Asked by the page itself: nothing is told, and nothing is read."""
    reader = name_reader(stay, kaja)
    client = client_of(kaja)
    page = body_of(client.get(page_of(stay))).decode()
    [asked] = re.findall(r'hx-get="([^"]+)"', page)
    before = ReadingEntry.objects.count()

    def refreshes() -> bool:
        answer = client.get(asked.replace("&amp;", "&"), headers={"HX-Request": "true"})
        assert (answer.status_code, body_of(answer)) == (204, b"")
        return "HX-Refresh" in answer

    assert not refreshes()
    actions.end_reader(by=acting(kaja), reader=reader)
    assert refreshes()
    assert ReadingEntry.objects.count() == before
    assert client.get(page_of(stay)).status_code == 404


# ---- The forms do what they say


def test_a_stay_from_the_list_to_the_day_they_leave(world, kaja, leila, person, client_of):
    """Through the pages: waits, is asked for, is placed, a reader is named, leaves."""
    case = case_for(world, kaja, person)
    make_stay(case_for(world, kaja, make_person(world)))
    with acting_as(OPERATOR):
        place = queries.open_places(case).get()
    client = client_of(kaja)
    today = f"{place.active_from:%Y-%m-%d}"
    told = {"case": case.handle}

    def send(name: str, more: dict[str, str], **data: str) -> None:
        answer = client.post(reverse(name, kwargs=told | more), data)
        assert answer.status_code == 302, body_of(answer).decode()

    send(
        "case_wait",
        {},
        who_for="women",
        shielding="hidden",
        priority="acute",
        beds="1",
        since=today,
    )
    listed = body_of(client_of(leila).get(reverse("housing_waiting"))).decode()
    assert case.label in listed
    assert person.code not in listed
    send("offer_new", {}, place=place.handle, asked_on=today)
    with acting_as(OPERATOR):
        offer = queries.offers_of(case).get()
    send("offer_answer", {"offer": offer.handle}, state="accepted", answered_on=today)
    send("case_place", {}, place=place.handle, kind="shielded", first=today, beds="1")
    with acting_as(OPERATOR):
        now = queries.current_stay(case)
        assert now is not None
        assert queries.waiting_of(case) is None
        member = case.members.get(staff=kaja)
    stay = {"stay": now.handle}
    send("stay_readers", stay, member=member.handle)
    assert b"No address counts yet" in body_of(client.get(page_of(now)))
    send("stay_change", stay, shielded_until=today, remark="Med katt")
    assert b"Med katt" in body_of(client.get(reverse("case_housing", kwargs=told)))
    send("stay_end", stay, ended_on=today, where_to="own_home")
    assert client.get(page_of(now)).status_code == 404
