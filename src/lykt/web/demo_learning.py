"""What the demo has taught: events of three years, those they reached, and advice that was asked.

Written as staff write it, through the actions. No school and no ward in it is real.
"""

import random
from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

from lykt.learning.events.actions import cancel_event, make_event, say_how_it_went
from lykt.learning.events.actions_receivers import add_receiver
from lykt.learning.events.codes import Audience, EventKind, ReceiverKind
from lykt.learning.events.models import Event, Receiver
from lykt.learning.requests.actions import count_request
from lykt.learning.requests.codes import AskedBy, Outcome, Way
from lykt.organisation.acting import Actor, acting_as
from lykt.organisation.models import Staff, Unit


_RECEIVERS = (
    ("Fjellsiden videregående skole", ReceiverKind.SCHOOL),
    ("Havna videregående skole", ReceiverKind.SCHOOL),
    ("Lia ungdomsskole", ReceiverKind.SCHOOL),
    ("Vestre ungdomsskole", ReceiverKind.SCHOOL),
    ("Eksempelby høgskole, barnevernspedagoger", ReceiverKind.HIGHER),
    ("Akuttmottaket, Eksempelby sykehus", ReceiverKind.HEALTH),
    ("Gynekologisk avdeling, Eksempelby sykehus", ReceiverKind.HEALTH),
    ("Barnevernvakta", ReceiverKind.CHILD_WELFARE),
    ("NAV Eksempelby sentrum", ReceiverKind.NAV),
    ("Sentrum politistasjon", ReceiverKind.POLICE),
    ("Eksempelby asylmottak", ReceiverKind.RECEPTION),
    ("Krisesenteret i Eksempelby", ReceiverKind.CRISIS),
    ("Helsesykepleierne", ReceiverKind.MUNICIPAL),
    ("Servicetorget", ReceiverKind.MUNICIPAL),
    ("Eksempelby fengsel", ReceiverKind.PRISON),
    ("Hotellene i sentrum", ReceiverKind.BUSINESS),
)
#: Kind, title, theme, audience, and the places in the list above of those it reached.
_EVENTS = (
    (EventKind.SEMINAR, "Å kjenne igjen menneskehandel", "identifying", Audience.MIXED,
     (8, 9, 11)),
    (EventKind.STAFF_DAY, "Personaldag om bistand og vern", "protection", Audience.MUNICIPAL,
     (11,)),
    (EventKind.TALK, "Når barn er ofre", "children", Audience.CHILD_WELFARE, (7,)),
    (EventKind.TALK, "Hva en verge gjør", "guardian", Audience.RECEPTION, (10,)),
    (EventKind.STUDENTS, "Forelesning for barnevernspedagoger", "children", Audience.STUDENTS,
     (4,)),
    (EventKind.TALK, "Tegn man kan se på et hotell", "identifying", Audience.BUSINESS, (15,)),
    (EventKind.TALK, "Fra akuttmottak til hjelp", "protection", Audience.HEALTH, (5,)),
    (EventKind.SEMINAR, "De som kjøper", "buyers", Audience.MIXED, (9, 8)),
)  # fmt: skip
#: Reached by the first two events alone, and so due again.
_LONG_AGO = {0: (12, 9), 1: (14,)}
#: Days ago on which there was one of the events above.
_DAYS = (1010, 930, 820, 760, 640, 560, 430, 330, 250, 190, 120, 75, 40, 18)


def build(house: Unit, *, today: date) -> None:
    """Let the house teach for three years, plan what comes, and count who asked for advice."""
    chance = random.Random(7)  # noqa: S311 - made-up data needs no secrecy
    with acting_as(_actor("koordinator")) as by:
        bodies = [
            add_receiver(
                by=by, controller=house.controller, name=name, kind=kind, municipality="Eksempelby"
            )
            for name, kind in _RECEIVERS
        ]
        for number, back in enumerate(_DAYS):
            _event(by, house, number, today - timedelta(days=back), bodies, chance)
        _coming(by, house, today, bodies)
    with acting_as(_actor("feltarbeider")) as by:
        _classes(by, house, today, bodies[:3], chance)
    with acting_as(_actor("sosialarbeider")) as by:
        _advice(by, house, today, chance)


def _event(
    by: Actor,
    house: Unit,
    number: int,
    day: date,
    bodies: Sequence[Receiver],
    chance: random.Random,
) -> Event:
    kind, title, theme, audience, reached = _EVENTS[number % len(_EVENTS)]
    event = make_event(
        by=by,
        unit=house,
        kind=kind,
        day=day,
        title=title,
        theme=theme,
        audience=audience,
        municipality="Eksempelby",
        receivers=[bodies[place] for place in {*reached, *_LONG_AGO.get(number, ())}],
        held_by=[Staff.objects.get(username="koordinator")],
    )
    many = chance.randint(70, 140) if kind == EventKind.SEMINAR else chance.randint(12, 35)
    if number % 3 == 0:
        say_how_it_went(
            by=by,
            event=event,
            participants=many,
            evaluations=many // 2,
            grade=Decimal(chance.randint(42, 58)) / 10,
            evaluation="Mer tid til spørsmål.",
        )
    elif number % 7:
        say_how_it_went(by=by, event=event, participants=many)
    return event


def _coming(by: Actor, house: Unit, today: date, bodies: Sequence[Receiver]) -> None:
    for days, number in ((12, 2), (33, 0), (47, 5)):
        _kind, title, theme, audience, reached = _EVENTS[number]
        event = make_event(
            by=by,
            unit=house,
            kind=EventKind.TALK,
            day=today + timedelta(days=days),
            title=title,
            theme=theme,
            audience=audience,
            receivers=[bodies[place] for place in reached],
        )
    cancel_event(by=by, event=event)


def _classes(
    by: Actor, house: Unit, today: date, schools: Sequence[Receiver], chance: random.Random
) -> None:
    for number, back in enumerate((800, 790, 420, 400, 60, 52, 45)):
        classes = chance.randint(1, 3)
        make_event(
            by=by,
            unit=house,
            kind=EventKind.SCHOOL_CLASS,
            day=today - timedelta(days=back),
            title="Sexkjøp og holdninger, 2 x 45 minutter",
            theme="attitudes",
            audience=Audience.PUPILS,
            classes=classes,
            participants=None if number == 3 else classes * chance.randint(22, 28),
            receivers=[schools[number % len(schools) if back < 700 else 0]],
        )


def _advice(by: Actor, house: Unit, today: date, chance: random.Random) -> None:
    for back in range(1, 400, 6):
        count_request(
            by=by,
            unit=house,
            asked_by=chance.choices(AskedBy.values, (6, 3, 2, 1))[0],
            theme=chance.choice(("law", "identifying", "protection", "children", "services")),
            way=chance.choices(Way.values, (5, 3, 1))[0],
            minutes=chance.choice((10, 15, 30, 45)),
            outcome=chance.choices(Outcome.values, (5, 1))[0],
            on=today - timedelta(days=back),
        )


def _actor(username: str) -> Actor:
    from lykt.web.demo import actor_of

    return actor_of(username)
