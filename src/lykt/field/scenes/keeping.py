"""What this room keeps: scenes, and signals that are about nobody."""

from lykt.organisation.keeping import Kept, classed


KEEPING = [
    Kept(
        "scenes.Scene",
        classed(
            system="id handle controller unit changed_at register_id register_digest",
            work="kind name zone last_known registered_at",
            staff="registered_by",
        ),
        rule="retention.scene",
        since="last_known",
    ),
    Kept(
        "scenes.Signal",
        classed(
            system="id handle controller unit subject changed_at",
            work="scene at day kind source strength done state review_on",
            staff="by by_name",
            sealed="words",
        ),
        subjects=("subject",),
        nobodys=True,
        rule="retention.signal",
        since="day",
    ),
    Kept(
        "scenes.SignalEvent",
        classed(system="id signal", work="at act", staff="by by_name"),
        rule="retention.signal",
        since="signal__day",
    ),
]
