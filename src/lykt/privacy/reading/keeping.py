"""What this room keeps: who has read. It names those read under a key, and holds no content."""

from lykt.organisation.keeping import Kept, RecordClass, classed


RULE = "retention.reading_record"

KEEPING = [
    Kept(
        "reading.ReadingEntry",
        classed(
            system="number controller previous digest",
            staff="at actor_kind actor staff what ground",
            person="subjects",
        ),
        record=RecordClass.ARCHIVE,
        rule=RULE,
        since="at",
    ),
    Kept("reading.ReadingTip", classed(system="id count digest seal")),
    Kept(
        "reading.ReadingCheck",
        classed(system="id", work="at intact entries broken_at why lost heads", staff="by"),
        record=RecordClass.ARCHIVE,
        rule=RULE,
        since="at",
    ),
]
