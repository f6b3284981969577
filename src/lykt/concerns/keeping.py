"""What this room keeps: concerns and what was done with them, and talks about nobody."""

from lykt.organisation.keeping import Kept, RecordClass, classed


_RULE = "retention.concern"
_SYSTEM = "id handle controller unit"
_STAFF = "by by_name"


def _kept(table: str, since: str, mentions: tuple[str, ...] = (), **fields: str) -> Kept:
    """Return a table about a concern: archive, for it shows what a public body has done."""
    return Kept(
        table,
        classed(system=_SYSTEM, **fields),
        subjects=("subject",),
        mentions=mentions,
        record=RecordClass.ARCHIVE,
        rule=_RULE,
        since=since,
    )


KEEPING = [
    Kept("concerns.ConcernCounter", classed(system="id controller", work="year last")),
    _kept(
        "concerns.Concern",
        "changed_at",
        mentions=("person",),
        staff=f"{_STAFF} owner",
        person="subject at year number received_at source urgency age child_since emergency "
        "duties_explained_at state triaged_at handed_at handed_from person ground case ended_at "
        "closing changed_at",
        # What somebody may be used for tells of sex life or health.
        special="exploitation",
        sealed="seen where reach reporter",
    ),
    _kept(
        "concerns.ConcernEvent",
        "at",
        staff=_STAFF,
        person="subject concern at act was state ground duty",
        sealed="reason",
    ),
    _kept(
        "concerns.ConcernCorrection",
        "at",
        staff=_STAFF,
        person="subject concern at field why",
        special="before after",
        sealed="before_words",
    ),
    _kept(
        "concerns.EmergencyHelp",
        "called_at",
        staff=f"{_STAFF} undone_by",
        person="subject concern at called_at undone_at",
        special="what",
    ),
    _kept(
        "concerns.ChildWelfareNotice",
        "told_at",
        staff=_STAFF,
        person="subject concern at told_at duty content_code reporter_code disclosure receipt",
        sealed="body",
    ),
    _kept(
        "concerns.ChildWelfareAnswer",
        "answered_on",
        staff=_STAFF,
        person="subject notice at answered_on answer",
    ),
    # About nobody: that somebody was advised, and about what kind of thing.
    Kept(
        "concerns.Consultation",
        classed(
            system="id handle controller unit",
            staff="by",
            work="date with_whom theme age minutes at undone_at",
        ),
        rule="retention.consultation",
        since="date",
    ),
]

#: The tables about concerns, as the answer to a person tells of them.
TABLES = frozenset(kept.table for kept in KEEPING if kept.subjects)
