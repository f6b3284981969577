"""What this room keeps: counts of requests for advice. Of people only staff are named."""

from lykt.organisation.keeping import Kept, classed


KEEPING = [
    Kept(
        "learning_requests.AdviceRequest",
        classed(
            system="id handle controller unit",
            work="day asked_by theme way minutes outcome at undone_at",
            staff="by",
        ),
        rule="retention.learning",
        since="day",
    ),
]
