"""What this room keeps: advice about the work. Members are bodies and roles."""

from lykt.organisation.keeping import Kept, RecordClass, classed


_RULE = "retention.plans"
_ARCHIVE = RecordClass.ARCHIVE

KEEPING = [
    Kept(
        "plan_group.Member",
        classed(system="id handle plan", work="name since until"),
        record=_ARCHIVE,
        rule=_RULE,
        since="plan__changed_at",
    ),
    Kept(
        "plan_group.GroupMeeting",
        classed(system="id handle plan", work="held_on members note"),
        record=_ARCHIVE,
        rule=_RULE,
        since="plan__changed_at",
    ),
    Kept(
        "plan_group.Advice",
        classed(system="id handle meeting", work="text measures written_at", staff="by_name"),
        record=_ARCHIVE,
        rule=_RULE,
        since="meeting__plan__changed_at",
    ),
    Kept(
        "plan_group.Answer",
        classed(system="id handle advice", work="outcome reason written_at", staff="by_name"),
        record=_ARCHIVE,
        rule=_RULE,
        since="advice__meeting__plan__changed_at",
    ),
]
