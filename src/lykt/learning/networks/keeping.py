"""What this room keeps: the work of groups, and nothing about anybody who is met."""

from lykt.organisation.keeping import Kept, RecordClass, classed


def _kept(table: str, since: str, staff: str = "by", **fields: str) -> Kept:
    """Return a table about the work: archive, for it shows what a public body agreed to."""
    return Kept(
        f"networks.{table}",
        classed(staff=staff, **fields),
        record=RecordClass.ARCHIVE,
        rule="retention.networks",
        since=since,
    )


KEEPING = [
    _kept(
        "Network",
        "at",
        system="id handle controller at",
        work="name purpose every_months since rested_on",
    ),
    _kept(
        "Member",
        "at",
        staff="by staff",
        system="id handle network at",
        work="body role since left_on",
    ),
    _kept("Meeting", "day", system="id handle network at", work="day place state came more"),
    _kept("Point", "at", system="id handle meeting at", work="title minutes place"),
    _kept(
        "Decision",
        "at",
        staff="by owner",
        system="id handle meeting at",
        work="text body due state settled_on",
    ),
    _kept("NetworkEvent", "at", staff="by by_name", system="id network meeting at", work="act"),
]
