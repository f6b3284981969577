"""Walks over the whole repository: what holds for every file, every room and every address."""

import ast
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import models
from django.db.models.sql import Query
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from lykt import rulebook
from lykt.organisation import keeping
from lykt.organisation.keeping import Sensitivity
from lykt.organisation.models import Staff
from lykt.organisation.roles import CONTROLLER_WIDE, Role
from lykt.privacy.sealing.fields import SealedText
from lykt.web import middleware
from tests.access_table import BY_SECRET, OF_THE_PHONE, PUBLIC, TABLE
from tests.support.people import World, make_staff
from tests.support.sameness import answer_of, at, not_there
from tests.support.walks import walked


ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "lykt"
TESTS = ROOT / "tests"
LONGEST = 500
SOURCES = sorted(path for path in SOURCE.rglob("*.py") if "migrations" not in path.parts)
TEST_FILES = sorted(TESTS.rglob("test_*.py"))

#: Tests about more than one file, and what they are about.
ABOUT_MORE = {
    "test_repository.py": "everything",
    "test_canaries.py": "every place where something could be left behind",
    "web/test_build.py": "hatch_build.py",
    "figures/test_bench.py": "bench/figures.py",
    "figures/test_published.py": "every figure, beside what has been printed",
}


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


# ---- Files


def test_no_file_is_too_long_to_know():
    lengths = {name_of(path): len(path.read_text("utf-8").splitlines()) for path in SOURCES}
    assert {name: length for name, length in lengths.items() if length > LONGEST} == {}


def mirrors(path: Path) -> bool:
    """Tell whether a test file is about a file or folder that there is.

    A test may be about a family of files: test_views.py about views_people.py and the like.
    """
    inside = path.relative_to(TESTS)
    if inside.as_posix() in ABOUT_MORE or inside.parts[0] == "journeys":
        return True
    noun = inside.stem.removeprefix("test_")
    rooms = [SOURCE / inside.parent, ROOT / inside.parent, path.parent]
    rooms += [room / kind for room in rooms for kind in ("templatetags", "commands")]
    return any(
        each.stem == noun or each.name.startswith(f"{noun}_")
        for room in rooms
        if room.is_dir()
        for each in room.iterdir()
    )


def test_the_tests_mirror_the_rooms():
    """tests/people/test_rules.py is about src/lykt/people/rules.py, and so on.

    Whole journeys through the pages lie in tests/journeys.
    """
    assert [name_of(path) for path in TEST_FILES if not mirrors(path)] == []


def public(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.ClassDef]:
    """Yield the public functions and classes of a module, and the methods of the classes."""
    for node in tree.body:
        if isinstance(node, ast.ClassDef | ast.FunctionDef) and not node.name.startswith("_"):
            yield node
            if isinstance(node, ast.ClassDef):
                for inner in node.body:
                    if isinstance(inner, ast.FunctionDef) and not inner.name.startswith("_"):
                        yield inner


#: Django's own names: what they mean stands in its documentation, not in ours.
KNOWN_FROM_DJANGO = {"Meta", "ready", "clean", "save", "handle", "get_queryset", "as_p"}


def silent(path: Path) -> list[str]:
    """Return what is public in a file and says nothing of itself, by name and line."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = [
        f"{name_of(path)}:{node.lineno} {node.name}"
        for node in public(tree)
        if node.name not in KNOWN_FROM_DJANGO and not ast.get_docstring(node)
    ]
    if tree.body and not ast.get_docstring(tree):
        found.append(f"{name_of(path)}:1 the module")
    return found


def test_what_is_public_says_what_it_is():
    assert [each for path in SOURCES for each in silent(path)] == []


def test_what_builds_the_wheel_is_locked_like_what_tests_it():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    needed = project["build-system"]["requires"]
    locked = (ROOT / "requirements" / "dev.txt").read_text(encoding="utf-8")
    for requirement in needed:
        assert re.fullmatch(r"[\w-]+==[\d.]+", requirement)
        assert re.search(rf"^{re.escape(requirement)} ", locked, re.MULTILINE), requirement


# ---- Documentation

PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


def linked(page: Path) -> set[Path]:
    """Return the files of this repository that a page links to, whether they are there or not."""
    targets = re.findall(r"\]\(([^)#\s]+)", page.read_text(encoding="utf-8"))
    return {(page.parent / target).resolve() for target in targets if "://" not in target}


def test_no_link_of_the_documentation_leads_nowhere():
    broken = [
        f"{name_of(page)}: {target.relative_to(ROOT)}"
        for page in PAGES
        for target in linked(page)
        if not target.exists()
    ]
    assert broken == []


def test_every_page_of_the_documentation_is_found_from_the_front_page():
    seen: set[Path] = set()
    waiting = {ROOT / "README.md"}
    while waiting:
        page = waiting.pop()
        seen.add(page)
        waiting |= {each for each in linked(page) if each.suffix == ".md" and each.exists()} - seen
    assert [name_of(page) for page in PAGES if page not in seen] == []


# ---- Rooms


def rooms() -> list[str]:
    """Return the labels of the apps of Lykt."""
    return [c.label for c in apps.get_app_configs() if c.name.startswith("lykt.")]


def test_every_room_with_tables_says_who_may():
    for label in rooms():
        config = apps.get_app_config(label)
        files = {path.name for path in Path(config.path).iterdir()}
        assert not list(config.get_models()) or files & {"permissions.py", "access.py"}, label


def test_every_table_is_called_something_people_know():
    unnamed = [
        f"{label}.{model.__name__}"
        for label in rooms()
        for model in apps.get_app_config(label).get_models()
        if "verbose_name" not in model._meta.original_attrs
    ]
    assert unnamed == []


def test_no_table_differs_from_what_the_migrations_make_of_it(db):
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


# ---- What is kept


def fields_of(model: type[models.Model]) -> set[str]:
    """Return the names of everything a row of the table holds or is tied to."""
    return {field.name for field in [*model._meta.concrete_fields, *model._meta.many_to_many]}


MODELS = {model._meta.label: model for model in apps.get_models()}


@pytest.mark.parametrize("table", sorted(MODELS))
def test_every_field_has_a_class(table):
    """A field that nobody has classed is forgotten by erasure, backup and answer alike."""
    classed = {entry.table: set(entry.fields) for entry in keeping.register()}
    assert table in classed, f"put {table} into its room's keeping.py"
    assert classed[table] == fields_of(MODELS[table])


def test_what_is_gone_is_kept_no_more():
    assert [entry.table for entry in keeping.register() if entry.table not in MODELS] == []


def test_what_is_sealed_is_what_is_called_sealed():
    """Names, numbers, addresses and free text; nothing of the kind lies open."""
    called = {
        (entry.table, name)
        for entry in keeping.register()
        for name, sensitivity in entry.fields.items()
        if sensitivity is Sensitivity.SEALED
    }
    lie = {
        (table, field.name)
        for table, model in MODELS.items()
        for field in model._meta.concrete_fields
        if isinstance(field, SealedText)
    }
    assert called == lie


def test_whose_a_row_is_and_since_when_can_be_asked():
    for entry in keeping.register():
        model = MODELS[entry.table]
        for lookup in [*entry.subjects, *([entry.since] if entry.since else [])]:
            # Raises FieldError where there is no such way.
            Query(model).names_to_path(lookup.split("__"), model._meta, fail_on_missing=True)
        for place in entry.mentions:
            assert place.split("__")[0] in entry.fields


def test_how_long_it_is_kept_stands_in_the_rulebook():
    there = {rule.ref for rule in rulebook.rules(kind="retention")}
    asked = {entry.table: entry.rule for entry in keeping.register() if entry.rule}
    assert {table: rule for table, rule in asked.items() if rule not in there} == {}


# ---- Addresses


@cache
def addresses() -> dict[str, URLPattern]:
    """Return every address of Lykt by its name.

    Raises AssertionError for an address without a name, or with one of another's.
    """
    found: dict[str, URLPattern] = {}

    def walk(patterns: list[URLPattern | URLResolver], before: str) -> None:
        for pattern in patterns:
            place = before + str(pattern.pattern)
            if isinstance(pattern, URLResolver):
                walk(pattern.url_patterns, place)
                continue
            assert pattern.name, f"{place} has no name"
            assert pattern.name not in found, f"{pattern.name} is the name of two addresses"
            found[pattern.name] = pattern

    walk(get_resolver().url_patterns, "")
    return found


def test_every_address_stands_in_the_table():
    known = TABLE.keys() | PUBLIC | BY_SECRET | OF_THE_PHONE
    assert addresses().keys() - known == set(), "nobody has said who may"
    assert known - addresses().keys() == set(), "no such address any more"
    assert TABLE.keys() & PUBLIC == set()


def answer_to(client: Client, name: str, world: World, reader: Staff) -> HttpResponse:
    """Ask for the page that goes by `name`, about something the service has."""
    return getattr(client, TABLE[name].method)(url_of(name, world, reader))


def url_of(name: str, world: World, reader: Staff) -> str:
    """Return the address of the page that goes by `name`, about something new at the service."""
    page = TABLE[name]
    return reverse(name, kwargs=page.sample(world, reader)) + page.query


@pytest.mark.parametrize("name", sorted(PUBLIC))
def test_what_is_public_answers_a_stranger(name, db):
    answer = Client().get(reverse(name))
    assert answer.status_code in {200, 302, 405}
    assert not answer.headers.get("Location", "").startswith(reverse("account_login") + "?")


ABOUT_SERVICE = sorted(name for name, page in TABLE.items() if page.about_service)
REFUSED = {403, 404}
#: A year, and a table of it, are named by what they are: everybody knows that there is one.
NAMED_BY_HANDLES = [name for name in ABOUT_SERVICE if "handle" in str(addresses()[name].pattern)]


@pytest.mark.parametrize("name", walked(TABLE))
def test_a_stranger_is_sent_to_the_door(name, world, froya):
    url = reverse(name, kwargs=TABLE[name].sample(world, froya))
    for ask in (Client().get, Client().post):
        answer = ask(url)
        assert answer.status_code == 302
        assert answer.headers["Location"].startswith(reverse("account_login"))


@pytest.mark.parametrize("name", walked(TABLE))
def test_the_table_of_access_holds(name, world, client_of):
    """Each role asks for each page, at the service that the page is about."""
    reached = set()
    for role in Role:
        reader = make_staff(role, world.service)
        status = answer_to(client_of(reader), name, world, reader).status_code
        assert status in {200, 302, 422, *REFUSED}, f"{role}: {status}"
        if status not in REFUSED:
            reached.add(role)
    assert reached == TABLE[name].may


#: What belongs to the whole municipality is found in each unit of it.
NOT_FOUND_FROM = [
    (place, name)
    for name in walked(ABOUT_SERVICE)
    for place in ("elsewhere", "clinic")
    if place == "elsewhere" or not TABLE[name].wide
]


@pytest.mark.parametrize(("place", "name"), NOT_FOUND_FROM)
def test_whoever_works_elsewhere_does_not_find_it(name, place, world, client_of):
    """Neither in another municipality nor in another unit of the same one."""
    roles = [role for role in Role if place != "clinic" or role not in CONTROLLER_WIDE]
    readers = {role: make_staff(role, getattr(world, place)) for role in roles}
    # One thing for all of them: none has a post where it is made.
    url = url_of(name, world, readers[roles[0]])
    found = {
        role: getattr(client_of(reader), TABLE[name].method)(url).status_code
        for role, reader in readers.items()
    }
    assert {role for role, status in found.items() if status not in REFUSED} == set()


@pytest.mark.parametrize("name", walked(NAMED_BY_HANDLES))
def test_what_one_may_not_see_answers_like_what_never_was(name, world, client_of, monkeypatch):
    """Another unit's, another municipality's, an erased one and none at all: not to be told.

    The same words, the same number of queries on both databases, for every role that
    reaches the page; also where only one of the things that an address names is hidden.
    """
    # A session is written down once a minute, which is of no page either.
    monkeypatch.setattr(middleware, "time", SimpleNamespace(time=lambda: 1_800_000_000))
    stranger = make_staff(Role.ANALYST, world.clinic, "stranger")
    there = {
        place: TABLE[name].sample(at(world, place), stranger) for place in ("service", "elsewhere")
    }
    for role in sorted(TABLE[name].may):
        wide = role in CONTROLLER_WIDE or TABLE[name].wide
        home, places = ("service", ["elsewhere"]) if wide else ("clinic", ["service", "elsewhere"])
        reader = make_staff(role, getattr(world, home))
        client = client_of(reader)
        # What is written once in a session is not of this page.
        client.get(reverse("own_account"))
        for choice, ways in not_there(
            name, world, reader, home, {place: there[place] for place in places}
        ):
            answers = {why: answer_of(client, name, told) for why, told in ways.items()}
            assert answers["never"].status == 404, f"{role}, {choice}"
            same = {why for why, answer in answers.items() if answer == answers["never"]}
            assert same == answers.keys(), f"{role}, {choice}"
