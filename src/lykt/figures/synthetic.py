"""A made-up register, for the demo, for tests and for measuring.

It is like what a service in a Norwegian city might keep: people from some twenty
countries, most of them met for a season or two, and every channel in use. Nobody in it
exists; units are invented, zones are names of streets and places to be found anywhere.
The same seed gives the same register.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pyarrow as pa

from lykt.figures.arrow import batches_from_rows
from lykt.figures.protection.synthetic import make_protection


Rows = list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class _Channel:
    """How a channel is used: its unit, and how much of the contacts fall in it."""

    name: str
    unit: str
    weight: int


_CHANNELS = (
    _Channel("drop_in", "Lanternen kafé", 38),
    _Channel("health", "Lanternen helse", 24),
    _Channel("follow_up", "Lanternen oppfølging", 14),
    _Channel("street", "Lanternen ute", 9),
    _Channel("indoor", "Lanternen ute", 4),
    _Channel("online", "Lanternen nett", 4),
    _Channel("overnight", "Lanternen natt", 3),
    _Channel("programme", "Lanternen kafé", 2),
    _Channel("phone", "Lanternen nett", 1),
    _Channel("legal", "Lanternen oppfølging", 1),
)

#: Country and its weight among the people.
_COUNTRIES = (
    ("NG", 36), ("NO", 20), ("TH", 13), ("RO", 7), ("BG", 4), ("BR", 3), ("LT", 2), ("EE", 2),
    ("RU", 2), ("LV", 2), ("AL", 1), ("GH", 1), ("ES", 1), ("CO", 1), ("DK", 1), ("DO", 1),
    ("PL", 1), ("CZ", 1), ("HU", 1), ("UA", 2), ("VE", 1), ("PH", 1),
)  # fmt: skip
_GENDERS = (("female", 88), ("male", 7), ("transgender", 3), ("other", 1), ("unknown", 1))
_BANDS = ("under 18", "18-23", "24-29", "30-39", "40-49", "50+")
_BAND_WEIGHTS = (1, 14, 30, 35, 14, 6)
_ZONES = ("Strandgata", "Kaia", "Stasjonen", "Torget")

#: Share of people a channel never gives a pseudonym.
_ANONYMOUS = {"street": 0.35, "drop_in": 0.05, "online": 0.5, "phone": 0.6, "overnight": 0.02}

#: Share met by the service before the register begins.
_KNOWN_BEFORE = 0.45


def make_register(
    seed: int,
    *,
    last_day: date,
    years: int = 7,
    people_per_year: int = 1200,
    contacts_per_person: float = 3.6,
    evenings_per_week: int = 2,
    cases_per_year: int = 0,
) -> dict[str, list[pa.RecordBatch]]:
    """Return people, contacts and shifts up to and with `last_day`, for `write_register`.

    It begins on 1 January, `years` years counted with that of `last_day`. About
    `people_per_year` different people are met in a whole year, each `contacts_per_person`
    times on average. With the defaults some 30,000 contacts. With `cases_per_year` come the
    tables of protection, too.
    """
    return batches_from_rows(
        make_rows(
            seed,
            last_day=last_day,
            years=years,
            people_per_year=people_per_year,
            contacts_per_person=contacts_per_person,
            evenings_per_week=evenings_per_week,
            cases_per_year=cases_per_year,
        )
    )


def make_rows(
    seed: int,
    *,
    last_day: date,
    years: int,
    people_per_year: int,
    contacts_per_person: float,
    evenings_per_week: int,
    cases_per_year: int,
) -> dict[str, Rows]:
    """Return the same register as lists of dicts."""
    chance = random.Random(seed)  # noqa: S311 - made-up data must come out the same again.
    first_day = date(last_day.year - years + 1, 1, 1)
    people, contacts = [], []
    for person, seasons in _arrivals(chance, first_day, last_day, people_per_year):
        people.append(person)
        for begin, end in seasons:
            contacts += _contacts_of(chance, person, begin, end, contacts_per_person)
    contacts += _anonymous(chance, contacts)
    contacts.sort(key=lambda contact: contact["date"])
    shifts = list(_shifts(chance, first_day, last_day, evenings_per_week))
    protection = (
        make_protection(
            seed, people, first_day=first_day, last_day=last_day, a_year=cases_per_year
        )
        if cases_per_year
        else {}
    )
    return {
        **protection,
        "people": people,
        "contacts": [{"contact_id": f"c{n:06d}", **row} for n, row in enumerate(contacts, 1)],
        "shifts": [{"shift_id": f"s{n:05d}", **row} for n, row in enumerate(shifts, 1)],
    }


Season = tuple[date, date]


def _arrivals(
    chance: random.Random, first_day: date, last_day: date, people_per_year: int
) -> Iterator[tuple[dict[str, Any], list[Season]]]:
    """Give people and the calendar years they are about in, so that each year has its share."""
    staying: list[dict[str, Any]] = []
    seasons: dict[str, list[Season]] = {}
    everyone: list[dict[str, Any]] = []
    for year in range(first_day.year, last_day.year + 1):
        begin, end = date(year, 1, 1), min(date(year, 12, 31), last_day)
        lively = chance.uniform(0.9, 1.15) * ((end - begin).days + 1) / 365
        wanted = round(people_per_year * lively)
        kept = [person for person in staying if chance.random() < 0.5][:wanted]
        new = [
            _person(chance, len(everyone) + n, year, year == first_day.year)
            for n in range(1, wanted - len(kept) + 1)
        ]
        everyone += new
        staying = kept + new
        for person in staying:
            seasons.setdefault(person["person_id"], []).append((begin, end))
    for person in everyone:
        yield person, seasons[person["person_id"]]


def _person(chance: random.Random, number: int, year: int, first_year: bool) -> dict[str, Any]:
    country = _pick(chance, _COUNTRIES)
    known = chance.random()
    born = year - min(70, max(18, round(chance.gauss(32, 9))))
    before = first_year and chance.random() < _KNOWN_BEFORE
    first = date(year, 1, 1) - timedelta(days=chance.randint(1, 2000)) if before else None
    return {
        "person_id": f"p{number:05d}",
        "country": country if known > 0.02 else None,
        "origin": "norwegian" if country == "NO" else "foreign" if known > 0.01 else "unknown",
        "gender": _pick(chance, _GENDERS),
        "birth_year": born if known < 0.85 else None,
        "age_band": chance.choices(_BANDS, _BAND_WEIGHTS)[0] if 0.85 <= known < 0.97 else None,
        "age_band_year": year if 0.85 <= known < 0.97 else None,
        "first_contact": first,
    }


def _contacts_of(
    chance: random.Random, person: dict[str, Any], begin: date, end: date, mean: float
) -> Rows:
    """Make one season's contacts of a person: many once or twice, a few very often."""
    number = 1 + int(chance.expovariate(1 / max(0.1, mean - 0.5)))
    arrived = chance.randint(0, (end - begin).days)
    stays = chance.randint(7, 300)
    habits = chance.choices(_CHANNELS, [channel.weight for channel in _CHANNELS], k=2)
    contacts = []
    for _ in range(number):
        day = begin + timedelta(days=arrived + chance.randint(0, stays))
        channel = chance.choice(habits)
        contacts.append(
            {
                "person_id": person["person_id"],
                # Who would have come after the end came on one of the last days there were.
                "date": day if day <= end else end - timedelta(days=chance.randint(0, arrived)),
                "unit": channel.unit,
                "channel": channel.name,
            }
        )
    return contacts


def _anonymous(chance: random.Random, contacts: Rows) -> Rows:
    """Make contacts with people nobody knows, beside those with people who are known."""
    return [
        {**contact, "person_id": None}
        for contact in contacts
        if chance.random() < _ANONYMOUS.get(contact["channel"], 0) * 0.6
    ]


def _shifts(
    chance: random.Random, first_day: date, last_day: date, evenings_per_week: int
) -> Iterator[dict[str, Any]]:
    day = first_day
    while day <= last_day:
        if chance.random() < evenings_per_week / 7:
            summer = 1.3 if day.month in (5, 6, 7, 8) else 1.0
            met = max(0, round(chance.gauss(34, 14) * summer))
            counted = chance.random() < 0.9
            yield {
                "date": day,
                "unit": "Lanternen ute",
                "area": chance.choice(_ZONES),
                "staff": chance.choices((2, 3), (4, 1))[0],
                "hours": Decimal(chance.choices(("3.00", "3.50", "4.00"), (3, 4, 2))[0]),
                "met": met,
                "seen": met + chance.randint(0, 15) if counted else None,
            }
        day += timedelta(days=1)


def _pick(chance: random.Random, weighted: tuple[tuple[str, int], ...]) -> str:
    return chance.choices([value for value, _ in weighted], [weight for _, weight in weighted])[0]
