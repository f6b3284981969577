"""A phone's batch on its way in, beside a bare `bulk_create` of the rows that come of it.

Both write to the same SQLite file, each in one transaction. Only the first opens the seals,
reads the records, looks for what is there already and asks who may.
"""

import json
import statistics
import time
from collections.abc import Callable
from typing import Any

from bench.ground import fresh_installation


ROUNDS = 7
RECORDS = 500
#: At least this share of the speed of the bare insert.
LEAST = 1 / 3


def parcels(enrolment: Any, key: Any, group: Any, zone: Any, codes: list[str]) -> list[Any]:
    """Return the records of a night, sealed as a phone seals them."""
    from cryptography.hazmat.primitives.asymmetric import ec
    from django.utils import timezone
    from uuid_utils.compat import uuid7

    from lykt.field.night import seal
    from lykt.field.night.taking import Parcel

    public = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), bytes(key.public))
    now, shift = timezone.localtime(), str(uuid7())

    def sealed(kind: str, name: str = "", **told: Any) -> Any:
        name = name or str(uuid7())
        record = {"v": 1, "id": name, "rev": 1, "kind": kind, "shift": shift}
        plain = json.dumps(record | {"at": now.isoformat()} | told).encode()
        plain += b" " * (-len(plain) % 512)
        bound = seal.info(enrolment.handle, name, 1)
        return Parcel(name, 1, key.pk, seal.to_text(seal.SUITE.encrypt(plain, public, info=bound)))

    day = now.date().isoformat()
    found = [sealed("shift", shift, date=day, zone=zone.handle, mode="full", staff=2)]
    for number in range(RECORDS - 2):
        if number % 3:
            found.append(sealed("tally", group=group.handle, what="met", n=1))
        else:
            who = {"code": codes[number % len(codes)]} if number % 2 else {"anonymous": 1}
            found.append(sealed("met", who=who, group=group.handle, needs=["health"]))
    return [*found, sealed("end", hours="4", staff=2)]


def run(*, small: bool) -> str:
    """Measure, print, and return the section of the page."""
    fresh_installation()
    taken, bare = _times(2 if small else ROUNDS)
    ratio = bare / taken
    print(f"landing: {taken * 1000:.0f} ms, bulk_create {bare * 1000:.0f} ms, {ratio:.2f} ×")
    verdict = "holds" if ratio >= LEAST else "DOES NOT HOLD"
    return (
        "## A phone's batch\n\n"
        f"{RECORDS} sealed records of one night (a shift, counts, meetings, its end), median of"
        f" {ROUNDS} rounds, against Django's `bulk_create` of the very rows that come of them.\n\n"
        "| | ms |\n|---|---|\n"
        f"| taken in: opened, read, looked up, written | {taken * 1000:.0f} |\n"
        f"| bare `bulk_create` | {bare * 1000:.0f} |\n\n"
        f"The speed is {ratio:.2f} of the bare insert's; promised is a third: {verdict}.\n"
    )


def _times(rounds: int) -> tuple[float, float]:
    from django.db import transaction
    from uuid_utils.compat import uuid7

    from lykt.field.actions_desk import first_groups
    from lykt.field.models import Count, Met, Shift, Zone
    from lykt.field.night import seal
    from lykt.field.night.actions import sign_on
    from lykt.field.night.models import NightRecord
    from lykt.field.night.taking import take
    from lykt.organisation.acting import acting_as
    from lykt.organisation.models import Controller, Staff, StaffPost, Unit
    from lykt.people.actions import make_person
    from lykt.people.models import Contact

    town = Controller.objects.create(name="By")
    unit = Unit.objects.create(controller=town, name="Ute")
    staff = Staff.objects.create_user("frida", "a lantern in the window", name="Frida")
    StaffPost.objects.create(staff=staff, controller=town, unit=unit, role="field_worker")
    zone = Zone.objects.create(unit=unit, name="Sentrum")
    tables = (Shift, Contact, Count, Met, NightRecord)
    taken, bare = [], []
    with acting_as(staff.as_actor()) as by:
        codes = [make_person(by=by, unit=unit).code for _ in range(40)]
        group = first_groups(unit)[0]
        signed = sign_on(by=by, worker=staff, unit=unit, device=uuid7(), label="1", pin="2580")
        enrolment, key = signed.enrolment, seal.current_key()
        for _ in range(rounds):
            batch = parcels(enrolment, key, group, zone, codes)
            taken.append(_timed(lambda: take(by=by, enrolment=enrolment, parcels=batch)))  # noqa: B023
            rows = {table: list(table.objects.all()) for table in tables}
            for table in reversed(tables):
                table.objects.all().delete()
            bare.append(_timed(lambda: _insert(rows, transaction)))  # noqa: B023
            for table in reversed(tables):
                table.objects.all().delete()
    return statistics.median(taken), statistics.median(bare)


def _insert(rows: dict[Any, list[Any]], transaction: Any) -> None:
    with transaction.atomic():
        for table, found in rows.items():
            table.objects.bulk_create(found)


def _timed(act: Callable[[], object]) -> float:
    began = time.perf_counter()
    act()
    return time.perf_counter() - began
