"""What this room keeps: the work of the cooperation team, and nothing about anybody."""

from lykt.organisation.keeping import Kept, classed


KEEPING = [
    Kept(
        "general_meetings.GeneralMeeting",
        classed(
            system="id handle",
            work="unit day purpose themes bodies next_on at",
            staff="by",
        ),
    ),
    Kept(
        "general_meetings.GeneralTask",
        classed(system="id handle", work="meeting text body due state at", staff="owner"),
    ),
]
