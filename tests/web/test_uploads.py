"""A file is laid out where files are taken, from those who may bring one."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.files.uploadhandler import TemporaryFileUploadHandler
from django.test import Client
from django.urls import reverse

from lykt.organisation.models import Staff
from lykt.web import uploads
from tests.support.people import World


ClientOf = Callable[[Staff], Client]


@pytest.fixture
def laid_out(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that were begun on disk."""
    begun: list[str] = []
    begin = TemporaryFileUploadHandler.new_file

    def new_file(self: TemporaryFileUploadHandler, *args: object, **kwargs: object) -> None:
        begin(self, *args, **kwargs)  # type: ignore[arg-type]
        begun.append(Path(self.file.name).name)

    monkeypatch.setattr(TemporaryFileUploadHandler, "new_file", new_file)
    return begun


def brought(client: Client, view: str) -> int:
    file = SimpleUploadedFile("people.csv", b"person_id\n")
    return client.post(reverse(view), {"register": file, "file": file}).status_code


@pytest.mark.parametrize("view", ["account_login", "set_language", "health", "register_import"])
def test_a_stranger_leaves_no_file(db: None, laid_out: list[str], view: str) -> None:
    brought(Client(), view)
    assert laid_out == []


@pytest.mark.parametrize(
    ("name", "view", "files"),
    [
        ("leila", "register_import", 2),
        ("leila", "series_import", 2),
        ("leila", "contact_new", 0),
        ("aksel", "series_import", 2),
        ("aksel", "register_import", 0),
        ("froya", "register_import", 0),
        ("froya", "set_language", 0),
        ("parisa", "register_import", 0),
    ],
)
def test_files_are_taken_from_those_who_may_bring_them(
    world: World,
    request: pytest.FixtureRequest,
    client_of: ClientOf,
    laid_out: list[str],
    name: str,
    view: str,
    files: int,
) -> None:
    brought(client_of(request.getfixturevalue(name)), view)
    assert len(laid_out) == files


def test_too_much_is_refused_before_it_is_read(
    leila: Staff, client_of: ClientOf, laid_out: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uploads, "MOST_BYTES", 0)
    monkeypatch.setattr(uploads, "AROUND", 50)
    assert brought(client_of(leila), "register_import") == 400
    monkeypatch.setattr(settings, "DATA_UPLOAD_MAX_MEMORY_SIZE", 50)
    assert brought(Client(), "account_login") == 400
    assert laid_out == []
