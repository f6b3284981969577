"""What this room keeps: counts of nobody in particular, and a pseudonym for a while."""

from lykt.organisation.keeping import Kept, classed


_SYSTEM = "id handle controller unit changed_at register_id register_digest"

KEEPING = [
    Kept(
        "online.Chat",
        classed(
            system=_SYSTEM,
            work="date channel target minutes themes referred count registered_at corrected_at"
            " undone_at",
            staff="registered_by corrected_by",
        ),
        rule="retention.chat",
        since="date",
    ),
    Kept(
        "online.Call",
        classed(
            system=_SYSTEM,
            work="date language mediator outcome registered_at undone_at",
            staff="registered_by",
            person="number",
        ),
        rule="retention.chat",
        since="date",
    ),
    Kept(
        "online.CalledNumber",
        classed(system="id controller", person="token last_on"),
        rule="retention.called_number",
        since="last_on",
    ),
]
