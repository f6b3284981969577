"""What the demo shows of trust: consents, what was shared, an emergency, who has read.

Written as staff write it, through the actions. Every name here is made up.
"""

import random
from collections.abc import Sequence
from contextlib import suppress
from datetime import date, timedelta
from typing import Any

from lykt.organisation.acting import Actor, acting_as
from lykt.organisation.models import Unit
from lykt.people.identity.actions import keep
from lykt.people.models import Person
from lykt.privacy import subjects
from lykt.privacy.consent import actions as consents
from lykt.privacy.consent.asking import Asking, Said
from lykt.privacy.consent.codes import Answer, How, InformationKind, Purpose, Recipient, Told
from lykt.privacy.disclosure.actions import share
from lykt.privacy.disclosure.attempts import Item, ShareRefused
from lykt.privacy.disclosure.codes import Way
from lykt.privacy.disclosure.rules import ByConsent, ByDuty
from lykt.privacy.emergency.actions import open_door
from lykt.privacy.reading.showing import opened
from lykt.privacy.subjects import Subject


#: So many of those met last have said something about their consent.
ASKED = 12
#: Who looks at people in the demo, how many pages each, and the list they begin with.
READERS = {"feltarbeider": 60, "sosialarbeider": 110, "helsearbeider": 50, "koordinator": 70}
#: People on one page of the list.
ON_A_PAGE = 50

_NAMES = ("Ana Eksempelescu", "Blessing Prøvesen", "Kari Oppdiktet")


def build_trust(house: Unit, night: Unit, *, today: date) -> None:
    """Let the staff of the house ask, keep, share, hold their breath and read."""
    chance = random.Random(3)  # noqa: S311 - made-up data needs no secrecy
    with acting_as(_actor("sosialarbeider")) as actor:
        met = Person.objects.filter(unit=house, register_id=None, merged_into=None)
        people = list(met.order_by("registered_at", "pk")[:ASKED])
        _consents(actor, people, today)
        _names(actor, people, today)
        _shares(actor, people)
    with acting_as(_actor("feltarbeider")) as actor:
        _emergency(actor, night)
    _readings(house, chance)


def _subject(person: Person) -> Subject:
    return subjects.subjects([person.pk])[person.pk]


def _asked(language: str = "en", **how: Any) -> Asking:
    return Asking(how=How.SPOKEN, language=language, told=list(Told), **how)


def _consents(actor: Actor, people: Sequence[Person], today: date) -> None:
    """A yes, a yes in part, a no, one that ends soon, one taken back."""
    housing = [Said(Recipient.NAV, InformationKind.HOUSING, Answer.YES)]
    economy = [Said(Recipient.NAV, InformationKind.ECONOMY, Answer.YES)]
    health = [Said(Recipient.DOCTOR, InformationKind.HEALTH, Answer.NO)]

    def give(person: Person, lines: list[Said], asking: Asking, **when: Any) -> Any:
        return consents.give(
            by=actor,
            subject=_subject(person),
            purpose=Purpose.FOLLOW_UP,
            lines=lines,
            asking=asking,
            **when,
        )

    give(people[0], housing + economy, _asked("ro", interpreted=True))
    give(people[1], housing + health, _asked("en", read_aloud=True))
    give(people[2], [Said(Recipient.NAV, InformationKind.HOUSING, Answer.NO), *health], _asked())
    give(people[3], economy, _asked(), until=today + timedelta(days=9))
    back = give(people[4], housing + economy, _asked("th", interpreted=True))
    consents.withdraw(by=actor, consents=[back])


def _names(actor: Actor, people: Sequence[Person], today: date) -> None:
    """Three who wanted their name remembered, one of them with a number to call."""
    for person, name in zip(people, _NAMES, strict=False):
        consents.give(
            by=actor,
            subject=_subject(person),
            purpose=Purpose.IDENTITY,
            lines=[
                Said(Recipient.HERE, InformationKind.IDENTITY, Answer.YES),
                Said(Recipient.HERE, InformationKind.CONTACT_DETAILS, Answer.YES),
            ],
            asking=_asked(),
        )
        keep(by=actor, person=person, told={"name": name})
    keep(
        by=actor,
        person=people[0],
        told={"phone": "00 00 00 00", "heed": "Bare meldinger. Ring aldri om kvelden."},
    )


def _shares(actor: Actor, people: Sequence[Person]) -> None:
    """One on a consent, one held back for want of it, one under a duty."""
    follow_up = ByConsent(Purpose.FOLLOW_UP)
    share(
        by=actor,
        subject=_subject(people[0]),
        recipient=Recipient.NAV,
        items=[Item(InformationKind.HOUSING, "Står uten bolig fra mandag. Trenger et sted nå.")],
        ground=follow_up,
        way=Way.PHONE,
    )
    with suppress(ShareRefused):
        share(
            by=actor,
            subject=_subject(people[1]),
            recipient=Recipient.DOCTOR,
            items=[Item(InformationKind.HEALTH, "Venter på svar på en prøve.")],
            ground=follow_up,
            way=Way.PHONE,
        )
    share(
        by=actor,
        subject=_subject(people[5]),
        recipient=Recipient.CHILD_WELFARE,
        items=[Item(InformationKind.FAMILY, "Sier at hun er sytten og ikke får gå ut alene.")],
        ground=ByDuty("duty.child_welfare", "Grunn til å tro at hun er under 18 og utnyttes."),
        way=Way.PHONE,
    )


def _emergency(actor: Actor, night: Unit) -> None:
    """Someone known where one sleeps, opened by the outreach worker for an hour."""
    with acting_as(Actor(kind="job", name="demo")):
        person = Person.objects.filter(unit=night, merged_into=None).order_by("pk").first()
    if person is None:
        return
    open_door(
        by=actor,
        label=person.code,
        why="violence",
        story="Ringte fra en trappeoppgang og turte ikke gå hjem.",
        hours=1,
    )
    with opened(by=actor, what="person_page", subjects=[person.pk]):
        pass


def _readings(house: Unit, chance: random.Random) -> None:
    """Let each who meets people look at a list and at some of those on it."""
    with acting_as(Actor(kind="job", name="demo")):
        keys = list(
            Person.objects.filter(unit=house, merged_into=None)
            .order_by("-changed_at", "pk")
            .values_list("pk", flat=True)[: 4 * ON_A_PAGE]
        )
    for username, pages in READERS.items():
        with acting_as(_actor(username)) as actor:
            with opened(by=actor, what="people", subjects=keys[:ON_A_PAGE]):
                pass
            for key in chance.choices(keys, k=pages):
                with opened(by=actor, what="person_page", subjects=[key]):
                    pass


def _actor(username: str) -> Actor:
    from lykt.web.demo import actor_of

    return actor_of(username)
