"""The demo's nights: a year of shifts counted by group, last night, one that goes on, a tray.

What phones have sent is sealed here as a phone seals it, and taken in by the same way.
"""

import json
import random
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from django.utils import timezone
from uuid_utils.compat import uuid7

from lykt.field import actions
from lykt.field.actions_desk import first_groups, make_listed
from lykt.field.codes import Sight, WhyCorrected
from lykt.field.models import Count, Group, Shift, Zone
from lykt.field.night import seal
from lykt.field.night.actions import SignedOn, allow_codes, report_lost, sign_on
from lykt.field.night.taking import Parcel, take
from lykt.organisation.acting import Actor, acting_as
from lykt.organisation.models import Staff, Unit
from lykt.people.models import Person


#: How those met in a made-up street are spread over the groups, in their order.
SPREAD = (2, 8, 5, 2, 1, 1, 1)
#: A phone that was signed on, and one that was left in a taxi.
PHONES = ("Vakttelefon 1", "Vakttelefon 2", "Reservetelefon")
NOTE = (
    "Rolig første halvdel. Mye vakthold ved stasjonen etter midnatt, og flere trakk ned mot havna."
)


def build(unit: Unit, *, today: date) -> None:
    """Fill the nights of a unit, up to and with tonight."""
    chance = random.Random(unit.name)  # noqa: S311 - made-up data needs no secrecy
    groups = _lists(unit, today)
    with acting_as(Actor(kind="job", name="demo")):
        _count_by_group(unit, groups, today, chance)
    with acting_as(_actor("feltarbeider")) as by:
        phone = _Phone(by, unit, PHONES[0])
        _last_night(phone, unit, groups, today)
    with acting_as(_actor("frivillig")) as by:
        _tonight(_Phone(by, unit, PHONES[1]), groups, today)
    with acting_as(_actor("leder")) as by:
        lost = _Phone(by, unit, PHONES[2])
        report_lost(by=by, phone=lost.signed.enrolment.phone)


def _actor(username: str) -> Actor:
    return Staff.objects.get(username=username).as_actor()


def _lists(unit: Unit, today: date) -> list[Group]:
    """Name the zones after the areas the unit has gone to, and take groups to count by."""
    with acting_as(_actor("leder")) as by:
        areas = Shift.objects.filter(unit=unit).order_by("area").values_list("area", flat=True)
        for name in areas.distinct() or ["Sentrum"]:
            make_listed(by=by, kind=Zone, unit=unit, name=name)
        allow_codes(by=by, unit=unit, allowed=True)
        return first_groups(unit)


def _count_by_group(
    unit: Unit, groups: Sequence[Group], today: date, chance: random.Random
) -> None:
    """Spread what the last year's shifts have met and seen over the groups."""
    zones = {zone.name: zone for zone in Zone.objects.filter(unit=unit)}
    since = today - timedelta(days=365)
    rows = []
    shifts = list(Shift.objects.filter(unit=unit, date__gte=since))
    for shift in shifts:
        shift.zone = zones[shift.area]
        shift.started = time(21)
        shift.ended = _later(shift.started, shift.hours or Decimal(4))
        for what, number in ((Sight.MET, shift.met), (Sight.SEEN, shift.seen or 0)):
            drawn = chance.choices(range(len(SPREAD)), SPREAD, k=number)
            rows += [
                Count(shift=shift, group=groups[place], what=what, number=drawn.count(place))
                for place in sorted(set(drawn))
            ]
    Count.objects.bulk_create(rows)
    Shift.objects.bulk_update(shifts, ["zone", "started", "ended"])


def _later(start: time, hours: Decimal) -> time:
    moment = datetime.combine(date(2000, 1, 1), start) + timedelta(hours=float(hours))
    return moment.time()


class _Phone:
    """A phone of the demo, which seals as the night app does."""

    def __init__(self, by: Actor, unit: Unit, label: str) -> None:
        self.by, self.shift = by, str(uuid7())
        worker = Staff.objects.get(username=by.name)
        self.signed: SignedOn = sign_on(
            by=by, worker=worker, unit=unit, device=uuid7(), label=label, pin="2580"
        )
        self.key = seal.current_key()

    def parcel(self, kind: str, id: str = "", rev: int = 1, **told: Any) -> Parcel:
        """Return a record of a kind, sealed."""
        name = id or (self.shift if kind == "shift" else str(uuid7()))
        record = {"v": 1, "id": name, "rev": rev, "kind": kind, "shift": self.shift}
        record |= {"at": timezone.localtime().isoformat(), **told}
        public = ec.EllipticCurvePublicKey.from_encoded_point(
            ec.SECP256R1(), bytes(self.key.public)
        )
        bound = seal.info(self.signed.enrolment.handle, name, rev)
        sealed = seal.SUITE.encrypt(json.dumps(record).encode(), public, info=bound)
        return Parcel(name, rev, self.key.pk, seal.to_text(sealed))

    def send(self, *parcels: Parcel) -> None:
        """Send records in one batch."""
        take(by=self.by, enrolment=self.signed.enrolment, parcels=parcels)


def _last_night(phone: _Phone, unit: Unit, groups: Sequence[Group], today: date) -> None:
    """A whole shift from a phone, with two records that somebody must look at."""
    zone = Zone.objects.filter(unit=unit).first()
    known = Person.objects.filter(unit=unit, merged_into=None).exclude(languages=[])
    people = [person.code for person in known.order_by("code_key")[:4]]
    met = phone.parcel("met", who={"anonymous": 2}, group=groups[2].handle, needs=["talk"])
    phone.send(
        phone.parcel(
            "shift",
            date=(today - timedelta(days=1)).isoformat(),
            zone=zone.handle if zone else "",
            mode="full",
            staff=2,
            start="21:00",
        ),
        *(
            phone.parcel("met", who={"code": code}, group=groups[place % 2].handle, needs=need)
            for place, (code, need) in enumerate(
                zip(people, (["health"], ["talk"], ["legal"], []), strict=False)
            )
        ),
        phone.parcel("met", who={"new": {"gender": "female", "country": "RO"}}, given=["condoms"]),
        met,
        *(
            phone.parcel("tally", group=groups[place].handle, what=what, n=number)
            for place, what, number in (
                (1, "met", 5), (1, "seen", 9), (2, "seen", 6), (0, "seen", 2), (4, "seen", 1),
            )
        ),
        phone.parcel("note", text=NOTE),
        phone.parcel("met", who={"code": "BLÅ-FONTENE-3"}, group=groups[1].handle),
        phone.parcel("end", end="01:30", hours="4.5", staff=2),
        phone.parcel("end", end="02:00", hours="5", staff=2),
    )  # fmt: skip


def _tonight(phone: _Phone, groups: Sequence[Group], today: date) -> None:
    """A shift that goes on, counted only."""
    zone = Zone.objects.filter(unit=phone.signed.enrolment.unit).last()
    phone.send(
        phone.parcel(
            "shift",
            date=today.isoformat(),
            zone=zone.handle if zone else "",
            mode="count",
            staff=2,
            start="20:00",
        ),
        phone.parcel("tally", group=groups[1].handle, what="seen", n=4),
        phone.parcel("tally", group=groups[2].handle, what="seen", n=2),
    )
    with acting_as(_actor("leder")) as by:
        shift = Shift.objects.get(phone_key=phone.shift)
        actions.count(
            by=by,
            shift=shift,
            group=groups[0],
            what=Sight.SEEN,
            number=1,
            reason=WhyCorrected.FORGOTTEN,
        )
