"""What this room keeps: which children belong to a case, and how each of them has it."""

from lykt.organisation.keeping import Kept, RecordClass, classed


_SYSTEM = "id handle controller unit"
_STAFF = "by by_name"

KEEPING = [
    Kept(
        "children.CaseChild",
        classed(
            system=_SYSTEM,
            staff=_STAFF,
            person="subject case at child relation since until why_ended",
        ),
        subjects=("subject",),
        # Whom the case is about keeps theirs when the child is erased, without its key.
        mentions=("child",),
        record=RecordClass.ARCHIVE,
        rule="retention.case",
        since="case__changed_at",
    ),
    # Goes with the child, whatever becomes of the case it was written in.
    Kept(
        "children.ChildSituation",
        classed(
            system=_SYSTEM,
            staff=_STAFF,
            person="subject at day lives_with school body notice",
            sealed="body_named needs",
        ),
        subjects=("subject",),
        record=RecordClass.ARCHIVE,
        rule="retention.person",
        since="at",
    ),
]
