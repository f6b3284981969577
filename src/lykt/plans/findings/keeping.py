"""What this room keeps: which measure was made of which finding."""

from lykt.organisation.keeping import Kept, RecordClass, classed


KEEPING = [
    Kept(
        "plan_findings.Origin",
        classed(system="id handle measure finding", work="written_at", staff="by_name"),
        record=RecordClass.ARCHIVE,
        rule="retention.plans",
        since="measure__plan__changed_at",
    )
]
