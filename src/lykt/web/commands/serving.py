"""`lykt serve`: the web application, served by gunicorn."""

import os
import socket

import click

from lykt.web.commands import running
from lykt.web.commands.failing import Failure
from lykt.web.commands.speaking import say


THREADS = 4
#: A worker that has not answered for so long is taken to hang; a large import takes a while.
SECONDS = 300


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Where to listen.")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
@click.option("--workers", type=click.IntRange(1, 64), default=2, show_default=True)
def serve(host: str, port: int, workers: int) -> None:
    """Serve Lykt until stopped. Who looks at which page is not logged.

    Each worker answers four at a time. LYKT_ALLOWED_HOSTS names the addresses by which it
    may be called, and LYKT_HTTPS=1 says that a proxy before it speaks TLS.
    """
    if not is_free(host, port):
        raise Failure(f"Port {port} on {host} is taken. Choose another with --port.")
    running.database()
    from lykt.privacy.retention.erasing import replay
    from lykt.reports.uploading import sweep

    sweep()
    # An erasure that was interrupted is finished before anybody can look.
    with running.acting(None):
        replay()
    run(host, port, workers)


def is_free(host: str, port: int) -> bool:
    """Tell whether nobody listens there."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as door:
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            door.bind((host, port))
        except OSError:
            return False
    return True


def run(host: str, port: int, workers: int) -> None:
    """Serve in this process until it is stopped."""
    from django.db import connections
    from gunicorn.app.base import BaseApplication  # type: ignore[import-untyped]

    # What is open now would be shared by the workers, and a connection cannot be shared.
    connections.close_all()
    shown = f"[{host}]" if ":" in host else host

    class Server(BaseApplication):  # type: ignore[misc]
        """gunicorn, set up here and not by a file that happens to lie about."""

        def load_config(self) -> None:
            settings = {
                "bind": [f"{shown}:{port}"],
                "workers": workers,
                "threads": THREADS,
                "worker_class": "gthread",
                "timeout": SECONDS,
                "accesslog": None,
                "loglevel": "error",
                "umask": 0o077,
                "proc_name": "lykt",
                "control_socket_disable": True,
                "forwarded_allow_ips": os.environ.get("LYKT_PROXIES", "127.0.0.1,::1"),
            }
            for name, value in settings.items():
                self.cfg.set(name, value)

        def load(self) -> object:
            from lykt.web.wsgi import application

            return application

    say(f"Lykt is at http://{shown}:{port}/ until you stop it with Ctrl-C.")
    Server().run()
