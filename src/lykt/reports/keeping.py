"""What this room keeps: figures, which are about no one person."""

from lykt.organisation.keeping import Kept, RecordClass, classed


KEEPING = [
    Kept(
        "reports.OutsideFigure",
        classed(
            system="id controller",
            work="source publisher place series breakdown category period year value low high "
            "unit note imported_at",
            staff="imported_by",
        ),
        rule="retention.outside_figures",
        since="imported_at",
    ),
    Kept(
        "reports.ClosedYear",
        classed(
            system="id controller unit digest",
            work="year closed_at reason replaced_at content",
            staff="closed_by closed_by_name",
        ),
        record=RecordClass.ARCHIVE,
        rule="retention.closed_figures",
        since="closed_at",
    ),
    # That somebody has been erased who was counted in the year, and nothing of who or when.
    Kept(
        "reports.FallenYear",
        classed(system="id unit", work="year"),
        record=RecordClass.ARCHIVE,
        rule="retention.closed_figures",
    ),
]
