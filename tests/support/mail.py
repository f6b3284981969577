"""A real mail server on this machine, which keeps what it is sent and can be told to refuse."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller


ADDRESS = "https://lykt.fjordby.example"


@dataclass
class Post:
    """What has come, and what the server does with the next."""

    port: int = 0
    letters: list[EmailMessage] = field(default_factory=list)
    #: Addresses the server does not know.
    unknown: set[str] = field(default_factory=set)
    #: After so many letters it takes no more.
    takes: int = 1000

    async def handle_RCPT(
        self, server: Any, session: Any, envelope: Any, address: str, options: Any
    ) -> str:
        """Answer to an address."""
        if address in self.unknown:
            return "550 nobody here is called that"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        """Take a letter in."""
        if len(self.letters) >= self.takes:
            return "451 full"
        self.letters.append(message_from_bytes(envelope.content, policy=policy.default))  # type: ignore[arg-type]
        return "250 OK"

    @property
    def to(self) -> list[str]:
        """To whom the letters went, in the order they came."""
        return [str(letter["To"]) for letter in self.letters]


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


@contextmanager
def mail_server() -> Iterator[Post]:
    """Run a mail server until the block ends."""
    post = Post(port=free_port())
    controller = Controller(post, hostname="127.0.0.1", port=post.port)
    controller.start()
    try:
        yield post
    finally:
        controller.stop()


def send_through(settings: Any, post: Post) -> None:
    """Let this installation send by a server, as `LYKT_SMTP_URL` and `LYKT_ADDRESS` would."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", post.port
    settings.SENDS_MAIL, settings.ADDRESS = True, ADDRESS
    settings.DEFAULT_FROM_EMAIL = "lykt@fjordby.example"
