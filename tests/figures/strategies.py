"""Random registers: small ones, with everything in them that may be."""

from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

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
        "people": rows,
        "contacts": [{"contact_id": f"c{n}", **row} for n, row in enumerate(contacts)],
        "shifts": [{"shift_id": f"s{n}", **row} for n, row in enumerate(shifts)],
    }
