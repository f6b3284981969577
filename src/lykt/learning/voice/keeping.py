"""What this room keeps: the council's work, and what was said by nobody in particular."""

from lykt.organisation.keeping import Kept, RecordClass, classed


_SAID = "subject unit at received_on theme"

KEEPING = [
    Kept(
        "voice.CouncilMeeting",
        classed(staff="by", system="id handle controller at", work="day agenda came"),
        record=RecordClass.ARCHIVE,
        rule="retention.networks",
        since="day",
    ),
    Kept(
        "voice.Wish",
        classed(
            staff="by answered_by",
            system="id handle meeting at",
            work="text answer answered_on",
        ),
        record=RecordClass.ARCHIVE,
        rule="retention.networks",
        since="at",
    ),
    Kept(
        "voice.Feedback",
        classed(
            system="id handle controller",
            staff="by by_name settled_by",
            person=f"{_SAID} channel became settled_on",
            sealed="text",
        ),
        subjects=("subject",),
        nobodys=True,
        rule="retention.feedback",
        since="received_on",
    ),
    Kept(
        "voice.Complaint",
        classed(
            system="id handle controller",
            staff="by by_name",
            person=f"{_SAID} state due outcome answered_on",
            sealed="text reach",
        ),
        subjects=("subject",),
        nobodys=True,
        record=RecordClass.ARCHIVE,
        rule="retention.complaint",
        since="received_on",
    ),
    Kept(
        "voice.ComplaintEvent",
        classed(system="id complaint", staff="by by_name", person="at state outcome"),
        subjects=("complaint__subject",),
        nobodys=True,
        record=RecordClass.ARCHIVE,
        rule="retention.complaint",
        since="at",
    ),
]
