"""Made-up concerns, consultations, cases and stays, for tests and for measuring.

They are about people of a made-up register. The same seed gives the same tables.
"""

import random
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from lykt.figures.protection import tables


Rows = list[dict[str, Any]]

_UNIT = "Lanternen oppfølging"

#: Who identifies, and how often.
_IDENTIFIERS = ("here", "police", "crisis_centre", "child_welfare", "immigration")
_WEIGHTS = (6, 5, 2, 1, 2)


def make_protection(
    seed: int, people: Sequence[dict[str, Any]], *, first_day: date, last_day: date, a_year: int
) -> dict[str, Rows]:
    """Return the four tables, with about `a_year` cases opened each whole year."""
    chance = random.Random(seed)  # noqa: S311 - made-up data must come out the same again.
    days = (last_day - first_day).days
    number = round(a_year * (days + 1) / 365)
    opened = sorted(first_day + timedelta(days=chance.randint(0, days)) for _ in range(number))
    about = chance.sample(list(people), min(number, len(people)))
    cases = [
        _case(chance, f"k{n:04d}", person["person_id"], day, last_day)
        for n, (person, day) in enumerate(zip(about, opened, strict=False), 1)
    ]
    return {
        "concerns": [_concern(chance, n, case, last_day) for n, case in enumerate(cases, 1)],
        "consultations": [
            {
                "consultation_id": f"t{n:04d}",
                "date": first_day + timedelta(days=chance.randint(0, days)),
                "unit": _UNIT,
                "with_whom": chance.choice(tables.WITH_WHOM),
                "theme": chance.choice(tables.THEMES),
                "age": chance.choice(tables.AGES),
                "minutes": chance.choice((10, 20, 30, 45)),
            }
            for n in range(1, 3 * number + 1)
        ],
        "cases": cases,
        "stays": [stay for case in cases for stay in _stays(chance, case, last_day)],
    }


def _case(
    chance: random.Random, key: str, person: str, opened: date, last_day: date
) -> dict[str, Any]:
    def later(day: date | None, most: int, likely: float) -> date | None:
        if day is None or chance.random() > likely:
            return None
        found = day + timedelta(days=chance.randint(1, most))
        return found if found <= last_day else None

    identified = later(opened, 30, 0.8)
    applied = later(identified, 60, 0.6)
    granted = later(applied, 60, 0.8)
    closed = later(opened + timedelta(days=60), 600, 0.7)
    closing = chance.choice(tables.CLOSINGS[:-1]) if closed else None
    return {
        "case_id": key,
        "person_id": person,
        "unit": _UNIT,
        "opened": opened,
        "closed": closed,
        "closing": closing,
        "age": chance.choices(tables.AGES, (20, 4, 1, 1))[0],
        "exploitation": chance.choices(tables.EXPLOITATIONS, (12, 6, 2, 2, 1, 1, 1, 1, 2, 2))[0],
        "identified": identified,
        "identified_by": chance.choices(_IDENTIFIERS, _WEIGHTS)[0] if identified else None,
        "verified": (verified := later(identified, 200, 0.3)),
        "verified_by": chance.choice(tables.VERIFIERS) if verified else None,
        "not_trafficking": None if verified else later(identified, 120, 0.1),
        "reflection_applied": applied,
        "reflection_granted": granted,
        "reflection_refused": None if granted else later(applied, 60, 0.5),
        "reflection_until": granted + timedelta(days=181) if granted else None,
        "reflection_ended": later(granted, 180, 0.2),
        "first_meeting": later(opened, 40, 0.8),
        "returned": closed if closing == "returned" else None,
    }


def _concern(
    chance: random.Random, number: int, case: dict[str, Any], last_day: date
) -> dict[str, Any]:
    day = case["opened"] - timedelta(days=chance.randint(0, 20))
    kept = chance.random() < 0.7
    ended = min(day + timedelta(days=chance.randint(0, 20)), last_day)
    return {
        "concern_id": f"w{number:04d}",
        "date": day,
        "unit": _UNIT,
        "source": chance.choice(tables.SOURCES),
        "urgency": chance.choice(tables.URGENCIES),
        "exploitation": case["exploitation"],
        "age": case["age"],
        "outcome": "case_opened" if kept else chance.choice(tables.OUTCOMES[1:]),
        "outcome_date": case["opened"] if kept else ended,
        "triage_hours": chance.randint(0, 72),
        "first_meeting_date": case["first_meeting"] if kept else None,
    }


def _stays(chance: random.Random, case: dict[str, Any], last_day: date) -> Rows:
    stays: Rows = []
    moved = case["opened"] + timedelta(days=chance.randint(0, 5))
    while moved <= last_day and chance.random() < 0.6:
        left = moved + timedelta(days=chance.randint(1, 120))
        stays.append(
            {
                "stay_id": f"b{case['case_id'][1:]}{len(stays) + 1}",
                "case_id": case["case_id"],
                "person_id": case["person_id"],
                "unit": _UNIT,
                "place_kind": chance.choice(tables.PLACE_KINDS),
                "from": moved,
                "to": left if left <= last_day else None,
            }
        )
        moved = left
    return stays
