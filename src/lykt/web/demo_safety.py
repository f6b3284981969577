"""What the demo shows around its cases: concerns, meetings, housing, lawyers, hours.

Written as staff write it, through the actions. Nobody in it is real, and no place is one.
"""

import random
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from django.utils import timezone

from lykt.cases.capacity.actions import log_hours, state_capacity
from lykt.cases.capacity.codes import Work
from lykt.cases.case.codes import Place as InTeam
from lykt.cases.case.models import Case
from lykt.cases.case.queries import team_of
from lykt.cases.clocks.actions import follow_up
from lykt.cases.housing.actions import end_stay, name_reader, place_person
from lykt.cases.housing.actions_addresses import confirm_address, write_address
from lykt.cases.housing.actions_places import make_place
from lykt.cases.housing.actions_waiting import ask_place, put_on_list
from lykt.cases.housing.codes import PlaceKind, Priority, RunBy, Shielding, StayKind, WhoFor
from lykt.cases.housing.models import Place
from lykt.cases.interpreting.actions import book, write_wishes
from lykt.cases.interpreting.codes import Background, Occasion, Way, Wish
from lykt.cases.meetings.actions import Called, Planned, hold_meeting, plan_meeting
from lykt.cases.meetings.actions_minutes import close_minutes, decide
from lykt.cases.meetings.codes import Who
from lykt.cases.meetings.models import AgendaItem, Participant
from lykt.cases.team.actions_lawyer import note_hours, note_lawyer
from lykt.cases.team.states import Lawyer
from lykt.concerns import codes
from lykt.concerns.actions import call_help, raise_concern
from lykt.concerns.actions_consulting import note_consultation
from lykt.concerns.actions_triage import decide as decide_concern
from lykt.organisation.acting import Actor, acting_as
from lykt.organisation.models import Staff, Unit
from lykt.privacy.consent.codes import InformationKind
from lykt.privacy.reading.showing import opened


#: Cases that have gone on for so long have met a lawyer and held a meeting.
SETTLED_AFTER = 14

_SEEN = (
    "To unge kvinner som aldri går ut alene. En mann venter utenfor døra.",
    "Resepsjonen ser mange korte besøk på samme rom, hele natten.",
    "Ringte og la på to ganger. Så sa hun at hun vil bort.",
    "Sover på arbeidsplassen og har ikke sett lønn siden august.",
)


def build_concerns(house: Unit, *, today: date) -> None:
    """Let the house take in concerns that stand in every way, and talk over some."""
    chance = random.Random(5)  # noqa: S311 - made-up data needs no secrecy
    told = (
        (0.1, codes.Source.STAFF, codes.Urgency.NOW, codes.Age.ADULT, ""),
        (3, codes.Source.HOTEL, codes.Urgency.SOON, codes.Age.ADULT, ""),
        (30, codes.Source.CITIZEN, codes.Urgency.LATER, codes.Age.IN_DOUBT, ""),
        (80, codes.Source.AGENCY, codes.Urgency.SOON, codes.Age.ADULT, "stays"),
        (200, codes.Source.LANDLORD, codes.Urgency.LATER, codes.Age.ADULT, "no_ground"),
        (900, codes.Source.STAFF, codes.Urgency.SOON, codes.Age.ADULT, "closed"),
        (2400, codes.Source.AGENCY, codes.Urgency.SOON, codes.Age.ADULT, "closed"),
    )
    for number, (hours, source, urgency, age, becomes) in enumerate(told):
        with acting_as(_actor("feltarbeider")) as by:
            concern = raise_concern(
                by=by,
                unit=house,
                source=source,
                urgency=urgency,
                age=age,
                exploitation=chance.choice(codes.Exploitation.values[:5]),
                seen=_SEEN[number % len(_SEEN)],
                received_at=timezone.now() - timedelta(hours=hours),
            )
            if urgency == codes.Urgency.NOW:
                call_help(by=by, concern=concern, what=codes.Help.CRISIS_CENTRE)
        if becomes:
            with acting_as(_actor("koordinator")) as by:
                closing = codes.Closing.FOLLOWED_UP if becomes == "closed" else ""
                decide_concern(by=by, concern=concern, becomes=becomes, closing=closing)
    with acting_as(_actor("sosialarbeider")) as by:
        for back in range(0, 300, 23):
            note_consultation(
                by=by,
                unit=house,
                with_whom=chance.choice(codes.WithWhom.values),
                theme=chance.choice(codes.Theme.values),
                age=chance.choice(codes.AgeGroup.values),
                minutes=chance.choice((10, 20, 45)),
                on=today - timedelta(days=back),
            )


def build_safety(cases: Sequence[Case], house: Unit, *, today: date) -> None:
    """Let the house find places, hold meetings, offer lawyers and write hours in its cases."""
    running = [case for case in cases if case.state == "open"]
    with acting_as(_actor("leder")) as by:
        state_capacity(
            by=by,
            unit=house,
            at_once=10,
            positions=Decimal("1.5"),
            since=today - timedelta(days=400),
        )
    with acting_as(_actor("koordinator")) as by:
        places = _places(by, house, today)
        _address(by, places[0])
        for number, case in enumerate(running):
            _one_case(by, case, number, places, today)


def _one_case(by: Actor, case: Case, number: int, places: Sequence[Place], today: date) -> None:
    age = (today - case.opened_on).days
    _lawyer(by, case, age, today)
    _housing(by, case, number, places, today)
    _hours(by, case, age, today)
    if age > SETTLED_AFTER:
        _held(by, case, age, today)
        follow_up(by=by, case=case, day=today - timedelta(days=number % 20 + 2))
    _interpreter(by, case, number, today)


def _places(by: Actor, house: Unit, today: date) -> list[Place]:
    told = (
        ("Plass 1", PlaceKind.CRISIS_CENTRE, RunBy.CRISIS_CENTRE, 3, Shielding.HIDDEN),
        ("Plass 2", PlaceKind.MUNICIPAL_FLAT, RunBy.MUNICIPALITY, 2, Shielding.NONE),
        ("Plass 3", PlaceKind.EMERGENCY_BED, RunBy.ORGANISATION, 1, Shielding.STAFFED),
    )
    return [
        make_place(
            by=by,
            unit=house,
            name=name,
            kind=kind,
            run_by=run_by,
            capacity=capacity,
            who_for=[WhoFor.WOMEN, WhoFor.MEN],
            shielding=shielding,
            active_from=today - timedelta(days=500),
        )
        for name, kind, run_by, capacity, shielding in told
    ]


def _address(by: Actor, place: Place) -> None:
    """Two write where the first place is. The street is made up."""
    address = "Oppdiktet vei 1, 0000 Eksempelby"
    second = Staff.objects.get(username="sosialarbeider")
    row = write_address(by=by, place=place, address=address, second=second)
    with acting_as(second.as_actor()) as other:
        confirm_address(by=other, row=row, address=address)


def _lawyer(by: Actor, case: Case, age: int, today: date) -> None:
    if age < 5:
        return
    day = case.opened_on + timedelta(days=2)
    note_lawyer(by=by, case=case, what=Lawyer.OFFERED, day=day)
    if age > SETTLED_AFTER:
        has_one = day + timedelta(days=3)
        note_lawyer(by=by, case=case, what=Lawyer.HAS_ONE, day=has_one, name="Adv. Oppdiktet")
        note_hours(by=by, case=case, hours=Decimal("1.5"), day=has_one)


def _housing(by: Actor, case: Case, number: int, places: Sequence[Place], today: date) -> None:
    """Some live in a place, some have lived in one, some wait."""
    if number == 0:
        stay = place_person(
            by=by,
            case=case,
            place=places[0],
            kind=StayKind.SHIELDED,
            first=today - timedelta(days=120),
            planned_to=today + timedelta(days=14),
            shielded_until=today + timedelta(days=14),
        )
        helper = Staff.objects.get(username="sosialarbeider")
        for member in team_of(case).filter(staff=helper):
            name_reader(by=by, stay=stay, member=member)
    elif number == 1:
        put_on_list(
            by=by,
            case=case,
            who_for=WhoFor.WOMEN,
            shielding=Shielding.HIDDEN,
            priority=Priority.ACUTE,
        )
        ask_place(by=by, case=case, place=places[2])
    elif number in (3, 4):
        first = max(case.opened_on, today - timedelta(days=60))
        kind = StayKind.TEMPORARY
        stay = place_person(by=by, case=case, place=places[1], kind=kind, first=first)
        if number == 3:
            left = today - timedelta(days=10)
            end_stay(by=by, stay=stay, where_to="own_home", ended_on=left)


def _hours(by: Actor, case: Case, age: int, today: date) -> None:
    for back in range(0, min(age, 200), 17):
        what = Work.values[back % len(Work.values)]
        day = today - timedelta(days=back)
        log_hours(by=by, case=case, what=what, hours=Decimal("1.5"), day=day)


def _held(by: Actor, case: Case, age: int, today: date) -> None:
    """A first meeting that was held, and in the youngest of them another that is planned."""
    members = [Called(Who.MEMBER, member=one) for one in team_of(case)]
    # A partner was asked in on a consent of today, which covers nothing of what lies behind.
    own = [one for one in members if one.member and one.member.place != InTeam.PARTNER]
    held_on = _at(case.opened_on + timedelta(days=10))
    meeting = plan_meeting(
        by=by,
        case=case,
        starts_at=held_on,
        called=own,
        items=[Planned([InformationKind.HOUSING], "Bolig fremover")],
    )
    here = Participant.objects.filter(meeting=meeting).values_list("pk", flat=True)
    meeting = hold_meeting(by=by, meeting=meeting, present=list(here))
    item = AgendaItem.objects.filter(meeting=meeting).get()
    decide(
        by=by,
        item=item,
        what="Høre med NAV om bolig etter nyttår",
        due=today + timedelta(days=5),
        owner=case.coordinator,
    )
    with opened(by=by, what="meeting_close", subjects=[case.subject]):
        close_minutes(by=by, meeting=meeting)
    if age < 200:
        plan_meeting(
            by=by,
            case=case,
            starts_at=_at(today + timedelta(days=age % 6)),
            called=members,
            items=[Planned([InformationKind.PLANS], "Veien videre")],
        )


def _interpreter(by: Actor, case: Case, number: int, today: date) -> None:
    if number % 2:
        return
    write_wishes(
        by=by, case=case, languages=["ro"], gender=Wish.WOMAN, background=Background.OTHER
    )
    book(
        by=by,
        case=case,
        when=_at(today + timedelta(days=2 + number)),
        language="ro",
        occasion=Occasion.LAWYER,
        way=Way.PHONE,
        nobody_close=True,
    )


def _at(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(12)))


def _actor(username: str) -> Actor:
    from lykt.web.demo import actor_of

    return actor_of(username)
