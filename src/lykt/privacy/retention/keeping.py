"""What this room keeps. What is about somebody goes when they do, and not before."""

from lykt.organisation.keeping import Kept, RecordClass, classed


KEEPING = [
    Kept(
        "retention.LegalHold",
        classed(
            system="id handle controller unit",
            person="subject at until lifted_at",
            staff="by by_name lifted_by lifted_by_name",
            sealed="reason",
        ),
        subjects=("subject",),
        record=RecordClass.ARCHIVE,
        rule="retention.person",
        since="at",
    ),
    Kept(
        "retention.RetentionChoice",
        classed(
            system="id controller", work="rule months source decided_on at", staff="by by_name"
        ),
        record=RecordClass.ARCHIVE,
    ),
    Kept(
        "retention.LastSign",
        classed(person="subject day"),
        subjects=("subject",),
        rule="retention.person",
        since="day",
    ),
]
