"""No test reaches out of the machine: a connection elsewhere is an error, not a wait."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from ipaddress import ip_address
from typing import Any
from unittest.mock import patch


class CallsOut(RuntimeError):
    """Code under test tried to reach another machine."""


def stays_here(address: object) -> bool:
    """Tell whether a socket address is on this machine: a file, or the loopback."""
    if not isinstance(address, tuple):
        return True
    host = str(address[0])
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


@contextmanager
def only_loopback() -> Iterator[None]:
    """Refuse connections to other machines, and questions about their names."""
    connect, connect_ex, ask = socket.socket.connect, socket.socket.connect_ex, socket.getaddrinfo

    def guarded(original: Any) -> Any:
        def connecting(self: socket.socket, address: object) -> Any:
            if not stays_here(address):
                raise CallsOut(f"a test called {address!r}")
            return original(self, address)

        return connecting

    def asking(host: Any, *args: Any, **kwargs: Any) -> Any:
        name = host.decode() if isinstance(host, bytes) else host
        if name and not stays_here((name,)):
            raise CallsOut(f"a test asked where {name!r} is")
        return ask(host, *args, **kwargs)

    with (
        patch.object(socket.socket, "connect", guarded(connect)),
        patch.object(socket.socket, "connect_ex", guarded(connect_ex)),
        patch.object(socket, "getaddrinfo", asking),
    ):
        yield
