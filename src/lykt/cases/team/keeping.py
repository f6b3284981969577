"""What this room keeps: who was asked into a team, and what was done about a lawyer.

The address of an invitation and the domains are about those who work elsewhere.
"""

from lykt.organisation.keeping import Kept, RecordClass, classed


_RULE = "retention.case"
_SYSTEM = "id handle controller unit"
_STAFF = "by by_name"


def _kept(table: str, **fields: str) -> Kept:
    return Kept(
        table,
        classed(system=_SYSTEM, **fields),
        subjects=("subject",),
        record=RecordClass.ARCHIVE,
        rule=_RULE,
        since="case__changed_at",
    )


KEEPING = [
    Kept(
        "team.PartnerDomain",
        classed(system="id handle controller", work="body domain at", staff="by"),
    ),
    _kept(
        "team.Invitation",
        staff=f"{_STAFF} address",
        person="subject case at state body named_keys until changed_at member",
        sealed="body_named",
    ),
    _kept(
        "team.HandedOver",
        staff=f"{_STAFF} from_staff to_staff",
        person="subject case at stays",
        sealed="note",
    ),
    _kept("team.LawyerEvent", staff=_STAFF, person="subject case at day what", sealed="name"),
    _kept("team.LawyerHours", staff=_STAFF, person="subject case at day hours before_reporting"),
    Kept(
        "team.Incoming",
        classed(
            system=_SYSTEM,
            staff=f"{_STAFF} answered_by",
            person="subject at disclosure state answered_at",
        ),
        subjects=("subject",),
        record=RecordClass.ARCHIVE,
        rule="retention.disclosure",
        since="at",
    ),
]
