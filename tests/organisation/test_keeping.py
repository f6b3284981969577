"""The register of what is kept, and what this room puts into it."""

from collections.abc import Iterator

import pytest
from django.apps import apps
from django.db import connection

from lykt.organisation import keeping
from lykt.organisation.keeping import Kept, Sensitivity, classed
from lykt.organisation.keeping_entries import KEEPING


LANTERN = Kept("field.Lantern", classed(system="id", work="colour"))


@pytest.fixture
def empty(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the register hold nothing."""
    monkeypatch.setattr(keeping, "_register", {})


@pytest.mark.usefixtures("empty")
class TestRegister:
    """A table stands in it once."""

    def test_what_is_put_in_is_found(self) -> None:
        keeping.add([LANTERN])
        assert keeping.kept("field.Lantern") == LANTERN
        assert keeping.register() == [LANTERN]

    def test_the_same_twice_is_once_and_another_is_refused(self) -> None:
        keeping.add([LANTERN, LANTERN])
        assert keeping.register() == [LANTERN]
        with pytest.raises(ValueError, match="two rooms"):
            keeping.add([Kept("field.Lantern", classed(secret="id colour"))])

    def test_tables_stand_by_their_names(self) -> None:
        other = Kept("field.Anchor", classed(system="id"))
        keeping.add([LANTERN, other])
        assert keeping.register() == [other, LANTERN]

    def test_what_nobody_keeps_is_a_mistake_to_ask_for(self) -> None:
        with pytest.raises(KeyError):
            keeping.kept("field.Lantern")

    def test_what_is_about_somebody(self) -> None:
        diary = Kept("field.Diary", classed(sealed="text", person="of"), subjects=("of",))
        keeping.add([LANTERN, diary])
        assert keeping.about_subjects() == [diary]


def test_fields_by_their_class() -> None:
    assert classed(system="id handle", secret="key") == {
        "id": Sensitivity.SYSTEM,
        "handle": Sensitivity.SYSTEM,
        "key": Sensitivity.SECRET,
    }


@pytest.mark.parametrize(
    "names", [{"system": "id id"}, {"system": "id", "staff": "id"}, {"public": "id"}]
)
def test_a_field_has_one_class_that_there_is(names: dict[str, str]) -> None:
    with pytest.raises(ValueError, match=r"two classes|not a valid Sensitivity"):
        classed(**names)


#: The apps of others that stand under Lykt: this room keeps their tables in its register.
def others() -> Iterator[str]:
    for model in apps.get_models():
        if not model.__module__.startswith("lykt."):
            yield model._meta.label


def test_this_room_keeps_its_own_tables_and_those_of_nobody_else() -> None:
    own = {model._meta.label for model in apps.get_app_config("organisation").get_models()}
    assert {entry.table for entry in KEEPING} == own | set(others())


@pytest.mark.parametrize(
    ("table", "field"),
    [
        ("organisation.Staff", "password"),
        ("organisation.Staff", "session_stamp"),
        ("mfa.Authenticator", "data"),
        ("sessions.Session", "session_key"),
        ("sessions.Session", "session_data"),
        ("account.EmailConfirmation", "key"),
    ],
)
def test_what_opens_something_is_secret(table: str, field: str) -> None:
    assert keeping.kept(table).fields[field] == Sensitivity.SECRET


@pytest.mark.django_db
def test_the_tables_that_are_no_models_are_those_we_know_of() -> None:
    """What else the database held could be forgotten by erasure and backup alike."""
    known = {model._meta.db_table for model in apps.get_models(include_auto_created=True)}
    there = set(connection.introspection.table_names())
    assert there - known == {"django_migrations", "web_cache"}
