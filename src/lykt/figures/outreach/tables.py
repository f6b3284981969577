"""The tables of outreach beside the shifts: days, codes and counts, and nobody.

Their codes are those of the rooms that write them; a test holds the lists together.
"""

from lykt.figures.fields import Field, Table
from lykt.figures.words import N_


INDOOR_KINDS = ("institute", "flat", "hotel", "lodging", "other")
WAYS = ("visit", "call")
WENT = ("let_in", "at_the_door", "not_let_in", "nobody")
SCENE_KINDS = (
    "street",
    "hotel",
    "bar",
    "solarium",
    "centre",
    "site",
    "milieu",
    "youth",
    "other",
)
SIGNAL_KINDS = (
    "new",
    "more",
    "less",
    "moved",
    "violence",
    "control",
    "minors",
    "drugs",
    "health",
    "prices",
    "other",
)
SIGNAL_SOURCES = ("seen", "told", "staff", "trade", "public", "police", "press")
COUNTED = ("seen", "met")
REGIONS = (
    "norway",
    "west_africa",
    "eastern_europe",
    "latin_america",
    "asia",
    "elsewhere",
    "unknown",
)
GENDERS = ("female", "male", "transgender", "other", "unknown")
STRENGTHS = ("heard", "several", "observed", "confirmed")


def _key(name: str, description: str) -> Field:
    return Field(name, "text", description, required=True, unique=True)


def _code(name: str, codes: tuple[str, ...], description: str) -> Field:
    return Field(name, "text", description, required=True, codes=codes)


def _count(name: str, description: str) -> Field:
    return Field(name, "integer", description, optional=True)


_UNIT = Field("unit", "text", N_("The service whose team it is."), required=True)
_PLACE = Field(
    "place_id",
    "text",
    N_("Which place, by a number of this register alone; never its code or address."),
    required=True,
)

INDOOR_PLACES = Table(
    "indoor_places",
    N_("One row for each time in which an indoor place was open."),
    (
        _key("opening_id", N_("The id of this time in this register.")),
        _PLACE,
        _UNIT,
        _code("indoor_kind", INDOOR_KINDS, N_("What kind of place it is.")),
        Field(
            "opened",
            "date",
            N_("Since when it was open, as far as is known."),
            required=True,
        ),
        Field(
            "closed",
            "date",
            N_("The day it closed; empty while it is open."),
            optional=True,
        ),
    ),
    optional=True,
    order=(("opened", "closed"),),
)

INDOOR_VISITS = Table(
    "indoor_visits",
    N_("One row for each visit to an indoor place, or call to it."),
    (
        _key("visit_id", N_("The visit's id in this register.")),
        Field("date", "date", N_("Local date of the visit."), required=True),
        _UNIT,
        _PLACE,
        _code("indoor_kind", INDOOR_KINDS, N_("What kind of place it is.")),
        _code("way", WAYS, N_("Whether the team came or called.")),
        _code("went", WENT, N_("How the team was met.")),
        _count("minutes", N_("How long it took.")),
        _count("staff", N_("Staff on the visit.")),
        _count("seen", N_("People who were there; empty when not counted.")),
        _count("met", N_("People talked with, identified or not.")),
    ),
    optional=True,
)

SIGNALS = Table(
    "signals",
    N_("One row for each signal about a scene; never its words."),
    (
        _key("signal_id", N_("The signal's id in this register.")),
        Field("date", "date", N_("Local date on which it was noticed."), required=True),
        _UNIT,
        _code("scene_kind", SCENE_KINDS, N_("What kind of scene it is about.")),
        _code("signal_kind", SIGNAL_KINDS, N_("What was noticed.")),
        _code("source_kind", SIGNAL_SOURCES, N_("Where it is from, by kind.")),
        _code("strength", STRENGTHS, N_("How sure it is, in words.")),
    ),
    optional=True,
)

COUNTS = Table(
    "counts",
    N_("One row for each group that was counted on a shift."),
    (
        _key("count_id", N_("The count's id in this register.")),
        Field("date", "date", N_("Local date on which the shift began."), required=True),
        _UNIT,
        _code("counted", COUNTED, N_("Whether they were seen or met.")),
        _code("region", REGIONS, N_("Where they seemed to come from, as wide as one can tell.")),
        _code("group_gender", GENDERS, N_("What they seemed to be; nobody was asked.")),
        Field("how_many", "integer", N_("How many of the group."), required=True),
    ),
    optional=True,
)

OUTREACH = (COUNTS, INDOOR_PLACES, INDOOR_VISITS, SIGNALS)
