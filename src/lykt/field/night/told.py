"""What a record in the tray says, in words, beside what stands here."""

from typing import Any

from django.utils.formats import date_format, time_format
from django.utils.translation import gettext as _

from lykt.field.models import Group, Shift, Zone
from lykt.field.night.models import NightRecord
from lykt.field.night.records import (
    ByCode,
    ConcernSaid,
    EndSaid,
    MetSaid,
    NoRecord,
    NoteSaid,
    Said,
    ShiftSaid,
    SomebodyNew,
    TallySaid,
    UndoSaid,
)
from lykt.field.night.seal import CannotOpen
from lykt.field.night.taking import reopened
from lykt.people import codes
from lykt.people.models import Person
from lykt.people.pseudonyms import fold


Rows = list[tuple[str, str]]


def said_by(record: NightRecord) -> Said | None:
    """Return what a record says; None where it cannot be read."""
    try:
        return reopened(record)
    except (CannotOpen, NoRecord):
        return None


def person_of(record: NightRecord, said: Said | None) -> Person | None:
    """Return the person whose code a record names, if there is one in the unit."""
    if not isinstance(said, MetSaid) or not isinstance(said.who, ByCode):
        return None
    key = fold(said.who.code)
    return Person.objects.filter(unit=record.unit_id, code_key=key).first()


def in_words(said: Said | None) -> Rows:
    """Return what a record says, a row for each thing it tells."""
    match said:
        case ShiftSaid():
            return [
                (_("Day"), date_format(said.date, "SHORT_DATE_FORMAT")),
                (_("Zone"), _named(Zone, said.zone)),
                (_("From"), time_format(said.start, "H.i") if said.start else ""),
                (_("How many went"), str(said.staff)),
            ]
        case TallySaid():
            return [
                (_("Group"), _named(Group, said.group)),
                (str(said.what.label), f"{said.n:+d}"),
            ]
        case MetSaid():
            return _met(said)
        case NoteSaid():
            return [(_("About the scene"), said.text)]
        case ConcernSaid():
            return [(_("Worry"), said.about), (_("What was seen"), said.seen)]
        case EndSaid():
            return [
                (_("To"), time_format(said.end, "H.i") if said.end else ""),
                (_("Hours"), str(said.hours)),
                (_("How many went"), str(said.staff)),
            ]
        case UndoSaid():
            return [(_("Takes back"), _("what the same phone sent before"))]
        case _:
            return []


def _met(said: MetSaid) -> Rows:
    match said.who:
        case ByCode(code=code):
            who = code
        case SomebodyNew():
            who = _("somebody new")
        case other:
            who = _("%(n)s anonymous") % {"n": other.anonymous}
    return [
        (_("Who"), who),
        (_("Group"), _named(Group, said.group) if said.group else ""),
        (_("Needs"), _listed(codes.Need, said.needs)),
        (_("Given"), _listed(codes.Given, said.given)),
        (_("Referred to"), _listed(codes.Referral, said.referred)),
    ]


def _listed(kind: Any, values: list[Any]) -> str:
    return ", ".join(str(kind(value).label) for value in values)


def _named(table: type[Zone] | type[Group], handle: str) -> str:
    found = table.objects.filter(handle=handle).first()
    return found.name if found else _("not known here")


def meeting_beside(record: NightRecord) -> NightRecord | None:
    """Return the record by which a meeting stands here that another speaks of."""
    found: NightRecord | None = (
        NightRecord.objects.filter(unit=record.unit_id, record=record.record)
        .exclude(met=None)
        .select_related("met__contact__person", "met__count__group")
        .first()
    )
    return found


def what_stands(record: NightRecord, earlier: NightRecord | None) -> Rows:
    """Return what stands here of what a record speaks of, beside which it is shown."""
    if earlier is not None and earlier.met is not None:
        contact = earlier.met.contact
        counted = earlier.met.count
        return [
            (_("Who"), contact.person.code if contact.person else str(contact.count)),
            (_("Group"), counted.group.name if counted else ""),
            (_("Needs"), _listed(codes.Need, contact.needs)),
            (_("Given"), _listed(codes.Given, contact.given)),
            (_("Referred to"), _listed(codes.Referral, contact.referred)),
        ]
    return _shift(record.shift) if record.shift else []


def _shift(shift: Shift) -> Rows:
    return [
        (_("Day"), date_format(shift.date, "SHORT_DATE_FORMAT")),
        (_("Zone"), shift.area),
        (_("From"), time_format(shift.started, "H.i") if shift.started else ""),
        (_("To"), time_format(shift.ended, "H.i") if shift.ended else ""),
        (_("Hours"), str(shift.hours or "")),
        (_("How many went"), str(shift.staff)),
    ]
