"""What this room keeps: events and the bodies they reach. Of people only staff are named."""

from lykt.organisation.keeping import Kept, RecordClass, classed


_RULE = "retention.learning"

KEEPING = [
    # A body stays in the register as long as it is taught: it has no day of its own.
    Kept(
        "learning_events.Receiver",
        classed(
            system="id handle controller", work="name kind municipality active at", staff="by"
        ),
    ),
    Kept(
        "learning_events.Event",
        classed(
            system="id handle controller unit",
            work="kind day title theme audience place municipality receivers classes "
            "participants state evaluations grade evaluation at changed_at undone_at",
            staff="by held_by",
        ),
        record=RecordClass.ARCHIVE,
        rule=_RULE,
        since="day",
    ),
    Kept(
        "learning_events.EventChange",
        classed(system="id event", work="act was state fields at", staff="by by_name"),
        record=RecordClass.ARCHIVE,
        rule=_RULE,
        since="event__day",
    ),
]
