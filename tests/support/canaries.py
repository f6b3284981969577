"""Markers in every sealed field, and where they may be looked for.

Driven by the register of what is kept: a table with a new sealed field is planted without
anybody's doing, or fails to be, and then says what it lacks.
"""

import base64
import json
import re
import shutil
import subprocess
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from datetime import timedelta
from html.parser import HTMLParser
from io import BytesIO
from itertools import count
from pathlib import Path
from typing import Any
from uuid import UUID

from django.apps import apps
from django.contrib.sessions.models import Session
from django.db import connections, models
from django.http import HttpResponse
from django.utils import timezone

from lykt.organisation import keeping
from lykt.organisation.keeping import Kept, Sensitivity
from lykt.organisation.keys import new_handle
from lykt.organisation.models import Controller, Staff, Unit
from lykt.people.models import Person
from lykt.privacy.sealing.envelope import sealed
from lykt.privacy.sealing.fields import Sealed, SealedText
from lykt.privacy.sealing.keys import keys_of, store_key
from lykt.privacy.sealing.models import StoreKey


#: What a marker looks like, in whatever letters: no word has it, and nothing escapes it.
SHAPE = re.compile(rb"qzx(\d{6})xzq", re.IGNORECASE)
_number = count(1)

#: What a table's constraints ask for beyond the first choice of every field.
VALUES: dict[str, dict[str, Any]] = {
    "consent.Consent": {"guardian": "", "given_by": "person"},
    "disclosure.Disclosure": {"refused": True, "year": None, "number": None, "digest": ""},
    "emergency.EmergencyAccess": {"until": timezone.now() + timedelta(days=1)},
    "answers.Objection": {"state": "open", "decided_at": None},
    "answers.PersonsNote": {"about": "", "thing": None},
    "concerns.Concern": {"number": lambda: next(_number)},
    "concerns.ChildWelfareNotice": {"disclosure": new_handle},
    "concerns.ConcernCorrection": {"field": "where"},
    # Closed: an open one keeps whom it is about, and nobody could be erased.
    "case.Case": {
        "number": lambda: next(_number),
        "state": "closed",
        "closing": "settled",
        "closed_on": timezone.localdate,
    },
    "case.Member": {"place": "helper"},
    "housing.Place": {"name": lambda: f"Sted {next(_number)}"},
    "field.Shift": {"hours": 4},
    "places.IndoorPlace": {"code": lambda: f"STED-BEKK-{next(_number)}"},
    "scenes.Scene": {"name": lambda: f"Arena {next(_number)}"},
    "meetings.Participant": {"who": "person"},
    "meetings.Decision": {"owner_body": "nav"},
    "team.LawyerEvent": {"what": "has_one"},
}


class Canaries:
    """The markers of a test, and which field each of them stands in."""

    def __init__(self) -> None:
        self.field: dict[int, str] = {}

    def marker(self, field: str) -> str:
        """Return a new marker for a field, "consent.Consent.remark"."""
        number = next(_number)
        self.field[number] = field
        return f"qzx{number:06}xzq"

    def found_in(self, content: bytes) -> set[str]:
        """Return the fields whose markers stand in `content`, however it is packed."""
        return {
            self.field.get(int(number), "a marker of another test")
            for each in unpacked(content)
            for number in SHAPE.findall(each)
        }

    # ---- Planting

    def plant(self, person: Person) -> None:
        """Write one row about a person into every table that has sealed fields."""
        for kept in sealed_tables():
            self._row(kept, person)

    def _row(self, kept: Kept, person: Person) -> Any:
        """Return the row of a table about a person, written now where there is none."""
        model = apps.get_model(kept.table)
        if kept.subjects:
            about = model._base_manager.filter(**{kept.subjects[0]: person.pk})
            if (there := about.first()) is not None:
                return there
        values: dict[str, Any] = {}
        for field in model._meta.concrete_fields:
            if field.name in VALUES.get(kept.table, {}):
                told = VALUES[kept.table][field.name]
                values[field.name] = told() if callable(told) else told
            elif isinstance(field, SealedText):
                values[field.name] = self.marker(f"{kept.table}.{field.name}")
            elif not field.has_default() and not field.primary_key and not field.null:
                values[field.name] = self._value(field, person)
        row = model(**values)
        row.save(force_insert=True)
        return row

    def _value(self, field: Any, person: Person) -> Any:
        """Return what a field must have, from what it is."""
        if isinstance(field, models.ForeignKey):
            target = field.related_model
            given: dict[Any, Any] = {Controller: person.controller, Unit: person.unit}
            if target in given:
                return given[target]
            if target is Staff:
                return Staff.objects.first()
            if target is Person:
                return person
            return self._row(keeping.kept(target._meta.label), person)
        if isinstance(field, models.UUIDField):
            return person.pk
        if field.choices:
            return field.choices[0][0]
        for kind, value in _PLAIN:
            if isinstance(field, kind):
                return value()
        raise AssertionError(f"say in VALUES what {field} is to be")

    def fill(self) -> None:
        """Put a marker into every sealed field of every row there is, past all actions."""
        rows = [
            (apps.get_model(kept.table), row, sealed_fields(kept))
            for kept in sealed_tables()
            for row in apps.get_model(kept.table)._base_manager.all()
        ]
        about = {_field(model, name)._subject_of(row) for model, row, fs in rows for name in fs}
        keys = keys_of(about)
        for model, row, names in rows:
            self._put(model, row, names, keys)

    def _put(
        self, model: type[models.Model], row: Any, names: list[str], keys: Mapping[UUID, bytes]
    ) -> None:
        stored = {}
        for name in names:
            field = _field(model, name)
            subject = field._subject_of(row)
            text = self.marker(f"{model._meta.label}.{name}")
            stored[name] = Sealed(sealed(text, keys[subject], field._place(row, subject)))
        # The plain query set: ledgers refuse to be rewritten, and rightly.
        models.QuerySet(model).filter(pk=row.pk).update(**stored)


def _field(model: type[models.Model], name: str) -> SealedText:
    field = model._meta.get_field(name)
    assert isinstance(field, SealedText)
    return field


_PLAIN: list[tuple[Any, Any]] = [
    (models.DateTimeField, timezone.now),
    (models.DateField, timezone.localdate),
    (models.BooleanField, lambda: True),
    (models.IntegerField, lambda: 1),
    (models.JSONField, list),
    (models.CharField, lambda: "en"),
]


def sealed_tables() -> list[Kept]:
    """Return the entries of the register that have sealed fields."""
    return [kept for kept in keeping.register() if sealed_fields(kept)]


def sealed_fields(kept: Kept) -> list[str]:
    """Return the names of a table's sealed fields."""
    return [name for name, kind in kept.fields.items() if kind is Sensitivity.SEALED]


# ---- Secrets


def secrets(subjects: Iterable[UUID], *more: bytes) -> list[bytes]:
    """Return every key there is, in each way it could stand somewhere."""
    keys = [*keys_of(set(subjects)).values(), *more]
    keys += [store_key(purpose) for purpose in StoreKey.objects.values_list("purpose", flat=True)]
    return [way for key in keys for way in (key, key.hex().encode(), base64.b64encode(key))]


# ---- Typing


class Forms(HTMLParser):
    """The forms of a page that send something, filled in with markers wherever one can write."""

    def __init__(self, page: str, canaries: Canaries, where: str) -> None:
        super().__init__()
        self.canaries, self.where = canaries, where
        #: Where each goes, and what it sends.
        self.found: list[tuple[str, dict[str, str]]] = []
        self._in: dict[str, str] | None = None
        self._select = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Fill in one field."""
        told = {name: value or "" for name, value in attrs}
        name, value = told.get("name", ""), told.get("value", "")
        if tag == "form":
            self._in = {} if told.get("method", "").lower() == "post" else None
            if self._in is not None:
                self.found.append((told.get("action", ""), self._in))
        elif self._in is None:
            return
        elif tag == "select":
            self._select = name
        elif tag == "option" and value and self._select:
            self._in.setdefault(self._select, value)
        elif tag == "textarea":
            self._in[name] = self.canaries.marker(f"{self.where} {name}")
        elif tag == "input" and name:
            self._in.setdefault(name, self._typed(told.get("type", "text"), name, value))

    def handle_endtag(self, tag: str) -> None:
        """Leave a form or a choice."""
        if tag == "select":
            self._select = ""
        elif tag == "form":
            self._in = None

    def _typed(self, kind: str, name: str, value: str) -> str:
        if kind in {"text", "search", "tel", "email", "password", "url"}:
            return self.canaries.marker(f"{self.where} {name}")
        if kind == "date":
            return value or timezone.localdate().isoformat()
        return value or ("1" if kind == "number" else "on")


# ---- Looking


def unpacked(content: bytes) -> Iterator[bytes]:
    """Yield content as it is, and what is in it: archives, PDF pages, base64, compressed."""
    yield content
    if content.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(BytesIO(content)) as archive:
            for name in archive.namelist():
                yield name.encode()
                yield from unpacked(archive.read(name))
    elif content.startswith(b"%PDF"):
        yield _pdf(content)
    elif content.startswith(b"\x78") or content.startswith(b"\x1f\x8b"):
        try:
            yield from unpacked(zlib.decompress(content, wbits=47))
        except zlib.error:
            return


def _pdf(content: bytes) -> bytes:
    if not shutil.which("pdftotext"):
        return b""
    command = ["pdftotext", "-", "-"]
    return subprocess.run(command, input=content, capture_output=True, check=True).stdout


def body_of(answer: HttpResponse) -> bytes:
    """Return the whole body of an answer, streamed or not."""
    return bytes(answer.getvalue())


def head_of(answer: HttpResponse) -> bytes:
    """Return everything of an answer but its body: addresses and cookies among it."""
    return "\n".join([*map(str, answer.items()), answer.cookies.output()]).encode()


def rows_of(alias: str) -> Iterator[tuple[str, str, bytes]]:
    """Yield every value in a database: table, column and what stands there."""
    connection = connections[alias]
    for table in connection.introspection.table_names():
        with connection.cursor() as cursor:
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - a name from the database
            names = [column[0] for column in cursor.description]
            for row in cursor.fetchall():
                for name, value in zip(names, row, strict=True):
                    yield table, name, _as_bytes(value)


def _as_bytes(value: Any) -> bytes:
    if isinstance(value, bytes | memoryview):
        return bytes(value)
    text = json.dumps(value, default=str, ensure_ascii=False)
    return text.encode() + b"\n" + _decoded(str(value))


def _decoded(text: str) -> bytes:
    """Return what a text would be if it were base64, as the cache keeps its values."""
    try:
        return base64.b64decode(text, validate=True)
    except ValueError:
        return b""


def open_columns() -> set[tuple[str, str]]:
    """Return the columns that may hold in clear what staff write: about work, and about staff."""
    return {
        (model._meta.db_table, model._meta.get_field(name).column)
        for kept in keeping.register()
        for model in [apps.get_model(kept.table)]
        for name, kind in kept.fields.items()
        if kind in {Sensitivity.WORK, Sensitivity.STAFF}
    }


def sessions() -> bytes:
    """Return what every session holds, opened."""
    return json.dumps([each.get_decoded() for each in Session.objects.all()]).encode()


def files_in(*folders: Path) -> Iterator[tuple[Path, bytes]]:
    """Yield every file in some folders, with its content."""
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                yield path, path.read_bytes()
