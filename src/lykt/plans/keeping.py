"""What this room keeps: plans and what was said of them, which are about no one person."""

from lykt.organisation.keeping import Kept, RecordClass, classed


_RULE = "retention.plans"
_ARCHIVE = RecordClass.ARCHIVE

KEEPING = [
    Kept(
        "plans.Plan",
        classed(
            system="id handle controller shown_since changed_at",
            work="key municipality title period_from period_to adopted_by adopted_on "
            "case_number supersedes source",
        ),
        record=_ARCHIVE,
        rule=_RULE,
        since="changed_at",
    ),
    Kept(
        "plans.Area",
        classed(system="id handle plan", work="key kind title goal place"),
        record=_ARCHIVE,
        rule=_RULE,
        since="plan__changed_at",
    ),
    Kept(
        "plans.Measure",
        classed(
            system="id handle plan",
            work="area number parent title deadline_kind deadline note continues place",
        ),
        record=_ARCHIVE,
        rule=_RULE,
        since="plan__changed_at",
    ),
    Kept(
        "plans.Responsible",
        classed(system="id handle measure", work="name role place", staff="contact"),
        record=_ARCHIVE,
        rule=_RULE,
        since="measure__plan__changed_at",
    ),
    Kept(
        "plans.Decision",
        classed(system="id handle plan", work="measures body decided_on case_number text link"),
        record=_ARCHIVE,
        rule=_RULE,
        since="plan__changed_at",
    ),
    Kept(
        "plans.Money",
        classed(system="id handle plan", work="measure source amount period note"),
        record=_ARCHIVE,
        rule=_RULE,
        since="plan__changed_at",
    ),
    Kept(
        "plans.Revision",
        classed(
            system="id handle plan", work="of begun_at finished_at", staff="begun_by finished_by"
        ),
        record=_ARCHIVE,
        rule=_RULE,
        since="plan__changed_at",
    ),
    Kept(
        "plans.Reopening",
        classed(
            system="id handle revision", work="finished_at reason written_at", staff="by_name"
        ),
        record=_ARCHIVE,
        rule=_RULE,
        since="revision__plan__changed_at",
    ),
    Kept(
        "plans.Carryover",
        classed(system="id handle revision", work="old outcome reason new copy decided_at"),
        record=_ARCHIVE,
        rule=_RULE,
        since="revision__plan__changed_at",
    ),
    Kept(
        "plans.StatusEntry",
        classed(
            system="id handle measure",
            work="as_of status note corrects written_at",
            staff="by by_name",
        ),
        record=_ARCHIVE,
        rule=_RULE,
        since="written_at",
    ),
]
