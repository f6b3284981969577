"""Pages with few rows and with many: the number of queries must not grow with the rows."""

import statistics
import time
from datetime import date, timedelta
from itertools import cycle
from typing import TYPE_CHECKING, Any, NamedTuple

from bench.ground import fresh_installation


if TYPE_CHECKING:
    from django.test import Client

    from lykt.organisation.models import Unit

FEW, MANY, MANY_SMALL = 10, 10_000, 200
TIMES = 7
#: The day the made-up rows end on. Fixed, so that two runs measure the same.
LAST_DAY = date(2025, 12, 31)


class Measured(NamedTuple):
    """One page with so many rows: its queries, and its times in milliseconds."""

    page: str
    rows: int
    queries: int
    first: float
    median: float


def fill(unit: "Unit", rows: int) -> str:
    """Put `rows` people and contacts into the unit, as many contacts again with one of them.

    Returns the handle of that one person.
    """
    from lykt.organisation.acting import Actor, acting_as
    from lykt.people.codes import Channel, Gender, Origin
    from lykt.people.models import Contact, Person
    from lykt.people.pseudonyms import fold

    kept = {"controller": unit.controller, "unit": unit}
    traits = zip(
        cycle(Gender.values), cycle(Origin.values), cycle(["NG", "RO", "NO", ""]), strict=False
    )
    with acting_as(Actor(kind="job", name="bench")):
        before = Person.objects.filter(unit=unit).count()
        codes = [f"STILLE-ELV-{before + number}" for number in range(rows)]
        people = Person.objects.bulk_create(
            [
                Person(**kept, code=code, code_key=fold(code), gender=g, origin=o, country=c)
                for code, (g, o, c) in zip(codes, traits, strict=False)
            ]
        )
        channels = cycle(Channel.values)
        Contact.objects.bulk_create(
            Contact(
                **kept,
                person=person,
                channel=next(channels),
                date=LAST_DAY - timedelta(days=number % 700),
            )
            for number, person in enumerate([*people, *([people[0]] * rows)])
        )
    return str(people[0].handle)


def measure(client: "Client", page: str, url: str, rows: int) -> Measured:
    """Ask for a page once, then `TIMES` times more; count the queries of the last time."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    times = []
    for _ in range(1 + TIMES):
        with CaptureQueriesContext(connection) as queries:
            began = time.perf_counter()
            answer = client.get(url)
            times.append((time.perf_counter() - began) * 1000)
        assert answer.status_code == 200, f"{url} answered {answer.status_code}"
    return Measured(page, rows, len(queries), times[0], statistics.median(times[1:]))


def measure_all(rows: int) -> list[Measured]:
    """Fill an empty installation and measure each page in it."""
    from django.test import Client
    from django.urls import reverse

    from lykt.organisation.models import Controller, Staff, StaffPost, Unit
    from lykt.organisation.roles import Role

    controller = Controller.objects.create(name="Fjordby")
    unit = Unit.objects.create(controller=controller, name="Møteplassen")
    leader = Staff.objects.create_user("leila", name="Leila", language="en")
    StaffPost.objects.create(
        staff=leader,
        controller=controller,
        unit=unit,
        role=Role.UNIT_LEADER,
        since=date(2020, 1, 1),
    )
    person = fill(unit, rows)
    client = Client(SERVER_NAME="localhost")
    client.force_login(leader)
    pages: dict[str, tuple[str, dict[str, Any]]] = {
        "Register a contact": ("contact_new", {}),
        "Contacts": ("contacts", {}),
        "People": ("people", {}),
        "A person": ("person_page", {"handle": person}),
        "The year's figures": ("figures", {}),
    }
    return [
        measure(client, page, reverse(name, kwargs=arguments), rows)
        for page, (name, arguments) in pages.items()
    ]


def section(few: list[Measured], many: list[Measured]) -> str:
    """Return the measurements side by side as Markdown."""
    lines = [
        "## Pages",
        "",
        f"People in the unit: {few[0].rows} and {many[0].rows}; twice as many contacts, half of",
        f"them with the person whose page is asked for. Median of {TIMES} after the first.",
        "",
        "| Page | Queries, few | Queries, many | ms, few | ms, many | ms the first time, many |",
        "|---|---|---|---|---|---|",
    ]
    for one, other in zip(few, many, strict=True):
        lines.append(
            f"| {one.page} | {one.queries} | {other.queries} | {one.median:.1f} "
            f"| {other.median:.1f} | {other.first:.0f} |"
        )
    return "\n".join(lines)


def run(*, small: bool) -> str:
    """Measure with few rows and with many, and return the section of the page."""
    found = []
    for rows in (FEW, MANY_SMALL if small else MANY):
        fresh_installation()
        found.append(measure_all(rows))
        for each in found[-1]:
            print(f"{each.page}, {each.rows} rows: {each.queries} queries, {each.median:.1f} ms")
    return section(*found)
