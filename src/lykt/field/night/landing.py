"""What becomes of a record that could be read: a shift, a count, a contact, a note, a concern.

New counts and contacts are written together, since a night has hundreds. Whatever changes
something that stands is done one by one, by the same actions as at the desk.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from lykt.concerns.actions import raise_concern
from lykt.concerns.codes import Age
from lykt.field import actions, queries
from lykt.field.codes import ShiftState, Sight
from lykt.field.models import Count, Group, Met, Shift
from lykt.field.night import changing, rules
from lykt.field.night.codes import Kind, Mode, State, Why
from lykt.field.night.models import Enrolment, NightRecord
from lykt.field.night.records import (
    ByCode,
    ConcernSaid,
    EndSaid,
    MetSaid,
    NoteSaid,
    Said,
    ShiftSaid,
    SomebodyNew,
    TallySaid,
    UndoSaid,
    Unknown,
)
from lykt.field.night.standing import CannotStand, MustWait, settle
from lykt.organisation.access import check_may_in
from lykt.organisation.acting import Actor, acting_as
from lykt.organisation.bulk import insert_objects
from lykt.organisation.models import Staff
from lykt.people.actions import new_contact, register_together
from lykt.people.codes import Channel
from lykt.people.models import Contact, Person
from lykt.people.pseudonyms import fold
from lykt.people.queries import kept_person


#: A shift that began longer ago is not taken in without somebody having looked.
OLDEST = timedelta(days=14)
#: What is taken of somebody who only counts.
COUNTED = (Kind.SHIFT, Kind.TALLY, Kind.NOTE, Kind.CONCERN, Kind.END, Kind.UNDO)

_FIRST = (Kind.SHIFT,)
_ADDS = (Kind.TALLY, Kind.MET, Kind.NOTE, Kind.CONCERN)
_CAN_BE_UNDONE = (*_ADDS, Kind.END)


@dataclass
class Known:
    """What the records of a batch name, asked for once."""

    shifts: dict[UUID, Shift] = field(default_factory=dict)
    groups: dict[str, Group] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)


@dataclass
class Landing:
    """The records of one batch on their way in."""

    by: Actor
    enrolment: Enrolment
    skew: timedelta
    #: Somebody has looked and decided: what a desk has changed is written over.
    decided: bool = False
    known: Known = field(default_factory=Known)
    #: Rows of this batch by the id of their record, before they are saved.
    rows: dict[UUID, list[NightRecord]] = field(default_factory=dict)
    touched: set[UUID] = field(default_factory=set)
    #: Records that have been taken back, whether or not they had come.
    undone: set[UUID] = field(default_factory=set)
    counts: list[Count] = field(default_factory=list)
    contacts: list[Contact] = field(default_factory=list)
    meetings: list[Met] = field(default_factory=list)

    def take(self, records: list[tuple[NightRecord, Said]]) -> None:
        """Take records in, in the order in which they need each other."""
        self._ask([said for _, said in records])
        for row, said in sorted(records, key=_turn):
            if self._adds_nothing(said):
                self._write()
            self.rows.setdefault(row.record, []).append(row)
            self.one(row, said)
        self._write()

    def again(self, row: NightRecord, said: Said) -> None:
        """Take one record in that lies here already."""
        self._ask([said])
        self.one(row, said)
        self._write()

    def one(self, row: NightRecord, said: Said) -> None:
        """Take one record in, and write down how it stands."""
        if row.record in self.undone and row.kind in _CAN_BE_UNDONE:
            settle(row, self.by, State.DROPPED)
            return
        try:
            if row.rev > 1:
                with transaction.atomic():
                    self._changed(row, said)
            elif _is_gathered(said):
                # Nothing is written yet that would have to be taken back.
                _WAYS[Kind(said.kind)](self, row, said)
            else:
                with transaction.atomic():
                    _WAYS[Kind(said.kind)](self, row, said)
        except CannotStand as problem:
            row.state = State.CONFLICT if problem.why == Why.CHANGED else State.TRAY
            row.why = problem.why
        except MustWait as waiting:
            row.state, row.waits_for = State.WAITING, waiting.record
        except PermissionDenied:
            row.state, row.why = State.TRAY, Why.ALLOWED
        except ValidationError:
            row.state, row.why = State.TRAY, Why.CONTENT
        else:
            settle(row, self.by, State(row.state))

    def wake(self, came: Collection[UUID], reopened: Callable[[NightRecord], Said]) -> None:
        """Take in what has waited for the records that came, and what waited for those.

        Each as the word of whoever wrote it, though another phone has sent what it needs.
        """
        came = set(came)
        while came:
            rows = NightRecord.objects.filter(
                controller=self.enrolment.unit.controller_id,
                state=State.WAITING,
                waits_for__in=came,
            ).select_related("enrolment__staff", "enrolment__unit")
            told: dict[Enrolment, list[tuple[NightRecord, Said]]] = {}
            for row in rows:
                told.setdefault(row.enrolment, []).append((row, reopened(row)))
            came = set()
            for enrolment, records in told.items():
                with acting_as(enrolment.staff.as_actor()) as author:
                    other = Landing(author, enrolment, self.skew)
                    came |= other.wakened(records)
                self.touched |= other.touched

    def wakened(self, records: list[tuple[NightRecord, Said]]) -> set[UUID]:
        """Take in what has waited, and return what now stands."""
        self._ask([said for _, said in records])
        for row, said in sorted(records, key=_turn):
            row.state, row.waits_for = State.TAKEN, None
            self.one(row, said)
            self._write()
            row.save()
        return {row.record for row, _ in records if row.state == State.TAKEN}

    def finish(self) -> None:
        """Reckon the shifts anew that something was counted on."""
        for shift in Shift.objects.select_for_update().filter(pk__in=self.touched).order_by("pk"):
            actions.reckon(shift)

    # ---- Each kind

    def _shift(self, row: NightRecord, said: ShiftSaid) -> None:
        self._may(said)
        zone = queries.zones_of(self.enrolment.unit_id).filter(handle=said.zone).first()
        if zone is None:
            raise CannotStand(Why.ZONE)
        today = timezone.localdate()
        if said.date > today or (said.date < today - OLDEST and not self.decided):
            raise CannotStand(Why.DATE)
        if Shift.objects.filter(
            controller=self.enrolment.unit.controller_id, phone_key=row.record
        ).exists():
            raise CannotStand(Why.TWICE)
        colleagues = Staff.objects.filter(
            handle__in=said.colleagues, posts__unit=self.enrolment.unit_id
        ).distinct()
        row.shift = actions.start_shift(
            by=self.by,
            unit=self.enrolment.unit,
            date=said.date,
            zone=zone,
            staff=said.staff,
            started=said.start,
            colleagues=list(colleagues),
            counted_only=said.mode == Mode.COUNT,
            phone_key=row.record,
        )
        self.known.shifts[row.record] = row.shift

    def _tally(self, row: NightRecord, said: TallySaid) -> None:
        self._may(said)
        shift = self._shift_of(said)
        # By key, here and below: hundreds of rows, and nobody asks for what they point at.
        row.shift_id = shift.pk
        row.count_id = self._counted(shift, self._group(said.group), said.what, said.n)

    def _met(self, row: NightRecord, said: MetSaid) -> None:
        self._may(said)
        shift = self._shift_of(said)
        group = self._group(said.group) if said.group else None
        contact = new_contact(
            by=self.by,
            unit=self.enrolment.unit,
            date=shift.date,
            channel=Channel.STREET,
            needs=said.needs,
            given=said.given,
            referred=said.referred,
            **self.who(said),
        )
        met = Met(shift_id=shift.pk, contact_id=contact.pk, registered_by_id=self.by.staff)
        if group is not None:
            met.count_id = self._counted(shift, group, Sight.MET, contact.count)
        self.contacts.append(contact)
        self.meetings.append(met)
        row.shift_id, row.met_id = shift.pk, met.pk

    def _note(self, row: NightRecord, said: NoteSaid) -> None:
        self._may(said)
        row.shift = self._shift_of(said)
        row.note = actions.write_note(by=self.by, shift=row.shift, text=said.text)

    def _concern(self, row: NightRecord, said: ConcernSaid) -> None:
        # Without waiting for its shift: a worry is not held up by the order of the post.
        at = rules.moment_of(said.at, self.skew, timezone.now())
        row.concern = raise_concern(
            by=self.by,
            unit=self.enrolment.unit,
            urgency=said.urgency,
            age=Age.CHILD if said.about == "child" else Age.ADULT,
            seen=said.seen,
            received_at=at,
        )

    def _end(self, row: NightRecord, said: EndSaid) -> None:
        self._may(said)
        row.shift = shift = self._shift_of(said)
        shift.refresh_from_db()
        if shift.state == ShiftState.CLOSED:
            if (shift.hours, shift.staff) == (said.hours, said.staff):
                return
            if not self.decided:
                raise CannotStand(Why.ENDED)
            changing.end_anew(shift, said, self.by)
            return
        actions.end_shift(
            by=self.by, shift=shift, ended=said.end, hours=said.hours, staff=said.staff
        )

    def _undo(self, row: NightRecord, said: UndoSaid) -> None:
        # Kept when it is settled: what it takes back may come later, and is put away then.
        row.waits_for = said.target
        said_of_it = self._revisions(said.target)
        for one in said_of_it:
            self._is_theirs(one)
        if said_of_it:
            row.shift = said_of_it[-1].shift
        for one in [one for one in said_of_it if one.state == State.TAKEN][-1:]:
            changing.take_back(one, self.by, decided=self.decided)
            self._touch(one)
        for one in said_of_it:
            changing.put_away(one, self.by)
        self.undone.add(said.target)

    def _changed(self, row: NightRecord, said: Said) -> None:
        earlier = [one for one in self._revisions(row.record) if one.rev < row.rev]
        if [one.rev for one in earlier] != list(range(1, row.rev)):
            # Any that is missing would stand beside this one when it comes.
            raise MustWait(row.record)
        for one in earlier:
            self._is_theirs(one)
        if earlier[-1].kind != row.kind:
            raise CannotStand(Why.CONTENT)
        # One before the last may be what stands, while the last waits or is asked about.
        standing = next((one for one in reversed(earlier) if one.state == State.TAKEN), None)
        if standing is None:
            _WAYS[Kind(said.kind)](self, row, said)
        elif isinstance(said, TallySaid | NoteSaid):
            changing.take_back(standing, self.by, decided=self.decided)
            _WAYS[Kind(said.kind)](self, row, said)
        else:
            changing.put_right(standing, row, said, self)
        # Last: had this one to wait, they would have to wait with it.
        for one in earlier:
            if one.state not in (State.TAKEN, State.DROPPED):
                changing.put_away(one, self.by)
        self._touch(standing or earlier[-1])
        self._write()

    # ---- What they share

    def _may(self, said: Said) -> None:
        if self.enrolment.mode == Mode.COUNT and said.kind not in COUNTED:
            raise CannotStand(Why.ALLOWED)

    def _is_theirs(self, before: NightRecord) -> None:
        """Refuse to take back or put right what another has sent, by its id alone."""
        if before.enrolment_id == self.enrolment.pk:
            return
        enrolment = before.enrolment
        same_unit = before.unit_id == self.enrolment.unit_id
        if not same_unit or (enrolment.staff_id != self.enrolment.staff_id and not self.decided):
            raise CannotStand(Why.ALLOWED)

    def _shift_of(self, said: Said) -> Shift:
        shift = self.known.shifts.get(said.shift)
        if shift is None:
            raise MustWait(said.shift)
        if shift.unit_id != self.enrolment.unit_id:
            raise CannotStand(Why.NOT_YOURS)
        return shift

    def _group(self, handle: str) -> Group:
        if handle not in self.known.groups:
            raise CannotStand(Why.GROUP)
        return self.known.groups[handle]

    def _counted(self, shift: Shift, group: Group, what: str, number: int) -> UUID:
        """Count so many of a group, to be written with the others; return the key of it."""
        check_may_in(self.by, "count", "shift", shift.unit_id)
        count = Count(
            shift_id=shift.pk,
            group_id=group.pk,
            what=what,
            number=number,
            registered_by_id=self.by.staff,
        )
        self.counts.append(count)
        self.touched.add(shift.pk)
        return count.pk

    def who(self, said: MetSaid) -> dict[str, Any]:
        """Return whom a record says was met, as `new_contact` takes it."""
        match said.who:
            case ByCode(code=code):
                if (person := self.known.people.get(fold(code))) is None:
                    raise CannotStand(Why.NO_CODE)
                return {"person": person}
            case SomebodyNew(new=told):
                return {"new_person": {k: v for k, v in told.model_dump().items() if v}}
            case Unknown(anonymous=number):
                return {"count": number}

    def group(self, handle: str | None) -> Group | None:
        """Return the group of a handle, None where none is said."""
        return self._group(handle) if handle else None

    def _touch(self, row: NightRecord) -> None:
        if row.shift_id is not None:
            self.touched.add(row.shift_id)

    def _revisions(self, record: UUID) -> list[NightRecord]:
        """Return what has come under an id, of this batch and before, the first said first."""
        there = NightRecord.objects.filter(
            controller=self.enrolment.unit.controller_id, record=record
        ).exclude(why=Why.TWICE)
        there = there.select_related("enrolment")
        here = {row.pk: row for row in self.rows.get(record, [])}
        found = [*here.values(), *(row for row in there if row.pk not in here)]
        return sorted(found, key=lambda row: row.rev)

    def _ask(self, said: Iterable[Said]) -> None:
        """Ask the database for everything the records name, a query for each kind of thing."""
        told = list(said)
        undone = NightRecord.objects.filter(
            controller=self.enrolment.unit.controller_id,
            enrolment__staff=self.enrolment.staff_id,
            unit=self.enrolment.unit_id,
            kind=Kind.UNDO,
            state=State.TAKEN,
            waits_for__in={one.id for one in told},
        )
        self.undone |= set(undone.values_list("waits_for", flat=True))
        unit = self.enrolment.unit_id
        keys = {one.shift for one in told} - self.known.shifts.keys()
        shifts = Shift.objects.select_related("unit", "zone").filter(
            controller=self.enrolment.unit.controller_id, phone_key__in=keys
        )
        self.known.shifts |= {shift.phone_key: shift for shift in shifts if shift.phone_key}
        if not self.known.groups:
            self.known.groups = {one.handle: one for one in Group.objects.filter(unit=unit)}
        codes = {
            fold(one.who.code)
            for one in told
            if isinstance(one, MetSaid) and isinstance(one.who, ByCode)
        }
        if codes := codes - self.known.people.keys():
            people = Person.objects.filter(unit=unit, code_key__in=codes)
            for person in people.select_related("merged_into"):
                self.known.people[person.code_key] = kept_person(person)

    def _adds_nothing(self, said: Said) -> bool:
        return said.kind not in (*_FIRST, *_ADDS) or said.rev > 1

    def _write(self) -> None:
        """Write what was gathered: contacts, counts, and what ties them to the shift."""
        register_together(self.contacts)
        insert_objects(self.counts)
        insert_objects(self.meetings)
        self.contacts, self.counts, self.meetings = [], [], []


def _is_gathered(said: Said) -> bool:
    """Tell whether a record is written together with others, and nothing of it before."""
    if isinstance(said, MetSaid):
        return not isinstance(said.who, SomebodyNew)
    return isinstance(said, TallySaid)


def _turn(record: tuple[NightRecord, Said]) -> tuple[int, int]:
    """Return when a record's turn is: what others need comes first."""
    row, said = record
    if row.rev > 1 and not isinstance(said, UndoSaid):
        return 3, row.rev
    if said.kind in _FIRST:
        return 0, 0
    return {Kind.END: 2, Kind.UNDO: 4}.get(Kind(said.kind), 1), 0


_WAYS: dict[Kind, Callable[[Landing, NightRecord, Any], None]] = {
    Kind.SHIFT: Landing._shift,
    Kind.TALLY: Landing._tally,
    Kind.MET: Landing._met,
    Kind.NOTE: Landing._note,
    Kind.CONCERN: Landing._concern,
    Kind.END: Landing._end,
    Kind.UNDO: Landing._undo,
}
