"""What this room keeps: hours as numbers, and what a unit says it has room for."""

from lykt.organisation.keeping import Kept, RecordClass, classed


KEEPING = [
    Kept(
        "capacity.Hours",
        classed(
            system="id handle controller unit",
            staff="by by_name",
            person="subject case at day what hours",
        ),
        subjects=("subject",),
        record=RecordClass.ARCHIVE,
        rule="retention.case",
        since="case__changed_at",
    ),
    Kept(
        "capacity.Capacity",
        classed(system="id handle", work="unit since at_once positions", staff="by"),
    ),
]
