"""The log tells where something failed and nothing of anybody."""

import io
import logging
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils.module_loading import import_string

from lykt.organisation.models import Staff
from lykt.people import queries


ROW = "Failing row contains (BLÅ-KRONE-7, NG, 1990)"


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """What the product's own handler would have written of requests."""
    written = io.StringIO()
    told = dict(settings.LOGGING["formatters"]["line"])
    kind = import_string(told.pop("()", "logging.Formatter"))
    handler = logging.StreamHandler(written)
    handler.setFormatter(kind(told["format"], style=told["style"]))
    logger = logging.getLogger("django")
    logger.addHandler(handler)
    yield written
    logger.removeHandler(handler)


def test_a_page_that_breaks_leaves_no_trace_of_whom_it_was_about(
    froya: Staff,
    client_of: Callable[[Staff], Client],
    log: io.StringIO,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def broken(*_args: Any) -> None:
        try:
            raise LookupError(ROW)
        except LookupError as problem:
            raise ValueError(ROW) from problem

    monkeypatch.setattr(queries, "people_for", broken)
    client = client_of(froya)
    client.raise_request_exception = False
    answer = client.get(reverse("person_page", args=["a-handle-of-it"]))
    assert answer.status_code == 500
    assert "KRONE" not in answer.content.decode()
    text = log.getvalue()
    for word in ("KRONE", "1990", "a-handle-of-it", "froya"):
        assert word not in text
    for word in ("500 person_page", "builtins.ValueError", "builtins.LookupError", "in broken"):
        assert word in text


def test_a_strange_host_or_a_forged_form_is_told_without_its_address(log: io.StringIO) -> None:
    client = Client(enforce_csrf_checks=True)
    client.post(reverse("account_login") + "?next=/people/a-handle-of-it/")
    client.get("/people/a-handle-of-it/", headers={"host": "evil.example"})
    text = log.getvalue()
    assert "403 account_login" in text
    assert "400 a page" in text
    assert "a-handle-of-it" not in text
