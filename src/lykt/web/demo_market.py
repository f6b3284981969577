"""The demo's market: a year of advert rounds, chats, and calls to advertisers.

The numbers are made up and become pseudonyms at once, as everywhere.
"""

import random
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from lykt.field.adverts.models import (
    Advert,
    AdvertNumber,
    AdvertRound,
    Sighting,
    Site,
    end_of_year,
)
from lykt.field.adverts.noting import keyring
from lykt.field.numbers.rules import PhoneNumber
from lykt.field.online import codes
from lykt.field.online.actions_calls import write_call
from lykt.field.online.models import Chat
from lykt.organisation.acting import Actor, acting_as
from lykt.organisation.models import Unit
from lykt.web.demo import actor_of


SEED = 6
WEEKS = 52
CHATS, CALLS = 150, 24
SITES = ("annonser.example", "moteplass.example", "Byavisa")
#: A place, how many stay in it, and how many come new each week.
PLACES = (("Eksempelby", 9, 4), ("Fjellvik", 3, 1))


def build(house: Unit, *, today: date) -> None:
    """Write down what the unit has seen and done of the market in the year until today."""
    chance = random.Random(SEED)  # noqa: S311 - made-up data, the same every time
    with acting_as(actor_of("feltarbeider")) as by:
        _adverts(house, by, today, chance)
        _chats(house, by, today, chance)
        _calls(house, by, today, chance)


def _adverts(house: Unit, by: Actor, today: date, chance: random.Random) -> None:
    home = house.controller
    sites = [Site.objects.create(controller=home, name=name) for name in SITES]
    rounds, adverts, sightings = [], [], []
    keys, numbers = keyring(home.pk), dict[tuple[int, PhoneNumber], AdvertNumber]()
    for place, day, seen in _seen(today, chance):
        row = AdvertRound(
            controller=home, unit=house, registered_by_id=by.staff, registered_at=_at(day),
            date=day, year_end=end_of_year(day.year), place=place,
            minutes=chance.randrange(25, 70, 5),
        )  # fmt: skip
        rounds.append(row)
        for number in seen:
            for site in chance.sample(sites, 1 + (chance.random() < 0.25)):
                advert = Advert(round=row, site=site, by_id=by.staff, at=_at(day))
                adverts.append(advert)
                named = numbers.setdefault(
                    (day.year, number),
                    AdvertNumber(
                        controller=home, year=day.year, year_end=end_of_year(day.year),
                        token=keys.pseudonym(number, day.year),
                        earlier=numbers.get((day.year - 1, number)),
                    ),
                )  # fmt: skip
                sightings.append(Sighting(advert=advert, number=named))
        if chance.random() < 0.6:
            without = chance.randrange(1, 4)
            site = chance.choice(sites)
            adverts.append(
                Advert(round=row, site=site, by_id=by.staff, at=_at(day), count=without)
            )
    AdvertRound.objects.bulk_create(rounds)
    for year in sorted({year for year, _number in numbers}):
        # The year before first: a number points back at itself.
        AdvertNumber.objects.bulk_create(one for (of, _n), one in numbers.items() if of == year)
    Advert.objects.bulk_create(adverts)
    Sighting.objects.bulk_create(sightings)


def _seen(today: date, chance: random.Random) -> Iterator[tuple[str, date, list[PhoneNumber]]]:
    """Give a place, a day and the numbers that were seen: those who stay, and who travel."""
    made = iter(range(100_000))

    def new() -> PhoneNumber:
        # Not a number that anybody can have: none begins with 1.
        return PhoneNumber(f"471{next(made):07d}")

    for place, staying, coming in PLACES:
        there = [new() for _ in range(staying)]
        away: list[PhoneNumber] = []
        travelling: list[PhoneNumber] = []
        for week in reversed(range(WEEKS)):
            travelling = [one for one in travelling if chance.random() < 0.4]
            for _ in range(chance.randrange(coming * 2 + 1)):
                back = away and chance.random() < 0.2
                one = away.pop(chance.randrange(len(away))) if back else new()
                travelling.append(one)
                away.append(one)
            seen = [one for one in there if chance.random() < 0.75]
            yield place, today - timedelta(7 * week + 2), [*seen, *travelling]


def _at(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(11)))


def _chats(house: Unit, by: Actor, today: date, chance: random.Random) -> None:
    rows = []
    for place in range(CHATS):
        day = today - timedelta(place * 364 // CHATS)
        sent = chance.random() < 0.15
        channel = codes.Channel.ADVERT_MESSAGE if sent else chance.choice(
            [codes.Channel.CHAT_ROOM] * 5 + [codes.Channel.OWN_CHAT] * 3 + [codes.Channel.PROFILE]
        )  # fmt: skip
        target = codes.Target.UNSURE if sent else chance.choices(codes.Target.values, [2, 5, 3])[0]
        themes = [] if sent else chance.sample(codes.Theme.values, chance.randrange(3))
        rows.append(
            Chat(
                controller=house.controller, unit=house, registered_by_id=by.staff,
                registered_at=_at(day), date=day, channel=channel, target=target, themes=themes,
                minutes=None if sent else chance.randrange(3, 40),
                count=chance.randrange(5, 40) if sent else 1,
            )
        )  # fmt: skip
    Chat.objects.bulk_create(rows)


def _calls(house: Unit, by: Actor, today: date, chance: random.Random) -> None:
    outcomes = [
        *["no_answer"] * 5, *["informed"] * 4, *["talked"] * 3,
        "referred", "not_in_use", "do_not_contact",
    ]  # fmt: skip
    for place in range(CALLS):
        language = chance.choice(["th", "ro", "en", "es", ""])
        write_call(
            by=by,
            unit=house,
            number=PhoneNumber(f"471{900_000 + chance.randrange(18):07d}"),
            outcome=chance.choice(outcomes),
            language=language,
            mediator=bool(language) and chance.random() < 0.6,
            on=today - timedelta(place * 14),
        )
