"""The last days of the demo, written as staff write them: through the actions."""

import random
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django.db.models import Max

from lykt.organisation.acting import acting_as
from lykt.organisation.models import Unit
from lykt.people.actions import (
    correct_contact,
    make_person,
    merge_people,
    register_contact,
    undo_contact,
)
from lykt.people.codes import (
    Arena,
    Channel,
    CorrectionReason,
    Gender,
    Given,
    MergeReason,
    Need,
    Origin,
    Referral,
)
from lykt.people.models import Person


#: Who writes in which channels, and how many entries on a day, at least and at most.
WRITERS: dict[str, tuple[tuple[str, ...], int, int]] = {
    "feltarbeider": ((Channel.STREET, Channel.STREET, Channel.INDOOR, Channel.ONLINE), 2, 6),
    "sosialarbeider": ((Channel.DROP_IN, Channel.DROP_IN, Channel.FOLLOW_UP, Channel.PHONE), 2, 5),
    "helsearbeider": ((Channel.HEALTH,), 1, 4),
}
#: So many of those met last come again.
KNOWN = 80
COUNTRIES = ("NG", "RO", "NO", "TH", "BG", "LT", "BR", "HU", "DO", "")
LANGUAGES = {"NG": ["en"], "RO": ["ro"], "NO": ["nb"], "TH": ["th"], "BR": ["pt"], "DO": ["es"]}


def the_last_days(unit: Unit, *, days: int, today: date) -> None:
    """Let the staff of `unit` register contacts for so many days, up to and with today."""
    chance = random.Random(days)  # noqa: S311 - made-up data needs no secrecy
    with acting_as(_actor("sosialarbeider")):
        met = Person.objects.filter(unit=unit).annotate(last=Max("contacts__date"))
        known = list(met.order_by("-last", "register_id")[:KNOWN])
    for back in reversed(range(days)):
        day = today - timedelta(days=back)
        for username in WRITERS:
            _one_day(username, unit, day, known, chance)
    _what_else_happens(unit, today, chance)


def _one_day(
    username: str, unit: Unit, day: date, known: list[Person], chance: random.Random
) -> None:
    channels, fewest, most = WRITERS[username]
    with acting_as(_actor(username)) as actor:
        for _entry in range(chance.randint(fewest, most)):
            who: dict[str, Any]
            draw = chance.random()
            if draw < 0.65:
                who = {"person": chance.choice(known)}
            elif draw < 0.8:
                who = {"new_person": _someone(day, chance)}
            else:
                who = {"count": chance.randint(1, 4)}
            contact = register_contact(
                by=actor,
                unit=unit,
                date=day,
                channel=chance.choice(channels),
                needs=_some(Need.values, chance, 2),
                given=_some(Given.values, chance, 3),
                referred=_some(Referral.values, chance, 1),
                **who,
            )
            if contact.person is not None and "new_person" in who:
                known.append(contact.person)


def _someone(day: date, chance: random.Random) -> dict[str, Any]:
    country = chance.choice(COUNTRIES)
    origin = Origin.NORWEGIAN if country == "NO" else Origin.FOREIGN
    return {
        "country": country,
        "origin": origin if country else Origin.UNKNOWN,
        "gender": chance.choice((Gender.FEMALE, Gender.FEMALE, Gender.FEMALE, Gender.MALE)),
        "birth_year": chance.choice((None, day.year - chance.randint(19, 54))),
        "languages": LANGUAGES.get(country, []),
        "arenas": _some(Arena.values, chance, 2),
    }


def _some(values: Sequence[str], chance: random.Random, most: int) -> list[str]:
    return chance.sample(list(values), chance.randint(0, most))


def _what_else_happens(unit: Unit, today: date, chance: random.Random) -> None:
    """Two codes that turn out to be one, two that look alike, a slip put right, one undone."""
    alike = {
        "country": "RO",
        "origin": Origin.FOREIGN,
        "gender": Gender.FEMALE,
        "birth_year": today.year - 27,
    }
    with acting_as(_actor("sosialarbeider")) as actor:
        one, same, other = (make_person(by=actor, unit=unit, **alike) for _ in range(3))
        for person in (one, same, other):
            contact = register_contact(
                by=actor, unit=unit, date=today, channel=Channel.DROP_IN, person=person
            )
        correct_contact(
            by=actor,
            contact=contact,
            reason=CorrectionReason.WRONG_CHANNEL,
            channel=Channel.FOLLOW_UP,
        )
        merge_people(by=actor, keep=one, other=same, reason=MergeReason.PERSON_SAYS)
    with acting_as(_actor("feltarbeider")) as actor:
        slip = register_contact(by=actor, unit=unit, date=today, channel=Channel.STREET, count=3)
        undo_contact(by=actor, contact=slip)


def neighbours(unit: Unit, *, today: date) -> None:
    """Let the town next door have met a few people, whom nobody else can see."""
    chance = random.Random(1)  # noqa: S311
    with acting_as(_actor("nabo")) as actor:
        for back in range(8):
            day = today - timedelta(days=back)
            register_contact(
                by=actor,
                unit=unit,
                date=day,
                channel=Channel.STREET,
                new_person=_someone(day, chance),
            )


def _actor(username: str) -> Any:
    from lykt.web.demo import actor_of

    return actor_of(username)
