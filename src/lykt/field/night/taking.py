"""Taking in what a phone sends: each record once, in any order, none written over.

A batch is taken in one transaction, with the unit held: two phones at once are one after the
other, so that nothing waits for what has come meanwhile. What cannot be taken as it stands
goes to the unit's tray with the reason, sealed as it came.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db import transaction

from lykt.field.night import seal
from lykt.field.night.codes import ANSWERS, Answer, Kind, Mode, State, Why
from lykt.field.night.landing import Landing
from lykt.field.night.models import Enrolment, NightRecord
from lykt.field.night.records import LONGEST_SEALED, NoRecord, Said, read
from lykt.organisation.acting import Actor
from lykt.organisation.bulk import insert_objects
from lykt.organisation.models import Unit


#: The highest revision of a record.
HIGHEST_REV = 999


@dataclass(frozen=True, slots=True)
class Parcel:
    """A record as it was sent."""

    id: str
    rev: int
    key: str
    sealed: str


@dataclass(frozen=True, slots=True)
class Answered:
    """What the phone is told of a record."""

    id: str
    rev: int
    state: Answer
    why: str = ""


class Opener:
    """Opens records, asking the key store once for each key."""

    def __init__(self) -> None:
        self._keys: dict[str, object] = {}
        self._mac = seal.mac_key()

    def open(self, parcel: Parcel, enrolment: str) -> bytes:
        """Return what a parcel holds.

        Raises:
            CannotOpen: when it does not open.
        """
        if parcel.key not in self._keys:
            self._keys[parcel.key] = seal.private_key(parcel.key)
        bound = seal.info(enrolment, parcel.id, parcel.rev)
        private = self._keys[parcel.key]
        return seal.opened(private, seal.from_text(parcel.sealed), bound)  # type: ignore[arg-type]

    def mac(self, plain: bytes) -> str:
        """Return the digest by which another content of the same id is known."""
        return seal.content_mac(self._mac, plain)


@transaction.atomic
def take(
    *,
    by: Actor,
    enrolment: Enrolment,
    parcels: Sequence[Parcel],
    skew: timedelta = timedelta(0),
    lost: bool = False,
) -> list[Answered]:
    """Take a batch in, and say of each record what became of it, in the order it was sent.

    Args:
        by: the worker on the phone.
        enrolment: that worker on that phone.
        parcels: the records as they came.
        skew: how far the phone's clock goes before ours; it is taken off every moment.
        lost: the phone was reported lost: everything goes to the tray.
    """
    hold_unit(enrolment.unit_id)
    taking = _Taking(by, enrolment, skew, lost)
    return taking.run(parcels)


def hold_unit(unit: UUID) -> None:
    """Let no other batch of the unit be taken until the transaction ends."""
    Unit.objects.select_for_update(no_key=True).get(pk=unit)


class _Taking:
    def __init__(self, by: Actor, enrolment: Enrolment, skew: timedelta, lost: bool) -> None:
        self.by, self.enrolment, self.skew, self.lost = by, enrolment, skew, lost
        self.opener = Opener()
        self.known: dict[tuple[UUID, int, str], NightRecord] = {}
        self.revs: dict[UUID, set[int]] = {}

    def run(self, parcels: Sequence[Parcel]) -> list[Answered]:
        ids = [_record_id(parcel) for parcel in parcels]
        self._look_up([one for one in ids if one is not None])
        answers: list[Answered | None] = [None] * len(parcels)
        fresh: list[tuple[int, NightRecord, Said | None]] = []
        for place, (parcel, record) in enumerate(zip(parcels, ids, strict=True)):
            if record is None:
                answers[place] = Answered(parcel.id, parcel.rev, Answer.REFUSED, "form")
                continue
            row, said = self._opened(parcel, record)
            if row.pk in self._already:
                answers[place] = self._answered(parcel, row, ANSWERS[State(row.state)])
                continue
            fresh.append((place, row, said))
        self._land([(row, said) for _, row, said in fresh])
        for place, row, _said in fresh:
            state = Answer.TAKEN if row.state in _SETTLED else ANSWERS[State(row.state)]
            answers[place] = self._answered(parcels[place], row, state)
        return [one for one in answers if one is not None]

    def _answered(self, parcel: Parcel, row: NightRecord, state: Answer) -> Answered:
        """Return what the phone is told. Whether a code is somebody's, no answer gives away.

        Whoever has the sending key could else try all codes: a meeting that lies in the tray for
        a reason that may be about the person is with the unit, and so is what takes one back.
        """
        told = row.state == State.TRAY and row.why in _MAY_TELL.get(Kind(row.kind), ())
        if told and self.enrolment.mode == Mode.FULL:
            again = row.pk in self._already
            return Answered(parcel.id, parcel.rev, Answer.ALREADY if again else Answer.TAKEN)
        return Answered(parcel.id, parcel.rev, state, row.why)

    def _look_up(self, ids: list[UUID]) -> None:
        rows = NightRecord.objects.filter(
            controller=self.enrolment.unit.controller_id, record__in=ids
        )
        self._already = set()
        for row in rows:
            self.known[row.record, row.rev, row.content_mac] = row
            self.revs.setdefault(row.record, set()).add(row.rev)
            self._already.add(row.pk)

    def _opened(self, parcel: Parcel, record: UUID) -> tuple[NightRecord, Said | None]:
        """Return the row of a parcel, the one that is known or a new one, and what it says."""
        try:
            plain = self.opener.open(parcel, self.enrolment.handle)
        except (seal.CannotOpen, ValueError):
            mac = self.opener.mac(parcel.sealed.encode("utf-8"))
            return self._row(parcel, record, mac, Kind.UNKNOWN, Why.SEAL), None
        mac = self.opener.mac(plain)
        if (record, parcel.rev, mac) in self.known:
            return self.known[record, parcel.rev, mac], None
        try:
            said = read(plain, record, parcel.rev)
        except NoRecord:
            return self._row(parcel, record, mac, Kind.UNKNOWN, Why.CONTENT), None
        why = Why.LOST if self.lost else None
        if parcel.rev in self.revs.get(record, ()):
            why = Why.TWICE
        return self._row(parcel, record, mac, said.kind, why), said

    def _row(
        self, parcel: Parcel, record: UUID, mac: str, kind: Kind, why: Why | None
    ) -> NightRecord:
        """Return the known row of this content, or a new one, remembered for its twin."""
        found = self.known.get((record, parcel.rev, mac))
        if found is not None:
            return found
        row = NightRecord(
            controller_id=self.enrolment.unit.controller_id,
            unit_id=self.enrolment.unit_id,
            enrolment_id=self.enrolment.pk,
            record=record,
            rev=parcel.rev,
            kind=kind,
            state=State.TRAY if why else State.TAKEN,
            why=why or "",
            content_mac=mac,
            sealed=parcel.sealed,
            key=parcel.key,
        )
        self.known[record, parcel.rev, mac] = row
        self.revs.setdefault(record, set()).add(parcel.rev)
        return row

    def _land(self, fresh: list[tuple[NightRecord, Said | None]]) -> None:
        rows = {row.pk: row for row, _ in fresh}
        landing = Landing(self.by, self.enrolment, self.skew)
        landing.take([(row, said) for row, said in fresh if said and not row.why])
        insert_objects(list(rows.values()))
        landing.wake({row.record for row in rows.values()}, self._reopened)
        landing.finish()

    def _reopened(self, row: NightRecord) -> Said:
        return reopened(row, self.opener)


_SETTLED = (State.TAKEN, State.WAITING, State.DROPPED)
#: Reasons that a record can have for the sake of whom it, or what it takes back, names.
_MAY_TELL = {Kind.MET: (Why.NO_CODE, Why.ALLOWED, Why.CONTENT), Kind.UNDO: (Why.ALLOWED,)}


def reopened(row: NightRecord, opener: Opener | None = None) -> Said:
    """Return what a record says that lies here unsettled.

    Raises:
        CannotOpen: when it does not open.
        NoRecord: when it is no record.
    """
    parcel = Parcel(str(row.record), row.rev, row.key, row.sealed)
    plain = (opener or Opener()).open(parcel, row.enrolment.handle)
    return read(plain, row.record, row.rev)


def _record_id(parcel: Parcel) -> UUID | None:
    """Return the id of a parcel; None where it is no record at all."""
    if len(parcel.sealed) > LONGEST_SEALED or not 1 <= parcel.rev <= HIGHEST_REV:
        return None
    if "\0" in parcel.key:
        return None
    try:
        found = UUID(parcel.id)
        seal.from_text(parcel.sealed)
    except ValueError:
        return None
    return found if found.version == 7 and str(found) == parcel.id else None
