"""The demo's cases: a city's worth, in every state. Nobody in them is real.

Each story is written as staff write it, through the actions, on days counted back from today.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, NamedTuple

from lykt.cases.case.actions import close_case, open_case, unlock_case
from lykt.cases.case.actions_events import write_event
from lykt.cases.case.actions_team import add_helper, invite_partner
from lykt.cases.case.actions_work import add_step, assure, set_step
from lykt.cases.case.codes import Closing
from lykt.cases.case.models import Case
from lykt.cases.indicators import actions as assessments
from lykt.cases.indicators.rules import Answer
from lykt.concerns.codes import Age, Exploitation
from lykt.organisation.acting import Actor, acting_as
from lykt.organisation.models import Staff, Unit
from lykt.people.models import Person
from lykt.privacy import subjects
from lykt.privacy.consent.actions import give
from lykt.privacy.consent.asking import Asking, Said
from lykt.privacy.consent.codes import Answer as Reply
from lykt.privacy.consent.codes import How, InformationKind, Purpose, Recipient, Told
from lykt.privacy.disclosure.actions import share
from lykt.privacy.disclosure.attempts import Item
from lykt.privacy.disclosure.codes import Way
from lykt.privacy.disclosure.rules import ByDuty


class Event(NamedTuple):
    """A state that a track entered, so many days ago."""

    ago: int
    track: str
    state: str
    told: dict[str, Any] = {}  # noqa: RUF012 - never changed


class Safe(NamedTuple):
    """How one of the nine stands."""

    what: str
    state: str
    next_step: str = ""
    due: int | None = None
    body: str = ""


class ToDo(NamedTuple):
    """A step, due in so many days; below 0 it is late. `done` says that it has been done."""

    what: str
    due: int | None
    done: bool = False
    body: str = ""


@dataclass(frozen=True)
class Story:
    """One case, from the day it was opened."""

    ago: int
    exploitation: str
    summary: str
    age: str = Age.ADULT
    events: Sequence[Event] = ()
    safe: Sequence[Safe] = ()
    steps: Sequence[ToDo] = ()
    #: What has been said yes to: body, and the kinds it may be told.
    consents: Sequence[tuple[str, Sequence[str]]] = ()
    helpers: Sequence[str] = ()
    partner: str = ""
    assessed: str = ""
    #: A notice to child welfare has been given.
    notice: bool = False
    closed: tuple[int, str] | None = None


_HOUSING = [InformationKind.HOUSING, InformationKind.ECONOMY]
_LAW = [InformationKind.CRIMINAL_CASE, InformationKind.RESIDENCE, InformationKind.EXPLOITATION]
_JOURNEY = [InformationKind.IDENTITY, InformationKind.PLANS]


def _identified(ago: int, by: str = Recipient.HERE) -> Event:
    return Event(ago, "identification", "possible", {"body": by})


STORIES = (
    Story(
        160,
        Exploitation.SEXUAL,
        "Kom til kafeen med en venninne. Har gjeld til noen hun ikke vil navngi.",
        events=(
            _identified(155),
            Event(150, "protection", "risk_asked", {"body": Recipient.POLICE}),
            Event(147, "protection", "risk_received",
                  {"body": Recipient.POLICE, "until": 20, "reference": "Oppdiktet 17"}),
            Event(154, "residence", "considering"),
            Event(148, "residence", "reflection_applied"),
            Event(139, "residence", "reflection_granted", {"reference": "Oppdiktet 18"}),
            Event(120, "criminal", "talked"),
            Event(60, "return", "settling"),
        ),
        safe=(
            Safe("care", "safe"),
            Safe("housing", "safe", "Gå gjennom skjermingen", 20),
            Safe("health", "safe"),
            Safe("livelihood", "missing", "Søke om stønad på nytt", 2, Recipient.NAV),
            Safe("legal", "under_way", "Snakke med advokaten om ny tillatelse", 6),
            Safe("days", "under_way", "Norskkurs fra januar", 35),
        ),
        steps=(
            ToDo("Spørre advokaten hva det skal søkes om", 3),
            ToDo("Følge til legen", -1),
            ToDo("Kjøpe telefonkort", None, done=True),
        ),
        consents=((Recipient.NAV, _HOUSING), (Recipient.LAWYER, _LAW)),
        helpers=("sosialarbeider", "helsearbeider"),
        partner=Recipient.NAV,
        assessed="Mye peker i samme retning, men hun har fortalt lite selv. Vi vet ikke hvem hun "
        "skylder penger. Ny vurdering når hun har sovet noen netter.",
    ),
    Story(
        6,
        Exploitation.SEXUAL,
        "Ringte natt til lørdag. Vil bort fra leiligheten, vil ikke ha politi.",
        events=(_identified(5), Event(5, "residence", "considering")),
        safe=(Safe("housing", "under_way", "Finne en plass til etter helgen", 1),
              Safe("investigation", "not_wanted", body=Recipient.POLICE)),
        steps=(ToDo("Tilby advokat", -2), ToDo("Be politiet om risikovurdering, uten navn", 1)),
        helpers=("feltarbeider",),
    ),
    Story(
        3,
        Exploitation.UNKNOWN,
        "Sier hun er nitten. Ser yngre ut, og venninnen sier noe annet.",
        age=Age.IN_DOUBT,
    ),
    Story(
        12,
        Exploitation.CRIME,
        "Sier han er seksten. Er flyttet mellom flere byer denne høsten.",
        age=Age.CHILD,
        notice=True,
        events=(_identified(10, Recipient.CHILD_WELFARE),),
        safe=(Safe("care", "safe", body=Recipient.CHILD_WELFARE),
              Safe("housing", "safe", body=Recipient.CHILD_WELFARE)),
        steps=(ToDo("Høre hva barnevernet trenger fra oss", 5, body=Recipient.CHILD_WELFARE),),
    ),
    Story(
        400,
        Exploitation.LABOUR,
        "Arbeidet på en bilvask uten lønn. Fikk passet tilbake i fjor høst.",
        events=(
            _identified(395),
            Event(380, "residence", "reflection_applied"),
            Event(370, "residence", "reflection_granted"),
            Event(200, "residence", "permit_applied"),
            Event(190, "residence", "permit_granted", {"until": 40}),
            Event(390, "criminal", "reported"),
            Event(300, "criminal", "investigated"),
            Event(365, "identification", "verified",
                  {"body": Recipient.POLICE, "reference": "Oppdiktet 4"}),
        ),
        safe=(Safe("livelihood", "safe"), Safe("days", "safe"), Safe("housing", "safe"),
              Safe("legal", "safe"), Safe("settling", "under_way", "Søke om egen bolig", 25)),
        steps=(ToDo("Søke om fornyelse med advokaten", 9),),
        consents=((Recipient.LAWYER, _LAW), (Recipient.POLICE, [InformationKind.CRIMINAL_CASE])),
        helpers=("sosialarbeider",),
    ),
    Story(
        75,
        Exploitation.DOMESTIC,
        "Au pair som ikke fikk gå ut alene. Bor hos en venn.",
        events=(
            _identified(70, Recipient.IMMIGRATION),
            Event(60, "residence", "reflection_applied"),
            Event(12, "residence", "reflection_refused"),
        ),
        safe=(Safe("legal", "under_way", "Klage på avslaget", 6), Safe("housing", "missing")),
        consents=((Recipient.LAWYER, _LAW),),
    ),
    Story(
        310,
        Exploitation.SEXUAL,
        "Ville hjem til barna. Reiste med hjelp i sommer.",
        events=(
            _identified(305),
            Event(250, "return", "considered"),
            Event(220, "return", "applied"),
            Event(150, "return", "travelled"),
            Event(58, "return", "followed_up"),
        ),
        safe=(Safe("return", "under_way", "Neste samtale gjennom returprogrammet", 30),),
        consents=((Recipient.RETURN_PROGRAMME, _JOURNEY),),
    ),
    Story(
        620,
        Exploitation.SEXUAL,
        "Reiste hjem i fjor. Fulgt opp i ett år etterpå.",
        events=(
            _identified(615),
            Event(540, "return", "considered"),
            Event(500, "return", "applied"),
            Event(430, "return", "travelled"),
            Event(330, "return", "followed_up"),
            Event(62, "return", "monitored"),
        ),
        closed=(55, Closing.RETURNED),
    ),
    Story(
        230,
        Exploitation.LABOUR,
        "Lønn under tariff og dårlig bolig, men fri til å gå.",
        events=(
            _identified(225),
            Event(190, "identification", "not_trafficking",
                  {"body": Recipient.HERE, "went_to": "labour_inspection"}),
        ),
        closed=(185, Closing.NOT_TRAFFICKING),
    ),
    Story(
        95,
        Exploitation.BEGGING,
        "Har sluttet å svare. Siste gang vi snakket sammen, ville hun nordover.",
        events=(_identified(90, Recipient.POLICE),),
        closed=(15, Closing.LOST_CONTACT),
    ),
    Story(
        330,
        Exploitation.SEVERAL,
        "Har fått opphold og egen leilighet.",
        events=(
            _identified(325),
            Event(318, "residence", "asylum_applied"),
            Event(120, "residence", "asylum_granted"),
            Event(200, "return", "settling"),
            Event(40, "return", "settled"),
        ),
        closed=(30, Closing.SETTLED),
    ),
    Story(
        21,
        Exploitation.FORCED_MARRIAGE,
        "Skal giftes i vinter mot sin vilje, og har jobbet gratis i familiens butikk.",
        events=(_identified(18),
                Event(15, "protection", "risk_asked", {"body": Recipient.POLICE})),
        safe=(Safe("housing", "safe", "Krisesenteret til jul", 24), Safe("health", "unknown")),
        steps=(ToDo("Purre på risikovurderingen", -3),),
        consents=((Recipient.CRISIS_CENTRE, _HOUSING),),
        helpers=("sosialarbeider",),
    ),
)  # fmt: skip


def build_cases(house: Unit, *, today: date) -> list[Case]:
    """Let the coordinator of the house open, work in and close the cases of the stories."""
    with acting_as(_actor("koordinator")) as actor:
        people = list(
            Person.objects.filter(unit=house, merged_into=None, register_id__isnull=False)
            .exclude(birth_year=None)
            .order_by("-changed_at", "pk")[: len(STORIES)]
        )
    return [
        _told(actor, story, person, today) for story, person in zip(STORIES, people, strict=False)
    ]


def _told(actor: Actor, story: Story, person: Person, today: date) -> Case:
    def day(ago: int) -> date:
        return today - timedelta(days=ago)

    with acting_as(actor):
        case = open_case(
            by=actor,
            subject=subjects.subjects([person.pk])[person.pk],
            age=story.age,
            exploitation=story.exploitation,
            summary=story.summary,
            opened_on=day(story.ago),
        )
        if story.notice:
            _notify(actor, person)
            case = unlock_case(by=actor, case=case)
        if case.state != "open":
            return case
        for username in story.helpers:
            add_helper(by=actor, case=case, staff=Staff.objects.get(username=username))
        _consents(actor, case, story, person)
        for event in sorted(story.events, key=lambda one: -one.ago):
            told = dict(event.told)
            if "until" in told:
                told["until"] = today + timedelta(days=told["until"])
            write_event(
                by=actor,
                case=case,
                track=event.track,
                state=event.state,
                day=day(event.ago),
                **told,
            )
        _work(actor, case, story, today)
        if story.closed is not None:
            ago, closing = story.closed
            case = close_case(by=actor, case=case, closing=closing, closed_on=day(ago))
    return case


def _consents(actor: Actor, case: Case, story: Story, person: Person) -> None:
    subject = subjects.subjects([person.pk])[person.pk]
    for body, kinds in story.consents:
        give(
            by=actor,
            subject=subject,
            purpose=Purpose.COORDINATION,
            lines=[Said(body, kind, Reply.YES) for kind in kinds],
            asking=Asking(how=How.SPOKEN, language="en", told=tuple(Told), interpreted=True),
            matter=case.pk,
        )
    if story.partner:
        partner = Staff.objects.get(username="partner")
        invite_partner(by=actor, case=case, staff=partner, body=story.partner)


def _work(actor: Actor, case: Case, story: Story, today: date) -> None:
    for one in story.safe:
        assure(
            by=actor,
            case=case,
            what=one.what,
            state=one.state,
            next_step=one.next_step,
            due=None if one.due is None else today + timedelta(days=one.due),
            owner_body=one.body,
        )
    for todo in story.steps:
        step = add_step(
            by=actor,
            case=case,
            what=todo.what,
            due=None if todo.due is None else today + timedelta(days=todo.due),
            owner_body=todo.body,
        )
        if todo.done:
            set_step(by=actor, step=step, state="done")
    if story.assessed:
        draft = assessments.begin(by=actor, case=case)
        answers = {"A1.1": Answer("yes", ("seen",)), "A1.3": Answer("unsure", ("told",))}
        assessments.write(by=actor, assessment=draft, answers=answers, written=story.assessed)
        assessments.finish(by=actor, assessment=draft)


def _notify(actor: Actor, person: Person) -> None:
    share(
        by=actor,
        subject=subjects.subjects([person.pk])[person.pk],
        recipient=Recipient.CHILD_WELFARE,
        items=[Item(InformationKind.EXPLOITATION, "Grunn til å tro at han er under atten.")],
        ground=ByDuty("duty.child_welfare", "Han sier selv at han er seksten år."),
        way=Way.PHONE,
    )


def _actor(username: str) -> Actor:
    from lykt.web.demo import actor_of

    return actor_of(username)
