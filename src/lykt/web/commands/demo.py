"""`lykt demo`: a made-up town to look at, on this machine alone."""

import os
from pathlib import Path

import click

from lykt.web.commands import running, serving
from lykt.web.commands.failing import Failure
from lykt.web.commands.speaking import give, say


HOST = "127.0.0.1"
#: The file of the demo. No other database is ever made into one.
FILE = "demo.sqlite3"
WORKERS = 2


@click.command()
@click.option("--prepare", is_flag=True, help="Make the demo's database and stop.")
@click.option("--port", type=click.IntRange(1, 65535), help="Else the first free from 8000.")
def demo(prepare: bool, port: int | None) -> None:
    """Show Lykt with made-up people, on this machine alone.

    It has a database of its own, made anew each day; what you write in it is gone tomorrow.
    """
    url = os.environ.get("LYKT_DATABASE_URL", "")
    if url and Path(url).name != FILE:
        raise Failure(
            f"LYKT_DATABASE_URL names a database that is not {FILE}; the demo touches no other."
        )
    if port and not serving.is_free(HOST, port):
        raise Failure(f"Port {port} is taken. Choose another with --port.")
    os.environ["LYKT_DEMO"] = "1"
    running.django()
    from lykt.web.demo import NotADemo, prepare_demo, table_of_logins

    say("Looking for the demo of today …")
    try:
        made = prepare_demo()
    except NotADemo as problem:
        raise Failure(str(problem)) from None
    say("The demo was made." if made else "The demo is there already.")
    give(f"{table_of_logins()}\n")
    if prepare:
        return
    serving.run(HOST, port or _free_port(), WORKERS)


def _free_port() -> int:
    for port in range(8000, 8100):
        if serving.is_free(HOST, port):
            return port
    raise Failure("No port from 8000 to 8099 is free. Choose another with --port.")
