"""What is kept of emergencies."""

from lykt.organisation.keeping import Kept, RecordClass, classed


KEEPING = [
    Kept(
        "emergency.EmergencyAccess",
        classed(
            system="id handle",
            work="controller",
            staff="by by_name",
            person="subject unit at until ended_at",
            special="why",
            sealed="story",
        ),
        subjects=("subject",),
        record=RecordClass.ARCHIVE,
        rule="retention.emergency_access",
        since="at",
    )
]
