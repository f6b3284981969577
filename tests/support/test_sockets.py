"""The guard round the tests works; without it a test could call out unseen."""

import socket
import urllib.request

import pytest

from tests.support.sockets import CallsOut, stays_here


@pytest.mark.parametrize(
    ("address", "here"),
    [
        (("127.0.0.1", 80), True),
        (("127.8.9.1", 80), True),
        (("::1", 80, 0, 0), True),
        (("localhost", 80), True),
        ("/run/a-socket", True),
        (("192.0.2.1", 80), False),
        (("10.0.0.1", 80), False),
        (("0x7f.1.example", 80), False),
        (("example.org", 80), False),
    ],
)
def test_what_is_on_this_machine(address, here):
    assert stays_here(address) == here


def test_a_connection_to_another_machine_is_refused():
    with socket.socket() as door, pytest.raises(CallsOut):
        door.connect(("192.0.2.1", 80))


def test_the_name_of_another_machine_is_not_asked_for():
    with pytest.raises(CallsOut):
        urllib.request.urlopen("http://example.org/")


def test_a_connection_within_this_machine_is_let_through():
    with (
        socket.create_server(("127.0.0.1", 0)) as server,
        socket.create_connection(server.getsockname()) as client,
    ):
        assert client.getpeername() == server.getsockname()
