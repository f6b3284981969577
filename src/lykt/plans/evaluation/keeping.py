"""What this room keeps: numbers about the work, about no one person."""

from lykt.organisation.keeping import Kept, RecordClass, classed


KEEPING = [
    Kept(
        "plan_evaluation.Indicator",
        classed(
            system="id handle plan chosen_at ended_at",
            work="measure name why kind figure counted_in wanted baseline baseline_as_of "
            "target target_by",
            staff="chosen_by_name",
        ),
        record=RecordClass.ARCHIVE,
        rule="retention.plans",
        since="plan__changed_at",
    ),
    Kept(
        "plan_evaluation.HandCount",
        classed(
            system="id handle indicator",
            work="as_of value low high note corrects written_at",
            staff="by by_name",
        ),
        record=RecordClass.ARCHIVE,
        rule="retention.plans",
        since="written_at",
    ),
]
