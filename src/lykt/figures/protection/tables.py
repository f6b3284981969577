"""The tables of protection: days and codes, never a word about anybody.

Their codes are those of the rooms that write them; a test holds the lists together.
"""

from lykt.figures.fields import Field, Table
from lykt.figures.words import N_


EXPLOITATIONS = (
    "sexual",
    "labour",
    "begging",
    "crime",
    "domestic",
    "war",
    "organ",
    "forced_marriage",
    "several",
    "unknown",
)
AGES = ("adult", "child", "in_doubt", "unknown")
SOURCES = (
    "staff",
    "person",
    "agency",
    "hotel",
    "landlord",
    "citizen",
    "public_form",
    "other",
)
URGENCIES = ("now", "soon", "later")
OUTCOMES = (
    "open",
    "handed_on",
    "joined",
    "case_opened",
    "child_welfare",
    "followed_up",
    "handed_out",
    "no_ground",
    "not_wanted",
    "not_found",
    "double",
    "mistake",
)
WITH_WHOM = (
    "school",
    "child_welfare",
    "health",
    "police",
    "nav",
    "reception",
    "crisis_centre",
    "voluntary",
    "family",
    "trade",
    "own_service",
    "other",
)
THEMES = (
    "signs",
    "talking",
    "duties",
    "safety",
    "rights",
    "where_to",
    "sexual_exploitation",
    "work",
    "online",
    "other",
)
BODIES = (
    "here",
    "nav",
    "child_welfare",
    "crisis_centre",
    "doctor",
    "hospital",
    "lawyer",
    "police",
    "immigration",
    "reception",
    "return_programme",
    "other_unit",
    "other_municipality",
    "family",
    "employer",
    "other",
    "ambulance",
    "fire_service",
)
#: Bodies that may verify. Source: Trondheim, final report 2013, section 1.4.
VERIFIERS = ("police", "immigration", "child_welfare")
CLOSINGS = (
    "settled",
    "returned",
    "moved",
    "not_trafficking",
    "own_wish",
    "lost_contact",
    "child_welfare",
    "dead",
    "mistake",
)
PLACE_KINDS = (
    "crisis_centre",
    "rosa",
    "municipal_flat",
    "emergency_bed",
    "hotel",
    "private",
    "reception",
    "child_welfare",
    "other",
)


def _key(name: str, description: str) -> Field:
    return Field(name, "text", description, required=True, unique=True)


def _day(name: str, description: str, *, ahead: bool = False) -> Field:
    return Field(name, "date", description, optional=True, ahead=ahead)


def _code(name: str, codes: tuple[str, ...], description: str) -> Field:
    return Field(name, "text", description, optional=True, codes=codes)


_PERSON = Field(
    "person_id",
    "text",
    N_("Whom it is about; empty for somebody who is not among the people."),
    optional=True,
    refers_to=("people", "person_id"),
)
_UNIT = Field("unit", "text", N_("The service that keeps it."), required=True)

CONCERNS = Table(
    "concerns",
    N_("One row for each time somebody worried that someone may be exploited."),
    (
        _key("concern_id", N_("The concern's id in this register.")),
        Field("date", "date", N_("Local date on which it was taken in."), required=True),
        _UNIT,
        Field("source", "text", N_("Who told of it, by kind."), required=True, codes=SOURCES),
        _code("urgency", URGENCIES, N_("How soon somebody had to look at it.")),
        _code("exploitation", EXPLOITATIONS, N_("What somebody may be used for.")),
        _code("age", AGES, N_("Whether it is about an adult or a child.")),
        _code("outcome", OUTCOMES, N_("What has become of it so far.")),
        _day("outcome_date", N_("The day of the outcome.")),
        Field(
            "triage_hours",
            "integer",
            N_("Whole hours until somebody had judged it."),
            optional=True,
        ),
        _day("first_meeting_date", N_("The day of the first coordination meeting after it.")),
    ),
    optional=True,
    order=(("date", "outcome_date"), ("date", "first_meeting_date")),
)

CONSULTATIONS = Table(
    "consultations",
    N_("One row for each time something was talked over without registering anyone."),
    (
        _key("consultation_id", N_("The consultation's id in this register.")),
        Field("date", "date", N_("Local date of the consultation."), required=True),
        _UNIT,
        Field("with_whom", "text", N_("With whom, by kind."), required=True, codes=WITH_WHOM),
        Field("theme", "text", N_("What it was about."), required=True, codes=THEMES),
        _code("age", AGES, N_("Whether it is about an adult or a child.")),
        Field("minutes", "integer", N_("How long it took."), optional=True),
    ),
    optional=True,
)

CASES = Table(
    "cases",
    N_("One row for each case of coordinated help; each day is the first of its kind."),
    (
        _key("case_id", N_("The case's id in this register.")),
        _PERSON,
        _UNIT,
        Field("opened", "date", N_("The day the case was opened."), required=True),
        _day("closed", N_("The day the case was closed; empty while it is open.")),
        _code("closing", CLOSINGS, N_("How the case ended.")),
        _code("age", AGES, N_("Whether it is about an adult or a child.")),
        _code("exploitation", EXPLOITATIONS, N_("What somebody may be used for.")),
        _day("identified", N_("The day somebody was identified as a possible victim.")),
        _code("identified_by", BODIES, N_("Which body identified them.")),
        _day("verified", N_("The day a body that may do so verified it.")),
        _code("verified_by", VERIFIERS, N_("Which body verified it.")),
        _day("not_trafficking", N_("The day it was found not to be trafficking.")),
        _day("reflection_applied", N_("The day a reflection period was applied for.")),
        _day("reflection_granted", N_("The day a reflection period was granted.")),
        _day("reflection_refused", N_("The day a reflection period was refused.")),
        _day("reflection_until", N_("The last day of the reflection period."), ahead=True),
        _day("reflection_ended", N_("The day the reflection period ended.")),
        _day("first_meeting", N_("The day of the first coordination meeting.")),
        _day("returned", N_("The day the person travelled back.")),
    ),
    optional=True,
    order=(
        ("opened", "closed"),
        ("identified", "verified"),
        ("reflection_applied", "reflection_granted"),
        ("reflection_applied", "reflection_refused"),
        ("reflection_granted", "reflection_until"),
        ("reflection_granted", "reflection_ended"),
    ),
)

STAYS = Table(
    "stays",
    N_("One row for each time somebody lived in a safe place; never its name or address."),
    (
        _key("stay_id", N_("The stay's id in this register.")),
        Field(
            "case_id",
            "text",
            N_("The case it belongs to; empty for a stay without one."),
            optional=True,
            refers_to=("cases", "case_id"),
        ),
        _PERSON,
        _UNIT,
        _code("place_kind", PLACE_KINDS, N_("What kind of place it was.")),
        Field("from", "date", N_("The day they moved in."), required=True),
        _day("to", N_("The day they left, the night before being the last; empty if they stay.")),
    ),
    optional=True,
    order=(("from", "to"),),
)

PROTECTION = (CONCERNS, CONSULTATIONS, CASES, STAYS)
