"""What this room keeps: places, addresses, stays, the waiting list, and what was answered."""

from lykt.organisation.keeping import Kept, RecordClass, classed


_SYSTEM = "id handle controller unit"
_STAFF = "by by_name"


def _of_case(table: str, **fields: str) -> Kept:
    return Kept(
        table,
        classed(**fields),
        subjects=("subject",),
        record=RecordClass.ARCHIVE,
        rule="retention.case",
        since="case__changed_at",
    )


KEEPING = [
    Kept(
        "housing.Place",
        classed(
            system="id handle",
            work="controller unit name kind run_by who_for shielding capacity taken active_from "
            "active_to at",
            staff="by",
        ),
    ),
    Kept("housing.PlaceCapacity", classed(system="id", work="place since capacity")),
    Kept(
        "housing.PlaceAddress",
        classed(
            system=f"{_SYSTEM} subject digest",
            work="place state tries at confirmed_at",
            staff=f"{_STAFF} second",
            sealed="address way_in",
        ),
        subjects=("subject",),
        # It goes the moment another stands, or the place is given up: no time is waited for.
        rule="retention.place",
        since="at",
    ),
    _of_case(
        "housing.Stay",
        system=_SYSTEM,
        staff=_STAFF,
        person="subject case place at kind first planned_to shielded_until beds ended_on "
        "where_to goes_on_with",
        sealed="remark",
    ),
    _of_case(
        "housing.AddressReader",
        system=_SYSTEM,
        staff=f"{_STAFF} member",
        person="subject case stay at ended_at",
    ),
    _of_case(
        "housing.Waiting",
        system=_SYSTEM,
        staff=_STAFF,
        person="subject case at since who_for shielding beds priority state ended_on why",
        sealed="remark",
    ),
    _of_case(
        "housing.PlaceOffer",
        system=_SYSTEM,
        staff=_STAFF,
        person="subject case place at asked_on state answered_on",
        # That a place said no for the sake of drugs or health tells of health.
        special="reason",
        sealed="remark",
    ),
]
