"""What each figure of outreach beside the street counts.

Two series are named as Pro Sentret's report for 2012 prints them, so that own and published
figures stand side by side: institutes and flats visited.
"""

from lykt.figures.figure import Figure, Kind
from lykt.figures.words import N_


_VISITED = (("way", "visit"),)


def _of_visits(
    series: str, kind: Kind, unit: str, title: str, definition: str,
    breakdowns: tuple[str, ...] = (), *, of: str = "",
    only: tuple[tuple[str, str], ...] = _VISITED,
) -> Figure:  # fmt: skip
    return Figure(
        series, unit, title, definition, kind, breakdowns,
        of=of, table="indoor_visits", day="date", only=only,
    )  # fmt: skip


OUTREACH_FIGURES = (
    Figure(
        "street_counted_met", "persons met",
        N_("Street: met, by group"),
        N_(
            "People met on shifts that counted by group in the period, all together: whoever "
            "was met on two is counted twice. Groups are as they seemed; nobody was asked."
        ),
        "sum", ("region", "group_gender"),
        of="how_many", table="counts", day="date", only=(("counted", "met"),),
    ),
    Figure(
        "street_counted_seen", "persons seen",
        N_("Street: seen, by group"),
        N_(
            "People seen on shifts that counted by group in the period, all together: whoever "
            "was seen on two is counted twice. Groups are as they seemed; nobody was asked."
        ),
        "sum", ("region", "group_gender"),
        of="how_many", table="counts", day="date", only=(("counted", "seen"),),
    ),
    _of_visits(
        "indoor_visits", "rows", "visits",
        N_("Indoor: visits"),
        N_("Times the team came to an indoor place in the period, let in or not."),
        ("indoor_kind", "went"),
    ),
    _of_visits(
        "indoor_calls", "rows", "calls",
        N_("Indoor: calls"),
        N_("Times the team called an indoor place in the period."),
        ("went",),
        only=(("way", "call"),),
    ),
    _of_visits(
        "indoor_places_visited", "distinct", "places",
        N_("Indoor: places visited"),
        N_("Different indoor places the team came to at least once in the period."),
        ("indoor_kind",),
        of="place_id",
    ),
    _of_visits(
        "indoor_institutes_visited", "distinct", "places",
        N_("Indoor: institutes visited"),
        N_("Different institutes the team came to at least once in the period."),
        of="place_id",
        only=(*_VISITED, ("indoor_kind", "institute")),
    ),
    _of_visits(
        "indoor_flats_visited", "distinct", "places",
        N_("Indoor: flats visited"),
        N_("Different flats the team came to at least once in the period."),
        of="place_id",
        only=(*_VISITED, ("indoor_kind", "flat")),
    ),
    _of_visits(
        "indoor_talked_with", "sum", "persons met",
        N_("Indoor: talked with"),
        N_(
            "People talked with on visits in the period, identified or not, all visits together: "
            "whoever was there twice is counted twice."
        ),
        ("indoor_kind",),
        of="met",
    ),
    Figure(
        "indoor_places_opened", "places",
        N_("Indoor: places that opened"),
        N_("Indoor places that opened, or opened again, in the period, as far as is known."),
        "rows", ("indoor_kind",), table="indoor_places", day="opened",
    ),
    Figure(
        "indoor_places_closed", "places",
        N_("Indoor: places that closed"),
        N_("Indoor places that closed in the period, as far as is known."),
        "rows", ("indoor_kind",), table="indoor_places", day="closed",
    ),
    Figure(
        "indoor_places_open", "places",
        N_("Indoor: places open at the end"),
        N_(
            "Indoor places known to be open at the end of the last day of the period; now, where "
            "the period is not over."
        ),
        "standing", ("indoor_kind",),
        of="opening_id", table="indoor_places", day="opened", until="closed",
    ),
    Figure(
        "scene_signals", "signals",
        N_("Signals about scenes"),
        N_(
            "Signals about places and milieus noticed in the period. Several may be of one thing, "
            "and none is of anybody."
        ),
        "rows", ("scene_kind", "signal_kind"), table="signals", day="date",
    ),
)  # fmt: skip

#: Breakdowns of outreach that are none of people.
BREAKDOWNS_OF_OUTREACH = (
    "region",
    "group_gender",
    "indoor_kind",
    "went",
    "scene_kind",
    "signal_kind",
)
