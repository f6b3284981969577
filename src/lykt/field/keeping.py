"""What this room keeps: shifts, which are about no one person."""

from lykt.organisation.keeping import Kept, classed


KEEPING = [
    Kept(
        "field.Shift",
        classed(
            system="id handle controller unit changed_at register_id register_digest",
            work="date area staff hours met seen registered_at",
            staff="registered_by",
        ),
        rule="retention.shift",
        since="date",
    ),
]
