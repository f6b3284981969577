"""What the demo shows of networks, material and the users' voice, written through the actions.

Nobody in it is real.
"""

import random
from collections.abc import Sequence
from datetime import date, timedelta

from lykt.learning.material.actions import add_version, check_version, make_material
from lykt.learning.material.actions_stock import move_stock
from lykt.learning.material.codes import Where
from lykt.learning.networks import actions, actions_meetings
from lykt.learning.networks.models import Network
from lykt.learning.voice.actions import answer, ask, write_meeting
from lykt.learning.voice.actions_said import (
    set_complaint,
    settle_feedback,
    take_complaint,
    take_feedback,
)
from lykt.organisation.acting import Actor, acting_as
from lykt.organisation.models import Staff, Unit


#: Name, what for, months between meetings, days since the last one, bodies.
_NETWORKS: Sequence[tuple[str, str, int | None, int, tuple[tuple[str, str], ...]]] = (
    (
        "Fagnettverket",
        "Samle etatene om hvordan vi oppdager og hjelper mulige ofre.",
        3,
        40,
        (("Politiet", "Kontakt for menneskehandel"), ("NAV", "Veileder"), ("Krisesenteret", "")),
    ),
    (
        "Helsesykepleierne",
        "Unge i risiko: hva vi ser på skolene, og hvem vi spør.",
        6,
        230,
        (("Skolehelsetjenesten", "Leder nettverket"), ("Barnevernet", "Rådgiver")),
    ),
    (
        "Norsk prostitusjonsnettverk",
        "Det årlige møtet mellom tiltakene i byene.",
        12,
        150,
        (("Tiltakene i de andre byene", ""), ("Brukernes egen organisasjon", "")),
    ),
    ("Ressursgruppen i havna", "Kalles inn når noe endrer seg.", None, 300, (("Havnevakta", ""),)),
)
_AGENDA = ("Siden sist", "Rutinen for varsling", "Opplæring i høst")
_MINUTES = (
    "Markedet flytter seg fra gata til leiligheter. Tjenestene ser det samme.",
    "Rutinen virker, men telefonnummeret på kortet er gammelt.",
    "To halve dager. Krisesenteret har lokale.",
)


def build_nets(house: Unit, *, today: date) -> None:
    """Fill a city's worth of networks, material, and what was said."""
    _build_material(house, today=today)
    _build_voice(house, today=today)
    with acting_as(_actor("koordinator")) as by:
        for name, purpose, months, days, bodies in _NETWORKS:
            network = actions.make_network(
                by=by,
                controller=house.controller,
                name=name,
                purpose=purpose,
                every_months=months,
                since=today - timedelta(days=800),
            )
            actions.add_member(by=by, network=network, staff=_staff("koordinator"))
            for body, role in bodies:
                actions.add_member(by=by, network=network, body=body, role=role)
            for back in (days + 200, days + 95, days):
                _meeting(by, network, today - timedelta(days=back))
        network = Network.objects.get(name="Fagnettverket", controller=house.controller)
        actions_meetings.plan_meeting(
            by=by,
            network=network,
            day=today + timedelta(days=16),
            place="Rådhuset, rom 204",
            agenda=("Siden sist", "Kort om rettigheter på flere språk"),
        )


def _meeting(by: Actor, network: Network, day: date) -> None:
    meeting = actions_meetings.plan_meeting(
        by=by, network=network, day=day, place="Rådhuset", agenda=_AGENDA
    )
    points = dict(zip((one.pk for one in meeting.points.all()), _MINUTES, strict=True))
    actions_meetings.write_minutes(by=by, meeting=meeting, came=9, points=points)
    card = actions_meetings.decide(
        by=by,
        meeting=meeting,
        text="Rette telefonnummeret på varslingskortet",
        owner=_staff("sosialarbeider"),
        due=day + timedelta(days=21),
    )
    actions_meetings.decide(
        by=by,
        meeting=meeting,
        text="Holde av lokale til opplæringen",
        body="Krisesenteret",
        due=day + timedelta(days=70),
    )
    actions_meetings.decide(by=by, meeting=meeting, text="Neste møte holdes samme sted")
    if network.every_months != 3 or (date.max - day).days % 2:
        actions_meetings.set_task(by=by, decision=card, state="done")


def _staff(username: str) -> Staff:
    return Staff.objects.get(username=username)


def _actor(username: str) -> Actor:
    return _staff(username).as_actor()


#: Title, kind, what for, and of each language: days since it was made, how many printed.
_MATERIAL: Sequence[tuple[str, str, str, Sequence[tuple[str, int, int]]]] = (
    (
        "Dine rettigheter",
        "card",
        "Brettes til en lomme: hvem en kan ringe, og hva en har rett på.",
        (("en", 120, 600), ("ro", 130, 400), ("th", 500, 250), ("nb", 90, 0)),
    ),
    (
        "Trygg på jobb",
        "leaflet",
        "Råd om å unngå vold, og om hva en gjør etterpå.",
        (("en", 60, 300), ("es", 430, 150), ("bg", 20, 0)),
    ),
    ("Sjekk deg gratis", "poster", "Henger på legevakta og i kafeen.", (("en", 200, 40),)),
)


def _build_material(house: Unit, *, today: date) -> None:
    """Make material in some languages, print it, and give it out for a year."""
    chance = random.Random(8)  # noqa: S311 - made-up data needs no secrecy
    with acting_as(_actor("sosialarbeider")) as by:
        for title, kind, purpose, languages in _MATERIAL:
            row = make_material(
                by=by, controller=house.controller, title=title, kind=kind, purpose=purpose
            )
            for language, age, printed in languages:
                made = today - timedelta(days=age)
                version = add_version(by=by, material=row, language=language, made_on=made)
                if not printed:
                    continue
                check_version(by=by, version=version, checked_by="council", on=made)
                move_stock(
                    by=by, version=version, unit=house, kind="printed", count=printed, day=made
                )
                for back in range(1, min(age, 60), 9):
                    move_stock(
                        by=by,
                        version=version,
                        unit=house,
                        kind="given_out",
                        count=chance.randint(1, printed // 12),
                        day=today - timedelta(days=back),
                        where=chance.choice(Where.values),
                    )


_ASKED = (
    ("Åpent på søndager", "Prøves annenhver søndag ut året."),
    ("Et rom der en kan sove litt om dagen", ""),
    ("Kortet om rettigheter på thai", "Kommer når det er lest av dere."),
)
_SAID = (
    ("box", "hours", "Dere stenger før jeg er ferdig på jobb."),
    ("spoken", "met", "Hun på kveldsvakta husket hva jeg liker. Det betyr noe."),
    ("form", "information", "Jeg skjønte ikke hva jeg skrev under på."),
    ("spoken", "place", "Det er for lite plass når det regner."),
)
_COMPLAINED = (
    (12, "met", "Jeg ble avvist i døra uten å få vite hvorfor.", ""),
    (55, "sharing", "Dere ringte NAV før jeg hadde sagt ja.", "looked_into"),
    (140, "hours", "Klinikken var stengt to uker på rad.", "answered"),
)


def _build_voice(house: Unit, *, today: date) -> None:
    """Let the council meet, and let people say what they think."""
    with acting_as(_actor("sosialarbeider")) as by:
        for number, (wish, answered) in enumerate(_ASKED):
            day = today - timedelta(days=200 - 90 * number)
            meeting = write_meeting(
                by=by,
                controller=house.controller,
                day=day,
                agenda="Siden sist\nDet vi ba om\nNytt materiell",
                came=7 - number,
            )
            row = ask(by=by, meeting=meeting, text=wish)
            if answered:
                answer(by=by, wish=row, text=answered, on=min(day + timedelta(days=30), today))
        for number, (channel, theme, text) in enumerate(_SAID):
            said = take_feedback(
                by=by,
                unit=house,
                channel=channel,
                theme=theme,
                text=text,
                received_on=today - timedelta(days=4 + 23 * number),
            )
            if number % 2:
                settle_feedback(by=by, feedback=said, became="council")
    with acting_as(_actor("leder")) as by:
        for days, theme, text, state in _COMPLAINED:
            complaint = take_complaint(
                by=by,
                unit=house,
                theme=theme,
                text=text,
                received_on=today - timedelta(days=days),
            )
            if state:
                outcome = "upheld" if state == "answered" else ""
                set_complaint(by=by, complaint=complaint, state=state, outcome=outcome)
