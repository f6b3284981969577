"""What the demo shows of indoor outreach, scenes and rapid assessments: a year of it.

Nobody in it is real, and no place is.
"""

import random
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

from lykt.field.assessment import actions as assessments
from lykt.field.assessment.models import RapidRound
from lykt.field.places import actions as places
from lykt.field.places import actions_visits
from lykt.field.places.codes import NOBODY_MET, Offer, Way, Went
from lykt.field.places.models import IndoorPlace, Visit
from lykt.field.scenes import actions as scenes
from lykt.organisation.acting import Actor, acting_as
from lykt.organisation.models import Staff, Unit
from lykt.plans.findings.actions import make_measure_of_finding
from lykt.plans.models import Plan


#: Kind, zone, opened so many days ago, closed so many days ago, opened again so many days ago.
_PLACES: Sequence[tuple[str, str, int, int | None, int | None]] = (
    ("institute", "Torget", 900, None, None),
    ("institute", "Torget", 640, None, None),
    ("institute", "Stasjonen", 610, 120, None),
    ("institute", "Stasjonen", 480, None, None),
    ("institute", "Strandgata", 470, 300, 90),
    ("institute", "Strandgata", 410, None, None),
    ("institute", "Kaia", 320, None, None),
    ("institute", "Torget", 205, None, None),
    ("institute", "Stasjonen", 60, None, None),
    ("flat", "Kaia", 380, 250, None),
    ("flat", "Strandgata", 150, 20, None),
    ("flat", "Torget", 45, None, None),
    ("hotel", "Stasjonen", 500, None, None),
    ("lodging", "Kaia", 170, None, None),
)
_WENT = ((Went.LET_IN, 14), (Went.AT_THE_DOOR, 4), (Went.NOT_LET_IN, 2), (Went.NOBODY, 3))

#: Kind, name, zone, and of each signal: days ago, kind, source, strength, words, what was done.
_Signal = tuple[int, str, str, str, str, tuple[str, ...]]
_SCENES: Sequence[tuple[str, str, str, Sequence[_Signal]]] = (
    ("street", "Strandgata fra torget til kaia", "Strandgata", (
        (330, "more", "seen", "observed", "Flere på gata etter midnatt enn i fjor høst.",
         ("more_shifts",)),
        (120, "less", "seen", "confirmed", "Stillere siden gatearbeidet begynte.", ()),
        (20, "violence", "told", "several", "Flere har fått kastet ting etter seg fra biler.",
         ("information", "partners")),
    )),
    ("hotel", "Hotellene ved stasjonen", "Stasjonen", (
        (172, "more", "trade", "heard", "Resepsjonen spør hva de skal se etter.",
         ("talked", "information")),
        (40, "moved", "seen", "observed", "Det som var i institutt, er flyttet hit.", ("went",)),
    )),
    ("solarium", "Solariene i sentrum", "Torget", (
        (210, "new", "police", "heard", "", ("went", "nothing")),
    )),
    ("youth", "Ungdom ved kjøpesenteret", "Torget", (
        (60, "drugs", "staff", "several", "Feltarbeiderne ser det samme som skolene.",
         ("partners",)),
        (15, "minors", "seen", "heard", "", ("concern",)),
    )),
    ("site", "Annonser på de to store nettstedene", "", (
        (75, "prices", "seen", "observed", "Prisene har falt, og flere tilbyr mer.",
         ("assessment",)),
    )),
)  # fmt: skip

_QUESTION = "Hva har skjedd med innemarkedet det siste året, og hva trenger de som jobber der?"
_PARTS: Sequence[tuple[str, dict[str, Any]]] = (
    ("source", {"kind": "people", "count": 14, "note": "På thai og engelsk, med kulturmegler"}),
    ("source", {"kind": "observation", "count": 38, "note": "Besøk på institutt og i leilighet"}),
    ("source", {"kind": "partners", "count": 6, "note": "Helsestasjonen, krisesenteret, NAV"}),
    ("source", {"kind": "register", "count": 2, "note": "Egne tall og Skatteetatens oversikt"}),
    ("finding", {"text": "Institutter legges ned og åpner igjen på nye steder i samme bydel.",
                 "strength": "strong", "sources": ["observation", "register"]}),
    ("finding", {"text": "De fleste vil ha helsehjelp der de er, og på kveldstid.",
                 "strength": "fair", "sources": ["people"]}),
    ("finding", {"text": "Få vet at de kan få advokat når noen spør om opphold.",
                 "strength": "weak", "sources": ["people", "partners"]}),
    ("gap", {"need": "Testing og samtale på kveldstid, på språket en snakker",
             "there_is": "Klinikken er åpen til kl. 15, med tolk etter avtale",
             "gap": "To kvelder i uka med kulturmegler"}),
    ("gap", {"need": "Rettigheter forklart før noe skjer",
             "there_is": "Et kort på engelsk og rumensk",
             "gap": "Kortet på thai, og noen som går gjennom det"}),
    ("conclusion", {"text": "Prøv klinikk ute på instituttene to kvelder i måneden."}),
    ("conclusion", {"text": "Gi ut rettighetskortet på thai, og gå gjennom det på besøk."}),
)  # fmt: skip


def build(house: Unit, plan: Plan, *, today: date) -> None:
    """Fill a year of visits, signals and two assessments; one conclusion becomes a measure."""
    with acting_as(_actor("feltarbeider")) as by:
        made = [_place(by, house, told, today) for told in _PLACES]
        _visits(by, made, today)
        _last_visit(by, made[0], today)
        for kind, name, zone, signals in _SCENES:
            _scene(by, house, (kind, name, zone), signals, today)
    row = _assessed(house, today)
    with acting_as(_actor("planeier")) as owner:
        make_measure_of_finding(
            by=owner,
            plan=plan,
            finding=row.findings.filter(kind="conclusion").earliest("at"),
            area=plan.areas.get(key="1"),
            number="1d",
            title="Klinikk ute på instituttene to kvelder i måneden",
            responsible=["Lanternen", "Helsestasjonen"],
            note=f"Fra hurtigkartleggingen «{row.title}».",
        )


def _place(
    by: Actor, house: Unit, told: tuple[str, str, int, int | None, int | None], today: date
) -> IndoorPlace:
    kind, zone, opened, closed, again = told
    place = places.make_place(
        by=by, unit=house, kind=kind, zone=zone, opened_on=today - timedelta(days=opened)
    )
    if closed is not None:
        place = places.close_place(by=by, place=place, on=today - timedelta(days=closed))
    if again is not None:
        place = places.reopen_place(by=by, place=place, on=today - timedelta(days=again))
    if place.is_open and kind == "flat":
        places.write_address(by=by, place=place, address="Oppdiktet gate 1, ring på to ganger")
    return place


def _visits(by: Actor, made: Sequence[IndoorPlace], today: date) -> None:
    """Write a visit every second week or so to each place while it was open, past the actions."""
    chance = random.Random(3)  # noqa: S311 - made-up data must come out the same again.
    rows = []
    for place in made:
        spans = list(place.spans.values_list("opened_on", "closed_on"))
        for back in range(365, 1, -1):
            day = today - timedelta(days=back)
            there = any(begun <= day and (end is None or day <= end) for begun, end in spans)
            if there and day.weekday() in (1, 3) and chance.random() < 0.28:
                rows.append(_visit(by, place, day, chance))
    Visit.objects.bulk_create(rows)


def _visit(by: Actor, place: IndoorPlace, day: date, chance: random.Random) -> Visit:
    went = chance.choices([one for one, _n in _WENT], [n for _one, n in _WENT])[0]
    met = 0 if went in NOBODY_MET else chance.choice((1, 1, 2, 2, 3, 4))
    offered = chance.sample(list(Offer.values), 3) if met else []
    return Visit(
        unit=place.unit,
        controller=place.controller,
        registered_by_id=by.staff,
        registered_at=timezone.make_aware(datetime.combine(day, time(20, 15))),
        place=place,
        date=day,
        way=Way.CALL if chance.random() < 0.08 else Way.VISIT,
        went=went,
        minutes=chance.choice((10, 15, 20, 30, 45)) if met else None,
        staff=2,
        seen=met + chance.choice((0, 0, 1, 2)) if met else None,
        met=met,
        mediator="th" if place.kind == "institute" and chance.random() < 0.4 else "",
        offered=sorted(offered),
        accepted=sorted(offered[: chance.choice((0, 1, 1, 2))]),
    )


def _last_visit(by: Actor, place: IndoorPlace, today: date) -> None:
    """Register one as it is done, with a correction."""
    visit = actions_visits.register_visit(
        by=by,
        place=place,
        date=today - timedelta(days=1),
        went=Went.LET_IN,
        anonymous=2,
        seen=4,
        minutes=35,
        mediator="th",
        offered=["talk", "condoms", "test"],
        accepted=["condoms", "test"],
    )
    actions_visits.correct_visit(by=by, visit=visit, reason="counted_wrong", seen=5)


def _scene(
    by: Actor,
    house: Unit,
    named: tuple[str, str, str],
    signals: Sequence[_Signal],
    today: date,
) -> None:
    kind, name, zone = named
    scene = scenes.make_scene(by=by, unit=house, kind=kind, name=name, zone=zone)
    for back, what, source, strength, words, done in signals:
        scenes.write_signal(
            by=by,
            scene=scene,
            kind=what,
            source=source,
            strength=strength,
            words=words,
            day=today - timedelta(days=back),
            done=done,
        )


def _assessed(house: Unit, today: date) -> RapidRound:
    """Write one assessment that is done, and one that has just begun; return the first."""
    with acting_as(_actor("sosialarbeider")) as by:
        row = assessments.make_round(
            by=by,
            controller=house.controller,
            title=f"Innemarkedet {today.year - 1}",
            question=_QUESTION,
            starts=today - timedelta(days=210),
            ends=today - timedelta(days=150),
        )
        for part, facts in _PARTS:
            assessments.write_part(by=by, row=row, part=part, **facts)
        assessments.set_state(by=by, row=row, state="review")
        begun = assessments.make_round(
            by=by,
            controller=house.controller,
            title="Unge som bytter seksuelle handlinger mot noe",
            question="Hvilke miljøer vet tjenestene om, og hva mangler dem?",
            starts=today - timedelta(days=20),
            ends=today + timedelta(days=40),
        )
        assessments.write_part(
            by=by, row=begun, part="source", kind="staff", count=5, note="Feltarbeidere og skoler"
        )
    with acting_as(_actor("planeier")) as owner:
        return assessments.set_state(by=owner, row=row, state="done")


def _actor(username: str) -> Actor:
    return Staff.objects.get(username=username).as_actor()
