"""What the demo shows of networks, material and the users' voice, written through the actions.

Nobody in it is real.
"""

from collections.abc import Sequence
from datetime import date, timedelta

from lykt.learning.networks import actions, actions_meetings
from lykt.learning.networks.models import Network
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
    """Fill a city's worth of networks."""
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
