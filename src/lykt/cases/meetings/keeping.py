"""What this room keeps: meetings, who was there, what was decided and what was told."""

from lykt.organisation.keeping import Kept, RecordClass, classed


def _kept(table: str, *, staff: str = "", **fields: str) -> Kept:
    return Kept(
        f"meetings.{table}",
        classed(system="id handle controller unit", staff=f"by by_name {staff}", **fields),
        subjects=("subject",),
        record=RecordClass.ARCHIVE,
        rule="retention.case",
        since="case__changed_at",
    )


_OF = "subject case at meeting"

KEEPING = [
    _kept(
        "Meeting",
        staff="closed_by",
        person="subject case at state starts_at ends_at room held_at closed_at why_cancelled",
        sealed="place",
    ),
    _kept(
        "Participant",
        # What somebody may be told about tells what there is to tell.
        person=f"{_OF} who member body named_keys present",
        special="covered",
        sealed="body_named name",
    ),
    _kept("AgendaItem", person=f"{_OF} place", special="kinds", sealed="title"),
    _kept("LeftRoom", person=f"{_OF} item participant"),
    _kept("ToldThere", person=f"{_OF} item", special="kind", sealed="text"),
    _kept("Decision", staff="owner", person=f"{_OF} item owner_body due", sealed="what"),
    _kept("MeetingReceipt", person=f"{_OF} participant state disclosure"),
    _kept("MinutesCorrection", person=_OF, sealed="text"),
]
