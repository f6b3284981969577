"""What this room keeps: material and its piles, which are about nobody."""

from lykt.organisation.keeping import Kept, RecordClass, classed


def _kept(table: str, since: str, staff: str = "by", **fields: str) -> Kept:
    """Return a table about the work: archive, for it shows what a public body gave out."""
    return Kept(
        f"material.{table}",
        classed(staff=staff, **fields),
        record=RecordClass.ARCHIVE,
        rule="retention.networks",
        since=since,
    )


KEEPING = [
    _kept("Material", "at", system="id handle controller at", work="title kind purpose rested_on"),
    _kept(
        "Version",
        "at",
        system="id handle material at",
        work="language number made_on reviewed_on checked_on checked_by unchecked_why stock",
    ),
    _kept(
        "Move",
        "day",
        staff="by by_name",
        system="id handle version at",
        work="kind change where unit day corrects",
    ),
    _kept(
        "MaterialEvent",
        "at",
        staff="by by_name",
        system="id material at",
        work="language number act",
    ),
]
