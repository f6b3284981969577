"""What this room keeps: who was asked how the work goes, and what was answered."""

from lykt.organisation.keeping import Kept, RecordClass, classed


_RULE = "retention.plans"
_ARCHIVE = RecordClass.ARCHIVE

KEEPING = [
    Kept(
        "plan_rounds.Round",
        classed(
            system="id handle plan",
            work="name as_of opens_on due_on state opened_at closed_at locked_at",
            staff="locked_by_name",
        ),
        record=_ARCHIVE,
        rule=_RULE,
        since="plan__changed_at",
    ),
    Kept(
        "plan_rounds.Owed",
        classed(system="id handle round", work="measure answer", staff="owers"),
        record=_ARCHIVE,
        rule=_RULE,
        since="round__plan__changed_at",
    ),
    Kept(
        "plan_rounds.RoundLine",
        classed(
            system="id handle round measure",
            work="place area_key area_title number title responsible deadline_kind deadline "
            "phase pace late stale note as_of owed answered written_at",
            staff="said_by_name",
        ),
        record=_ARCHIVE,
        rule=_RULE,
        since="written_at",
    ),
    Kept(
        "plan_rounds.ReminderText",
        classed(system="id handle plan", work="heading body"),
        record=_ARCHIVE,
        rule=_RULE,
        since="plan__changed_at",
    ),
    Kept(
        "plan_rounds.Reminder",
        classed(system="id handle round", work="on at owed nobody", staff="staff by_name"),
        record=_ARCHIVE,
        rule=_RULE,
        since="at",
    ),
]
