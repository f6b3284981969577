"""A phone for the tests: it makes records and seals them as the app does, in Python."""

import json
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from django.utils import timezone
from uuid_utils.compat import uuid7

from lykt.field.actions_desk import first_groups
from lykt.field.models import Group, Zone
from lykt.field.night import seal
from lykt.field.night.actions import sign_on
from lykt.field.night.taking import Answered, Parcel, take
from lykt.organisation.acting import acting_as
from lykt.organisation.models import Staff, Unit


BLOCK = 512


def sealed(public: bytes, bound: bytes, told: dict[str, Any]) -> str:
    """Return a record as a phone sends it."""
    plain = json.dumps(told, ensure_ascii=False).encode()
    plain += b" " * (-len(plain) % BLOCK)
    key = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), public)
    return seal.to_text(seal.SUITE.encrypt(plain, key, info=bound))


@dataclass
class Phone:
    """One worker's phone, signed on."""

    staff: Staff
    unit: Unit
    pin: str = "2580"
    device: str = field(default_factory=lambda: str(uuid7()))
    shift: str = ""

    def __post_init__(self) -> None:
        self.shift = self.shift or str(uuid7())
        with acting_as(self.staff.as_actor()) as by:
            first_groups(self.unit)
            self.zone, _ = Zone.objects.get_or_create(unit=self.unit, name="Sentrum")
            signed = sign_on(
                by=by,
                worker=self.staff,
                unit=self.unit,
                device=self.device,  # type: ignore[arg-type]
                label="Vakttelefon",
                pin=self.pin,
            )
            self.enrolment, self.token = signed.enrolment, signed.token
            self.key = seal.current_key()

    def group(self, place: int = 0) -> Group:
        """Return a group of the unit."""
        return list(Group.objects.filter(unit=self.unit))[place]

    def parcel(
        self, kind: str, *, id: str = "", rev: int = 1, at: datetime | None = None, **told: Any
    ) -> Parcel:
        """Return a record of a kind, sealed."""
        name = id or (self.shift if kind == "shift" else str(uuid7()))
        record = {
            "v": 1,
            "id": name,
            "rev": rev,
            "kind": kind,
            "shift": self.shift,
            "at": (at or timezone.localtime()).isoformat(),
            **told,
        }
        bound = seal.info(self.enrolment.handle, name, rev)
        return Parcel(name, rev, self.key.pk, sealed(bytes(self.key.public), bound, record))

    def start(self, **told: Any) -> Parcel:
        """Return the record of a shift that begins."""
        first = {
            "date": timezone.localdate().isoformat(),
            "zone": self.zone.handle,
            "mode": "full",
            "staff": 2,
            "start": "21:00",
        }
        return self.parcel("shift", **(first | told))

    def tally(self, n: int = 1, what: str = "met", group: int = 0, **told: Any) -> Parcel:
        """Return the record of a count."""
        return self.parcel("tally", group=self.group(group).handle, what=what, n=n, **told)

    def met(self, who: dict[str, Any], **told: Any) -> Parcel:
        """Return the record of a meeting."""
        first = {"group": self.group().handle, "needs": ["health"], "given": [], "referred": []}
        return self.parcel("met", who=who, **(first | told))

    def end(self, **told: Any) -> Parcel:
        """Return the record of the end of a shift."""
        return self.parcel("end", **({"end": "02:00", "hours": "5", "staff": 2} | told))

    def send(self, *parcels: Parcel, **more: Any) -> list[Answered]:
        """Send records in one batch."""
        with acting_as(self.staff.as_actor()) as by:
            return take(by=by, enrolment=self.enrolment, parcels=parcels, **more)

    def states(self, *parcels: Parcel, **more: Any) -> list[str]:
        """Send records in one batch, and return what is said of each."""
        return [str(one.state) for one in self.send(*parcels, **more)]
