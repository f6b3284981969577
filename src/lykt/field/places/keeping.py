"""What this room keeps: places, their addresses, and visits that are about no one person."""

from lykt.organisation.keeping import Kept, classed


_SYSTEM = "id handle controller unit changed_at register_id register_digest"

KEEPING = [
    Kept(
        "places.IndoorPlace",
        classed(
            system=f"{_SYSTEM} code_key",
            work="code kind zone state last_known registered_at",
            staff="registered_by",
        ),
        rule="retention.indoor_place",
        since="last_known",
    ),
    Kept(
        "places.OpenSpan",
        classed(system="id place", work="opened_on closed_on"),
        rule="retention.indoor_place",
        since="place__last_known",
    ),
    Kept(
        "places.PlaceAddress",
        classed(
            system="id handle controller unit subject",
            work="place at",
            staff="by by_name",
            sealed="address",
        ),
        subjects=("subject",),
        nobodys=True,
        # It goes the moment another stands, or the place closes: no time is waited for.
        rule="retention.indoor_place",
        since="at",
    ),
    Kept(
        "places.PlaceEvent",
        classed(system="id place", work="at act day", staff="by by_name"),
        rule="retention.indoor_place",
        since="place__last_known",
    ),
    Kept(
        "places.Visit",
        classed(
            system=_SYSTEM,
            work="place date way went minutes staff seen met known anonymous mediator offered "
            "accepted undone_at registered_at",
            staff="registered_by undone_by",
        ),
        rule="retention.visit",
        since="date",
    ),
    Kept(
        "places.VisitCorrection",
        classed(system="id visit", work="at reason before after", staff="by"),
        rule="retention.visit",
        since="visit__date",
    ),
]
