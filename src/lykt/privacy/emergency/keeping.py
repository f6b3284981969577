"""What is kept of emergencies."""

from lykt.organisation.keeping import Kept, RecordClass, Sensitivity


KEEPING = [
    Kept(
        "emergency.EmergencyAccess",
        {
            "id": Sensitivity.SYSTEM,
            "handle": Sensitivity.SYSTEM,
            "subject": Sensitivity.PERSON,
            "controller": Sensitivity.WORK,
            "unit": Sensitivity.PERSON,
            "at": Sensitivity.PERSON,
            "by": Sensitivity.STAFF,
            "by_name": Sensitivity.STAFF,
            "why": Sensitivity.SPECIAL,
            "story": Sensitivity.SEALED,
            "until": Sensitivity.PERSON,
            "ended_at": Sensitivity.PERSON,
        },
        subjects=("subject",),
        record=RecordClass.ARCHIVE,
        rule="retention.emergency_access",
        since="at",
    )
]
