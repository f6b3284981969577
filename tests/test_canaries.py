"""What is sealed stands in clear nowhere but on the pages that are meant to show it.

A marker is put into every sealed field there is, by the register of what is kept; every
page is asked for as every role, and every byte that is left behind is searched: the rows of
both databases and their files, sessions, cache, log, addresses, cookies, copies, exports.
The keys themselves are looked for in the same places.
"""

import io
import logging
import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.core import mail
from django.core.cache import cache
from django.db import DatabaseError, connections
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from lykt.organisation.acting import Actor, acting_as
from lykt.organisation.models import Staff
from lykt.organisation.roles import Role
from lykt.people.models import Person
from lykt.privacy.reading import showing
from lykt.privacy.retention.models import LegalHold
from lykt.privacy.sealing import starting
from lykt.privacy.sealing.models import DataKey
from lykt.web import cli
from lykt.web.quiet_log import QuietFormatter
from tests.access_table import TABLE, make_person
from tests.support.canaries import (
    Canaries,
    Forms,
    body_of,
    files_in,
    head_of,
    open_columns,
    rows_of,
    sealed_fields,
    sealed_tables,
    secrets,
    sessions,
)
from tests.support.people import PASSWORD, World, make_staff, make_world
from tests.support.walks import walked


OPERATOR = Actor(kind="operator", name="test")
CONSENT = {"consent.Consent", "consent.ConsentLine", "consent.ConsentEvent"}
DISCLOSED = {"disclosure.Disclosure", "disclosure.DisclosedItem", "disclosure.Correction"}
REQUEST = {"answers.Request", "answers.RequestEvent"}
OWN = {"answers.PersonsNote", "answers.Objection"}
MEETING = {
    "case.Member",
    "meetings.AgendaItem",
    "meetings.Decision",
    "meetings.Meeting",
    "meetings.MinutesCorrection",
    "meetings.Participant",
    "meetings.ToldThere",
}
EVERYTHING = {kept.table for kept in sealed_tables()}

#: The pages that are meant to show what is sealed, and of which tables.
SHOWN: dict[str, set[str]] = {
    "person_page": {"answers.PersonsNote", "consent.ConsentLine", "identity.Identity"},
    "persons_own": OWN,
    "answer_page": EVERYTHING,
    "answer_pdf": EVERYTHING,
    "request_page": REQUEST,
    "note_settle": {"answers.PersonsNote"},
    "objection_page": {"answers.Objection"},
    "consents": {"consent.ConsentLine"},
    "consents_withdraw": {"consent.ConsentLine"},
    "consent_page": CONSENT,
    "consent_pdf": {"consent.ConsentLine"},
    "consent_print": {"consent.ConsentLine"},
    "consent_renew": {"consent.ConsentLine"},
    "consent_withdraw": {"consent.ConsentLine"},
    "disclosures": {"disclosure.Disclosure"},
    "disclosure_page": DISCLOSED,
    "disclosure_letter": DISCLOSED,
    "emergency_page": {"emergency.EmergencyAccess"},
    "holds": {"retention.LegalHold"},
    "case_team": {"case.Member", "team.Invitation", "team.HandedOver"},
    "team_hand_over": {"case.Step"},
    "incoming": {"disclosure.DisclosedItem"},
    "lawyer": {"team.LawyerEvent"},
    "case_page": {
        "case.Assurance",
        "case.Case",
        "case.CaseEvent",
        "case.Step",
        "clocks.FollowUp",
        "team.LawyerEvent",
    },
    "case_change": {"case.Case"},
    "case_lines": {"case.Assurance", "case.CaseEvent", "clocks.FollowUp"},
    "case_steps": {"case.Step"},
    # The address of a place shows here, and nowhere else.
    "stay_address": {"housing.PlaceAddress"},
    "case_housing": {"housing.Stay", "housing.Waiting", "housing.PlaceOffer"},
    "stay_change": {"housing.Stay"},
    "offer_answer": {"housing.PlaceOffer"},
    "case_interpreter": {"interpreting.Wishes", "interpreting.Booking"},
    "interpreter_wishes": {"interpreting.Wishes"},
    "booking_answer": {"interpreting.Booking"},
    "concern_page": {"concerns.Concern"},
    "concern_correct": {"concerns.Concern"},
    "returning": {"case.CaseEvent"},
    "case_child": {"children.ChildSituation"},
    "case_child_write": {"children.ChildSituation"},
    "meeting_page": MEETING,
    "meeting_agenda": MEETING
    - {"meetings.Decision", "meetings.MinutesCorrection", "meetings.ToldThere"},
    "meeting_change": {"meetings.Meeting"},
    "meeting_item": {"case.Member", "meetings.AgendaItem", "meetings.Participant"},
    "meeting_held": {"case.Member", "meetings.Participant"},
    "assessment_page": {"indicators.Assessment"},
    "assessment_write": {"indicators.Assessment"},
    "feedback_page": {"voice.Feedback"},
    "feedback_settle": {"voice.Feedback"},
    "complaint_page": {"voice.Complaint"},
    "complaint_set": {"voice.Complaint"},
    "indoor_address": {"places.PlaceAddress"},
    "signal_page": {"scenes.Signal"},
}
#: Forms that show what is sealed only where there is a consent for it.
MAY_SHOW = {
    "identity_change": {"identity.Identity"},
    "team_invite": {"consent.ConsentLine"},
    "team_move": {"consent.ConsentLine"},
}
#: Whatever a page shows, these roles see nothing that is sealed.
BLIND = {
    Role.ADMINISTRATOR,
    Role.DATA_PROTECTION_OFFICER,
    Role.ANALYST,
    Role.PLAN_OWNER,
    Role.INVITED_PARTNER,
}
#: But for this: a partner who is named, and whom the person has said yes to, reads an address.
LET_IN = {"stay_address": {Role.INVITED_PARTNER}}
MASTER = bytes.fromhex(os.environ["LYKT_MASTER_KEY"])
TOTP_SECRET = "QZXTOTPSECRETXZQQZXTOTPSECRETXZQ"


@pytest.fixture
def canaries() -> Canaries:
    """The markers of one test."""
    return Canaries()


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """What the product would write into its log, from the mildest word on."""
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    # As `settings.LOGGING` has it, but of every level.
    handler.setFormatter(QuietFormatter("{asctime} {levelname} {name}: {message}", style="{"))
    root = logging.getLogger()
    # What a database is asked stands in its log at DEBUG alone, which no installation keeps.
    before, level = root.level, logging.INFO
    root.addHandler(handler)
    root.setLevel(level)
    yield written
    root.setLevel(before)
    root.removeHandler(handler)


def address_of(name: str, world: World, reader: Staff, plant: Canaries) -> str:
    """Return the address of a page about what the service has, made now for a reader.

    There is a row in every table with sealed fields; see `Canaries.fill` for the markers.
    """
    page = TABLE[name]
    address = reverse(name, kwargs=page.sample(world, reader)) + page.query
    with acting_as(OPERATOR):
        plant.plant(Person.objects.order_by("pk").last() or make_person(world))
    return address


def fill(plant: Canaries) -> None:
    """Put a marker into every sealed field there is."""
    with acting_as(OPERATOR):
        plant.fill()


def ask(client: Client, name: str, address: str) -> HttpResponse:
    """Ask for a page in the way that it is asked for."""
    answer: HttpResponse = getattr(client, TABLE[name].method)(address)
    return answer


def keys_there() -> list[bytes]:
    with acting_as(OPERATOR):
        people = list(Person.objects.values_list("pk", flat=True))
    return secrets(people, MASTER)


def left_behind(log: io.StringIO) -> Iterator[tuple[str, bytes]]:
    """Yield what stands somewhere after pages have been shown, and where."""
    for alias in connections:
        for table, column, value in rows_of(alias):
            yield f"{alias}: {table}.{column}", value
    yield "sessions", sessions()
    yield "log", log.getvalue().encode()
    yield "mail", "".join(str(message.message()) for message in mail.outbox).encode()


def places(canaries: Canaries, log: io.StringIO) -> list[str]:
    """Return every place where a marker or a key stands in clear: there should be none."""
    keys = [*keys_there(), PASSWORD.encode(), TOTP_SECRET.encode()]
    return [
        where
        for where, content in left_behind(log)
        if canaries.found_in(content) or any(key in content for key in keys)
    ]


# ---- The canaries themselves


def test_a_marker_stands_in_every_sealed_field(
    world: World, operator: Actor, canaries: Canaries, log: io.StringIO, froya: Staff
) -> None:
    """They are opened, so that the searches below are known to have what to find."""
    person = make_person(world)
    canaries.plant(person)
    assert places(canaries, log) == []
    with showing.opened(by=OPERATOR, what="test", subjects=[person.pk]):
        shown = {
            f"{kept.table}.{name}"
            for kept in sealed_tables()
            for row in apps.get_model(kept.table)._base_manager.all()
            for name in sealed_fields(kept)
            if canaries.found_in(getattr(row, name).encode())
        }
    every = {f"{kept.table}.{name}" for kept in sealed_tables() for name in sealed_fields(kept)}
    assert shown == every
    assert len(every) > 15


def test_the_searches_find_what_is_there(
    world: World, operator: Actor, canaries: Canaries, log: io.StringIO, client: Client
) -> None:
    """Each place is searched for something that has been put there."""
    person = Person.objects.filter(pk=make_person(world).pk)
    assert places(canaries, log) == []
    person.update(code=canaries.marker("code"))
    assert places(canaries, log) == ["default: people_person.code"]
    person.update(code="STILLE-ELV-1", languages=[MASTER.hex()])
    assert places(canaries, log) == ["default: people_person.languages"]
    person.update(languages=[])
    logging.getLogger("lykt").warning("about %s", canaries.marker("log"))
    assert places(canaries, log) == ["log"]
    log.truncate(0)
    cache.set("met", canaries.marker("cache") * 3)
    assert places(canaries, log) == ["default: web_cache.value"]
    cache.clear()
    session = client.session
    session["met"] = canaries.marker("session") * 9
    session.save()
    assert places(canaries, log) == ["sessions"]


# ---- Pages


def asked_by(name: str) -> list[Role]:
    """Return everybody who may see a page, and one who may not; of figures two are enough."""
    may = sorted(TABLE[name].may)
    refused = [role for role in Role if role not in may][:1]
    counted = name.startswith(("figure", "annual", "definitions", "published", "series"))
    return [*(may[:2] if counted else may), *refused]


@pytest.mark.parametrize("name", walked(TABLE))
def test_what_is_sealed_shows_where_it_is_meant_to(
    name: str,
    world: World,
    client_of: Callable[[Staff], Client],
    canaries: Canaries,
    log: io.StringIO,
) -> None:
    may = TABLE[name].may
    seen: set[str] = set()
    readers = {role: make_staff(role, world.service) for role in asked_by(name)}
    # What each of them asks for is made first, and filled once.
    asked = {role: address_of(name, world, reader, canaries) for role, reader in readers.items()}
    fill(canaries)
    for role, reader in readers.items():
        client = client_of(reader)
        client.raise_request_exception = False
        answer = ask(client, name, asked[role])
        body, head = body_of(answer), head_of(answer)
        shown = {field.rpartition(".")[0] for field in canaries.found_in(body)}
        blind = BLIND - LET_IN.get(name, set())
        assert role in may - blind or not shown, role
        assert canaries.found_in(head) == set()
        assert not any(key in body + head for key in keys_there())
        seen |= shown
    assert seen <= SHOWN.get(name, set()) | MAY_SHOW.get(name, set())
    assert seen or name not in SHOWN, "where nothing shows, nothing is proven"
    assert places(canaries, log) == []


@pytest.mark.parametrize("problem", [RuntimeError, DatabaseError, KeyError, UnicodeError])
@pytest.mark.parametrize("name", ["person_page", "consent_page", "disclosure_page", "people"])
def test_a_page_that_breaks_tells_nothing(
    name: str,
    problem: type[Exception],
    world: World,
    hedda: Staff,
    client_of: Callable[[Staff], Client],
    canaries: Canaries,
    log: io.StringIO,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The error quotes what it stumbled on, as those of databases and parsers do."""

    def broken(_request: object, _template: str, context: dict[str, Any], **_: object) -> None:
        text = canaries.marker("the error")
        try:
            raise ValueError(text, context)
        except ValueError as error:
            raise problem(f"could not show {text}") from error

    monkeypatch.setattr(showing, "render", broken)
    client = client_of(hedda)
    client.raise_request_exception = False
    address = address_of(name, world, hedda, canaries)
    fill(canaries)
    answer = ask(client, name, address)
    assert answer.status_code == 500
    assert canaries.found_in(body_of(answer) + head_of(answer)) == set()
    assert problem.__qualname__ in log.getvalue()
    assert places(canaries, log) == []


# ---- What is typed


def about_people(patterns: Sequence[URLPattern | URLResolver]) -> Iterator[str]:
    """Yield the names of the addresses of the rooms that write about people."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from about_people(pattern.url_patterns)
        elif pattern.callback.__module__.startswith(("lykt.people", "lykt.privacy")):
            yield str(pattern.name)


ABOUT_PEOPLE = set(about_people(get_resolver().url_patterns)) & TABLE.keys()


#: Forms that take what is typed into them below; the others say that something is lacking.
TAKEN = {"note_new", "objection_new", "request_new"}


@pytest.mark.parametrize("name", walked(ABOUT_PEOPLE))
def test_what_is_typed_stands_in_no_open_column(
    name: str,
    world: World,
    client_of: Callable[[Staff], Client],
    canaries: Canaries,
    log: io.StringIO,
) -> None:
    role = next(role for role in [Role.UNIT_LEADER, *Role] if role in TABLE[name].may)
    reader = make_staff(role, world.service)
    address = reverse(name, kwargs=TABLE[name].sample(world, reader))
    client = client_of(reader)
    client.raise_request_exception = False
    page = body_of(client.get(address + TABLE[name].query)).decode("utf-8", "replace")
    taken = False
    for action, told in Forms(page, canaries, name).found:
        target = action or address
        if not target.startswith("/") or target.startswith(("/language", "/account")):
            continue
        for sent in (told, {field: told[field] for field in list(told)[:-1]}):
            answer = client.post(target, sent)
            taken = taken or answer.status_code == 302
            assert canaries.found_in(head_of(answer)) == set(), target
    assert taken or name not in TAKEN, "what is refused proves nothing"
    allowed = open_columns()
    for where, content in left_behind(log):
        column = tuple(where.partition(": ")[2].split("."))
        assert column in allowed or canaries.found_in(content) == set(), where


def test_what_opens_an_account_is_kept_nowhere(
    world: World, froya: Staff, canaries: Canaries, log: io.StringIO
) -> None:
    """A password, right or wrong, and the secret of a second factor."""
    from allauth.mfa.totp.internal.auth import TOTP

    TOTP.activate(froya, TOTP_SECRET)
    client = Client()
    for password in (canaries.marker("a wrong password"), PASSWORD):
        told = {"login": "froya", "password": password}
        answer = client.post(reverse("account_login"), told)
        assert answer.status_code in {200, 302}
        assert canaries.found_in(body_of(answer) + head_of(answer)) == set()
    assert places(canaries, log) == []


# ---- Files and commands


def run(command: list[str], expected: int, capsys: pytest.CaptureFixture[str]) -> bytes:
    """Run a command line in this process and return all it has said."""
    code = cli.run(command)
    said = "".join(capsys.readouterr())
    assert code == expected, (command, said)
    return said.encode()


#: Commands that work on people or keys, and how they end; FOLDER is a place of the test's own.
COMMANDS = [
    ("backup FOLDER/copies", 0),
    ("privacy keys-copy", 0),
    ("privacy verify-log --format json", 0),
    ("privacy heads --out FOLDER/heads", 0),
    ("export register FOLDER/register --controller Fjordby", 0),
    ("figures portfolio --format csv --controller Fjordby", 0),
    ("retention --dry-run", 0),
    ("access matrix", 0),
    ("check", 1),
    ("privacy erase CODE --reason asked --dry-run --controller Fjordby", 1),
    ("privacy erase CODE --reason WORDS --controller Fjordby", 1),
    ("privacy answer CODE --out FOLDER/answer.pdf --controller Fjordby", 0),
]


@pytest.mark.skipif(connections["default"].vendor != "sqlite", reason="there are no files to read")
@pytest.mark.django_db(transaction=True)
def test_no_file_holds_what_is_sealed(
    client_of: Callable[[Staff], Client],
    canaries: Canaries,
    log: io.StringIO,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Databases with their logs, the data folder, copies, exports; what commands say.

    And when somebody is erased, no file holds their key any more, wrapped as it is.
    """
    for name in ("keys", "copies"):
        (tmp_path / name).mkdir()
    monkeypatch.setenv("LYKT_KEYS_COPY", str(tmp_path / "keys"))
    starting.pair()
    world = make_world()
    readers: dict[Role, Staff] = {}
    asked: dict[str, tuple[Staff, str]] = {}
    for name in sorted(SHOWN):
        may = sorted(TABLE[name].may)
        role = Role.UNIT_LEADER if Role.UNIT_LEADER in may else may[0]
        reader = readers.get(role) or make_staff(role, world.service)
        readers[role] = reader
        asked[name] = (reader, address_of(name, world, reader, canaries))
    fill(canaries)
    for name, (reader, address) in asked.items():
        # A page that only acts is asked with an empty form, and shows it again.
        assert ask(client_of(reader), name, address).status_code in {200, 422}, name
    with acting_as(OPERATOR):
        person = make_person(world)
        canaries.plant(person)
    keys = [*keys_there(), PASSWORD.encode()]
    wrapped = bytes(DataKey.objects.get(subject=person.pk).wrapped)
    words = {"CODE": person.code, "WORDS": canaries.marker("a reason")}
    for line, expected in COMMANDS:
        command = [words.get(w, w.replace("FOLDER", str(tmp_path))) for w in line.split()]
        said = run(command, expected, capsys)
        assert canaries.found_in(said) == set(), line
        assert not any(key in said for key in keys), line
    # What the person is given holds it, and nothing else does.
    answer = tmp_path / "answer.pdf"
    assert canaries.found_in(answer.read_bytes())
    answer.unlink()
    folders = {Path(str(one.settings_dict["NAME"])).parent for one in connections.all()}
    everywhere = [tmp_path, Path(settings.DATA_DIR), *folders]
    for path, content in files_in(*everywhere):
        assert canaries.found_in(content) == set(), path
        assert not any(key in content for key in keys), path
    assert places(canaries, log) == []
    assert any(wrapped in content for _path, content in files_in(*everywhere))
    with acting_as(OPERATOR):
        LegalHold.objects.all().delete()
    run(
        ["privacy", "erase", person.code, "--reason", "asked", "--controller", "Fjordby"],
        0,
        capsys,
    )
    assert [path for path, content in files_in(*everywhere) if wrapped in content] == []
