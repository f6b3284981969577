"""What this room keeps: the work of assessing, about nobody."""

from lykt.organisation.keeping import Kept, RecordClass, classed


def _kept(table: str, since: str, **fields: str) -> Kept:
    return Kept(
        table,
        classed(**fields),
        record=RecordClass.ARCHIVE,
        rule="retention.rapid",
        since=since,
    )


KEEPING = [
    _kept(
        "assessment.RapidRound",
        "changed_at",
        system="id handle controller changed_at",
        work="at title question starts ends state done_on",
        staff="by",
    ),
    _kept(
        "assessment.RapidSource",
        "round__changed_at",
        system="id handle round",
        work="at kind count note",
        staff="by",
    ),
    _kept(
        "assessment.Finding",
        "round__changed_at",
        system="id handle round",
        work="at kind text strength sources",
        staff="by",
    ),
    _kept(
        "assessment.Gap",
        "round__changed_at",
        system="id handle round",
        work="at need there_is gap",
        staff="by",
    ),
    _kept(
        "assessment.RapidEvent",
        "round__changed_at",
        system="id round",
        work="at state",
        staff="by by_name",
    ),
]
