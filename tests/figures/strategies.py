"""Random registers: small ones, with everything in them that may be."""

from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from lykt.figures.outreach import tables as outreach
from lykt.figures.protection import tables as protection
from lykt.figures.schema import CHANNELS, GENDERS, ORIGINS
from tests.figures.spec import Tables


FIRST, LAST = date(2009, 11, 1), date(2012, 3, 31)

days = st.dates(FIRST, LAST)
bands = st.sampled_from(
    ["under 18", "18-23", "24-29", "30-39", "40-49", "50+", "unknown", "20-24", "25-25", "65+"]
)
#: Text that CSV must quote, and letters beyond ASCII; no line break and not blank.
texts = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), min_size=1, max_size=12
)


@st.composite
def people(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Draw a few people, some of whom nothing is known about."""
    number = draw(st.integers(0, 6))
    rows = []
    for place in range(number):
        band = draw(st.none() | bands)
        born = draw(st.none() | st.integers(1945, 2000))
        rows.append(
            {
                "person_id": f"p{place}",
                "country": draw(st.sampled_from(["NO", "NG", "XK", None])),
                "origin": draw(st.sampled_from(ORIGINS)),
                "gender": draw(st.sampled_from(GENDERS)),
                "birth_year": born,
                "age_band": band,
                "age_band_year": draw(st.integers(2005, 2014)) if band else None,
                "first_contact": draw(st.none() | st.dates(date(2008, 1, 1), LAST)),
                "passport": draw(st.sampled_from(["NO", None])),
            }
        )
    return rows


def _row(**columns: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(columns)


def _maybe(codes: tuple[str, ...]) -> st.SearchStrategy[str | None]:
    return st.none() | st.sampled_from(codes)


@st.composite
def days_after(draw: st.DrawFn, *, ahead: bool = False) -> tuple[date, date | None]:
    """Draw a day and perhaps another that does not lie before it."""
    first = draw(days)
    return first, draw(st.none() | st.dates(first, date(2014, 1, 1) if ahead else LAST))


@st.composite
def out_and_about(draw: st.DrawFn, units: st.SearchStrategy[str]) -> Tables:
    """Draw the tables of outreach beside the shifts, or none of them."""
    if draw(st.booleans()):
        return {}
    kinds, places = st.sampled_from(outreach.INDOOR_KINDS), st.sampled_from(["1", "2", "3"])
    counts = st.none() | st.integers(0, 9)
    openings = draw(
        st.lists(
            _row(place_id=places, unit=units, indoor_kind=kinds, days=days_after()), max_size=5
        )
    )
    visits = draw(
        st.lists(
            _row(date=days, unit=units, place_id=places, indoor_kind=kinds,
                 way=st.sampled_from(outreach.WAYS), went=st.sampled_from(outreach.WENT),
                 met=counts, seen=counts),
            max_size=6,
        )
    )  # fmt: skip
    signals = draw(
        st.lists(
            _row(date=days, unit=units, scene_kind=st.sampled_from(outreach.SCENE_KINDS),
                 signal_kind=st.sampled_from(outreach.SIGNAL_KINDS),
                 source_kind=st.sampled_from(outreach.SIGNAL_SOURCES),
                 strength=st.sampled_from(outreach.STRENGTHS)),
            max_size=4,
        )
    )  # fmt: skip
    counted = draw(
        st.lists(
            _row(date=days, unit=units, counted=st.sampled_from(outreach.COUNTED),
                 region=st.sampled_from(outreach.REGIONS),
                 group_gender=st.sampled_from(outreach.GENDERS), how_many=st.integers(0, 40)),
            max_size=6,
        )
    )  # fmt: skip
    return {
        "counts": [{"count_id": f"n{n}", **row} for n, row in enumerate(counted)],
        "indoor_places": [
            {"opening_id": f"o{n}", "opened": (two := row.pop("days"))[0], "closed": two[1], **row}
            for n, row in enumerate(openings)
        ],
        "indoor_visits": [{"visit_id": f"v{n}", **row} for n, row in enumerate(visits)],
        "signals": [{"signal_id": f"g{n}", **row} for n, row in enumerate(signals)],
    }


@st.composite
def protected(
    draw: st.DrawFn, units: st.SearchStrategy[str], people: st.SearchStrategy[str | None]
) -> Tables:
    """Draw the tables of protection, or none of them."""
    if draw(st.booleans()):
        return {}
    ages, kinds = _maybe(protection.AGES), _maybe(protection.EXPLOITATIONS)
    concerns = draw(
        st.lists(
            _row(days=days_after(), unit=units, source=st.sampled_from(protection.SOURCES),
                 exploitation=kinds, age=ages, outcome=_maybe(protection.OUTCOMES)),
            max_size=5,
        )
    )  # fmt: skip
    consultations = draw(
        st.lists(
            _row(date=days, unit=units, with_whom=st.sampled_from(protection.WITH_WHOM),
                 theme=st.sampled_from(protection.THEMES), age=ages),
            max_size=3,
        )
    )  # fmt: skip
    cases = draw(
        st.lists(
            _row(person_id=people, unit=units, course=days_after(), found=days_after(),
                 reflection=days_after(), until=days_after(ahead=True),
                 closing=_maybe(protection.CLOSINGS), age=ages, exploitation=kinds,
                 identified_by=_maybe(protection.BODIES), returned=st.none() | days),
            max_size=6,
        )
    )  # fmt: skip
    case_ids = st.none() | st.sampled_from([f"k{n}" for n in range(len(cases))] or [None])
    stays = draw(
        st.lists(
            _row(case_id=case_ids, person_id=people, unit=units, days=days_after(),
                 place_kind=_maybe(protection.PLACE_KINDS)),
            max_size=5,
        )
    )  # fmt: skip
    return {
        "concerns": [
            {"concern_id": f"w{n}", "date": (two := row.pop("days"))[0], **row,
             "first_meeting_date": two[1]}
            for n, row in enumerate(concerns)
        ],
        "consultations": [
            {"consultation_id": f"t{n}", **row} for n, row in enumerate(consultations)
        ],
        "cases": [_case(n, row) for n, row in enumerate(cases)],
        "stays": [
            {"stay_id": f"b{n}", **row, "from": (two := row.pop("days"))[0], "to": two[1]}
            for n, row in enumerate(stays)
        ],
    }  # fmt: skip


def _case(number: int, row: dict[str, Any]) -> dict[str, Any]:
    opened, closed = row.pop("course")
    identified, verified = row.pop("found")
    granted, ended = row.pop("reflection")
    until = row.pop("until")[1]
    return {
        "case_id": f"k{number}",
        **row,
        "opened": opened,
        "closed": closed,
        "identified": identified,
        "verified": verified,
        "reflection_granted": granted,
        "reflection_ended": ended,
        "reflection_until": until if until and until >= granted else None,
    }


@st.composite
def registers(draw: st.DrawFn, units: st.SearchStrategy[str] | None = None) -> Tables:
    """Draw a register that would be accepted."""
    rows = draw(people())
    units = st.just("Unit") if units is None else units
    ids = st.none() | st.sampled_from([row["person_id"] for row in rows]) if rows else st.none()
    contacts = draw(
        st.lists(
            st.fixed_dictionaries(
                {"person_id": ids, "date": days, "unit": units,
                 "channel": st.sampled_from(CHANNELS)}
            ),
            max_size=25,
        )
    )  # fmt: skip
    shifts = draw(
        st.lists(
            st.fixed_dictionaries(
                {"date": days, "unit": units, "area": units, "staff": st.integers(0, 4),
                 "hours": st.decimals(0, 24, places=2).map(lambda hours: hours.quantize(
                     Decimal("0.01"))),
                 "met": st.integers(0, 200), "seen": st.none() | st.integers(0, 200)}
            ),
            max_size=6,
        )
    )  # fmt: skip
    return {
        **draw(protected(units, ids)),
        **draw(out_and_about(units)),
        "people": rows,
        "contacts": [{"contact_id": f"c{n}", **row} for n, row in enumerate(contacts)],
        "shifts": [{"shift_id": f"s{n}", **row} for n, row in enumerate(shifts)],
    }
