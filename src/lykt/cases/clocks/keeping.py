"""What this room keeps: follow-ups of a case, and the secrets of calendars."""

from lykt.organisation.keeping import Kept, RecordClass, classed


KEEPING = [
    Kept(
        "clocks.FollowUp",
        classed(
            system="id handle controller unit",
            staff="by by_name",
            person="subject case at day next_by",
            sealed="note",
        ),
        subjects=("subject",),
        record=RecordClass.ARCHIVE,
        rule="retention.case",
        since="case__changed_at",
    ),
    # It goes when it is shut, or with the account.
    Kept("clocks.CalendarAddress", classed(system="id", staff="staff at", secret="digest")),
]
