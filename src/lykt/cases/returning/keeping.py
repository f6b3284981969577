"""What this room keeps of returns and settling."""

from lykt.organisation.keeping import Kept, RecordClass, classed


def _kept(table: str, fields: str) -> Kept:
    return Kept(
        table,
        classed(
            system="id handle controller unit",
            staff="by by_name",
            person=f"subject case at {fields}",
        ),
        subjects=("subject",),
        record=RecordClass.ARCHIVE,
        rule="retention.case",
        since="case__changed_at",
    )


KEEPING = [
    _kept("returning.ListItem", "code state day step"),
    _kept("returning.ReturnNews", "event how next_by"),
    _kept("returning.ReturnStop", "event reason"),
]
