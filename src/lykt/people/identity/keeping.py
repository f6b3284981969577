"""What is kept of names."""

from lykt.organisation.keeping import Kept, classed


KEEPING = [
    Kept(
        "identity.Identity",
        classed(
            system="id handle",
            work="controller",
            staff="by by_name",
            person="subject unit at changed_at",
            sealed="name phone address heed",
        ),
        subjects=("subject",),
        # A name stays no longer than its consent, and no longer than the person.
        rule="retention.person",
        since="changed_at",
    )
]
