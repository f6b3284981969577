"""What this room keeps: what was found about somebody, and what was made of it."""

from lykt.organisation.keeping import Kept, RecordClass, classed


_RULE = "retention.case"

KEEPING = [
    Kept(
        "indicators.Assessment",
        classed(
            system="id handle controller unit",
            staff="by by_name",
            person="subject case at state finished_at",
            sealed="written",
        ),
        subjects=("subject",),
        record=RecordClass.ARCHIVE,
        rule=_RULE,
        since="case__changed_at",
    ),
    # Goes with its assessment.
    Kept(
        "indicators.Finding",
        classed(system="id assessment", special="indicator value how"),
        subjects=("assessment__subject",),
        record=RecordClass.ARCHIVE,
    ),
]
