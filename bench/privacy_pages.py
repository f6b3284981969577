"""One database's share of what privacy costs: a process of its own, which prints JSON.

    python -m bench.privacy_pages [--small]

LYKT_BENCH_DATABASE and LYKT_BENCH_KEYS say where the databases are, SQLite by default.
"""

import argparse
import json
import os
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import date
from random import Random
from typing import TYPE_CHECKING, Any, NamedTuple
from unittest.mock import patch
from wsgiref.util import setup_testing_defaults

from bench.ground import fresh_installation
from bench.pages import fill


if TYPE_CHECKING:
    from django.test import Client

    from lykt.organisation.models import Staff, Unit
    from lykt.people.models import Person

THREADS = 8
PEOPLE, PEOPLE_SMALL = 2_000, 100
REQUESTS, REQUESTS_SMALL = 400, 30
#: Rounds with and without privacy take turns; the best of each is compared.
ROUNDS, ROUNDS_SMALL = 15, 3
TIMES = 10


class House(NamedTuple):
    """An installation with people in it, and somebody signed in."""

    unit: "Unit"
    reader: "Staff"
    people: list["Person"]
    client: "Client"


def house(people: int) -> House:
    """Make a service with people, each with a name, a telephone and an address kept sealed."""
    from django.test import Client

    from lykt.organisation.acting import acting_as
    from lykt.organisation.models import Controller, Staff, StaffPost, Unit
    from lykt.organisation.roles import Role
    from lykt.people.identity.models import Identity
    from lykt.people.models import Person
    from lykt.privacy.sealing.keys import at_hand, keys_of

    controller = Controller.objects.create(name="Fjordby")
    unit = Unit.objects.create(controller=controller, name="Møteplassen")
    reader = Staff.objects.create_user("leila", name="Leila", language="en")
    StaffPost.objects.create(
        staff=reader,
        controller=controller,
        unit=unit,
        role=Role.UNIT_LEADER,
        since=date(2020, 1, 1),
    )
    fill(unit, people)
    with acting_as(reader.as_actor()):
        found = list(Person.objects.filter(unit=unit).order_by("code_key")[:50])
        with at_hand(keys_of([one.pk for one in found])):
            for one in found:
                Identity.objects.create(
                    subject=one.pk,
                    controller=controller,
                    unit=unit,
                    name=f"Name {one.code}",
                    phone="+47 00 00 00 00",
                    address="Storgata 1, 5003 Bergen",
                    heed="Never in the morning.",
                )
    client = Client(SERVER_NAME="localhost")
    client.force_login(reader)
    return House(unit, reader, found, client)


# ---- With and without


def everywhere(original: Any, other: Any) -> Iterator[Any]:
    """Yield a patch for each module of Lykt that has imported something by its name."""
    for module in [each for name, each in sys.modules.items() if name.startswith("lykt.")]:
        for name, told in list(vars(module).items()):
            if told is original:
                yield patch.object(module, name, other)


@contextmanager
def without_privacy(reader: "Staff", opened: dict[Any, str]) -> Iterator[None]:
    """Switch off permission, unsealing and reading record; the pages stay the same.

    Permission: the posts are read once and not for each request, the matrix has answered
    already, nobody looks for emergencies. Unsealing: no keys are fetched, each text is at
    hand. The record: nothing is written.
    """
    from lykt.organisation import access
    from lykt.organisation.models import Staff
    from lykt.privacy.emergency import queries as emergencies
    from lykt.privacy.reading import showing
    from lykt.privacy.sealing.fields import SealedText

    actor = reader.as_actor()
    units: dict[Any, Any] = {}
    units_for = access.units_for

    def units_at_hand(_actor: Any, act: str, thing: str) -> Any:
        if (act, thing) not in units:
            units[act, thing] = units_for(actor, act, thing)
        return units[act, thing]

    @contextmanager
    def shown(**_told: Any) -> Iterator[None]:
        yield

    with ExitStack() as stack:
        stack.enter_context(patch.object(Staff, "as_actor", lambda _self: actor))
        stack.enter_context(patch.object(showing, "opened", shown))
        stack.enter_context(
            patch.object(
                SealedText, "open_for", lambda self, row, _value: opened[self.attname, row.pk]
            )
        )
        none = emergencies.EmergencyAccess.objects.none
        for each in (
            *everywhere(units_for, units_at_hand),
            *everywhere(access.check_may, lambda *_told: None),
            *everywhere(emergencies.open_doors, lambda _actor: none()),
            *everywhere(emergencies.opened_to, lambda *_told: []),
        ):
            stack.enter_context(each)
        yield


@contextmanager
def remembering(opened: dict[Any, str]) -> Iterator[None]:
    """Remember every text that is opened, for `without_privacy` to have at hand."""
    from lykt.privacy.sealing.fields import SealedText

    open_for = SealedText.open_for

    def remember(self: Any, row: Any, value: Any) -> str:
        opened[self.attname, row.pk] = text = open_for(self, row, value)
        return text

    with patch.object(SealedText, "open_for", remember):
        yield


def timed(ask: Callable[[], Any]) -> float:
    """Return the milliseconds of one, the mean of `TIMES`."""
    began = time.perf_counter()
    for _ in range(TIMES):
        ask()
    return (time.perf_counter() - began) * 1000 / TIMES


def compare(home: House, url: str, rounds: int) -> dict[str, float]:
    """Return the milliseconds of a page with privacy and without, best of the rounds."""
    from lykt.organisation.acting import acting_as

    def ask() -> str:
        answer = home.client.get(url)
        assert answer.status_code == 200, answer.status_code
        return str(len(answer.content))

    opened: dict[Any, str] = {}
    with remembering(opened):
        whole = ask()
    with acting_as(home.reader.as_actor()), without_privacy(home.reader, opened):
        assert ask() == whole, "the page is not the same without privacy"
    found: dict[str, list[float]] = {"with": [], "without": []}
    for _ in range(rounds):
        found["with"].append(timed(ask))
        with acting_as(home.reader.as_actor()), without_privacy(home.reader, opened):
            found["without"].append(timed(ask))
    return {name: min(times) for name, times in found.items()}


# ---- Many at once


def call(application: Any, url: str, cookie: str) -> str:
    """Ask the WSGI application for a page, as a server's thread would; return the status."""
    environ: dict[str, Any] = {}
    path, _mark, query = url.partition("?")
    setup_testing_defaults(environ)
    environ |= {
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "HTTP_COOKIE": cookie,
        "HTTP_HOST": "localhost",
        "wsgi.multithread": True,
    }
    told: list[str] = []
    body = application(environ, lambda status, _headers: told.append(status))
    try:
        b"".join(body)
    finally:
        body.close()
    return told[0]


def crowd(home: House, requests: int) -> dict[str, Any]:
    """Let `THREADS` threads ask for mixed pages at once; each page writes to the record."""
    from django.core.wsgi import get_wsgi_application
    from django.db import connections
    from django.urls import reverse

    application = get_wsgi_application()
    cookies = home.client.cookies.items()
    cookie = "; ".join(f"{name}={morsel.value}" for name, morsel in cookies)
    pages = [reverse(name) for name in ("people", "contacts", "contact_new", "today")]
    pages += [reverse("person_page", args=[one.handle]) for one in home.people]
    answers: Counter[str] = Counter()
    lock = threading.Lock()

    def work(seed: int) -> None:
        chance, mine = Random(seed), Counter[str]()
        for _ in range(requests):
            try:
                mine[call(application, chance.choice(pages), cookie)] += 1
            except Exception as problem:  # whatever a reader would have met
                mine[type(problem).__name__] += 1
        connections.close_all()
        with lock:
            answers.update(mine)

    threads = [threading.Thread(target=work, args=(seed,)) for seed in range(THREADS)]
    began = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    seconds = time.perf_counter() - began
    errors = {status: count for status, count in answers.items() if not status.startswith("200")}
    return {"requests": answers.total(), "errors": errors, "seconds": seconds}


def main() -> None:
    """Measure, and print what was found."""
    parser = argparse.ArgumentParser(prog="bench.privacy_pages")
    parser.add_argument("--small", action="store_true")
    small = parser.parse_args().small
    places = {
        "LYKT_DATABASE_URL": os.environ.get("LYKT_BENCH_DATABASE", ""),
        "LYKT_KEYS_URL": os.environ.get("LYKT_BENCH_KEYS", ""),
    }
    fresh_installation(**{name: place for name, place in places.items() if place})
    from django.urls import reverse

    from lykt.privacy.reading.record import verify

    home = house(PEOPLE_SMALL if small else PEOPLE)
    rounds = ROUNDS_SMALL if small else ROUNDS
    person = reverse("person_page", args=[home.people[0].handle])
    found = {
        "person": compare(home, person, rounds),
        "list": compare(home, reverse("people"), rounds),
        "crowd": crowd(home, REQUESTS_SMALL if small else REQUESTS),
    }
    verdict = verify()
    found["record"] = {"intact": verdict.intact, "entries": verdict.entries}
    print(json.dumps(found))


if __name__ == "__main__":
    main()
