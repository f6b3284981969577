"""A mail server for the tests of reminders."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.support.mail import Post, mail_server, send_through


@pytest.fixture
def post(settings: Any) -> Iterator[Post]:
    """A mail server that takes what this installation sends."""
    with mail_server() as running:
        send_through(settings, running)
        yield running
