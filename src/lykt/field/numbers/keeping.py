"""What this room keeps: that there is a key, never the key and never a number."""

from lykt.organisation.keeping import Kept, classed


KEEPING = [
    Kept(
        "numbers.NumberKey",
        classed(system="id controller purpose year", work="made_at destroyed_at"),
    ),
]
