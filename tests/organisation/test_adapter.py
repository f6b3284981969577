"""Whose failures are counted together."""

import pytest
from django.test import RequestFactory

from lykt.organisation.adapter import ClosedDoor


@pytest.mark.parametrize(
    ("https", "forwarded", "counted"),
    [
        # Spoken to directly, what a client says of itself is worth nothing.
        (False, "192.0.2.1", "10.0.0.1"),
        (False, "", "10.0.0.1"),
        # Behind a proxy, the last address is the one the proxy has seen.
        (True, "192.0.2.1", "192.0.2.1"),
        (True, "198.51.100.9, 203.0.113.5, 192.0.2.1", "192.0.2.1"),
        (True, "", "10.0.0.1"),
    ],
)
def test_the_address_failures_are_counted_for(
    settings, https: bool, forwarded: str, counted: str
) -> None:
    settings.HTTPS = https
    headers = {"X-Forwarded-For": forwarded} if forwarded else {}
    request = RequestFactory().get("/", headers=headers, REMOTE_ADDR="10.0.0.1")
    assert ClosedDoor(request).get_client_ip(request) == counted


def test_a_socket_file_has_no_address(settings) -> None:
    request = RequestFactory().get("/", REMOTE_ADDR="")
    assert ClosedDoor(request).get_client_ip(request) == "local"
