"""What is kept of names."""

from lykt.organisation.keeping import Kept, Sensitivity


KEEPING = [
    Kept(
        "identity.Identity",
        {
            "id": Sensitivity.SYSTEM,
            "handle": Sensitivity.SYSTEM,
            "subject": Sensitivity.PERSON,
            "controller": Sensitivity.WORK,
            "unit": Sensitivity.PERSON,
            "at": Sensitivity.PERSON,
            "by": Sensitivity.STAFF,
            "by_name": Sensitivity.STAFF,
            "name": Sensitivity.SEALED,
            "phone": Sensitivity.SEALED,
            "address": Sensitivity.SEALED,
            "heed": Sensitivity.SEALED,
            "changed_at": Sensitivity.PERSON,
        },
        subjects=("subject",),
        # A name stays no longer than its consent, and no longer than the person.
        rule="retention.person",
        since="changed_at",
    )
]
