"""What this room keeps: wishes and bookings, for as long as the case."""

from lykt.organisation.keeping import Kept, RecordClass, classed


_SYSTEM = "id handle controller unit"
_STAFF = "by by_name"


def _of_case(table: str, **fields: str) -> Kept:
    return Kept(
        table,
        classed(system=_SYSTEM, **fields),
        subjects=("subject",),
        record=RecordClass.ARCHIVE,
        rule="retention.case",
        since="case__changed_at",
    )


KEEPING = [
    _of_case(
        "interpreting.Wishes",
        staff=_STAFF,
        person="subject case at changed_at gender",
        # A language and a background tell where somebody comes from.
        special="languages background",
        sealed="avoid not_this_one",
    ),
    _of_case(
        "interpreting.Booking",
        staff=f"{_STAFF} booked_by",
        work="agency",
        person="subject case at when way qualified state nobody_close",
        special="language occasion",
        sealed="remark",
    ),
]
