"""What this room keeps: shifts and what was counted on them, which are about no one person."""

from lykt.organisation.keeping import Kept, classed


_LISTED = "name place active"

KEEPING = [
    # Zones and groups stand as long as a unit counts by them: they have no day of their own.
    Kept("field.Zone", classed(system="id handle unit", work=_LISTED)),
    Kept("field.Group", classed(system="id handle unit", work=f"{_LISTED} gender origin region")),
    Kept(
        "field.Shift",
        classed(
            system="id handle controller unit changed_at register_id register_digest phone_key",
            work="date area zone staff started ended hours met seen state counted_only"
            " registered_at",
            staff="registered_by colleagues",
        ),
        rule="retention.shift",
        since="date",
    ),
    Kept(
        "field.Count",
        classed(
            system="id handle shift",
            work="group what number reason registered_at undone_at",
            staff="registered_by undone_by",
        ),
        rule="retention.shift",
        since="shift__date",
    ),
    Kept(
        "field.Met",
        classed(
            system="id handle shift count", person="contact registered_at", staff="registered_by"
        ),
        subjects=("contact__person",),
        rule="retention.contact",
        since="contact__date",
    ),
    Kept(
        "field.ShiftNote",
        classed(
            system="id handle controller shift",
            person="subject unit at undone_at",
            staff="by by_name",
            sealed="text",
        ),
        subjects=("subject",),
        nobodys=True,
        rule="retention.shift",
        since="shift__date",
    ),
    Kept(
        "field.ShiftChange",
        classed(system="id shift", work="at reason before after", staff="by by_name"),
        rule="retention.shift",
        since="shift__date",
    ),
]
