"""One row of every table about people, and the words by which the answer must tell of it."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any, NamedTuple

from django.utils import timezone

from lykt.organisation.acting import Actor
from lykt.organisation.codes import NoticeKind
from lykt.organisation.models import Notice, Staff
from lykt.organisation.notices import seen, tell
from lykt.organisation.roles import Role
from lykt.people import actions as people
from lykt.people.identity.models import Identity
from lykt.people.models import NotTheSame, Person
from lykt.privacy.answers import actions, actions_own
from lykt.privacy.answers.models import Request
from lykt.privacy.answers.rules import Checklist
from lykt.privacy.consent import actions as consents
from lykt.privacy.consent.asking import Asking, Said
from lykt.privacy.consent.codes import Told
from lykt.privacy.consent.models import Consent
from lykt.privacy.disclosure.actions import share
from lykt.privacy.disclosure.attempts import Item
from lykt.privacy.disclosure.models import Correction, Disclosure
from lykt.privacy.disclosure.rules import ByDuty
from lykt.privacy.emergency.models import EmergencyAccess
from lykt.privacy.retention.models import LastSign, LegalHold
from lykt.privacy.subjects import Subject
from tests.cases.capacity.planting import PLANTERS as CAPACITY
from tests.cases.case.planting import PLANTERS as CASE
from tests.cases.children.planting import PLANTERS as CHILDREN
from tests.cases.clocks.planting import PLANTERS as CLOCKS
from tests.cases.housing.planting import PLANTERS as HOUSING
from tests.cases.indicators.planting import PLANTERS as INDICATORS
from tests.cases.interpreting.planting import PLANTERS as INTERPRETING
from tests.cases.meetings.planting import PLANTERS as MEETINGS
from tests.cases.returning.planting import PLANTERS as RETURNING
from tests.cases.team.planting import PLANTERS as TEAM
from tests.concerns.planting import PLANTERS as CONCERNS
from tests.field.planting import PLANTERS as FIELD
from tests.privacy.answers.asking import OPERATOR, asked, met, moved, person_of
from tests.support.people import World


class Ground(NamedTuple):
    """Where something is planted: by a worker, about somebody."""

    world: World
    worker: Staff
    subject: Subject

    @property
    def by(self) -> Actor:
        return self.worker.as_actor()

    @property
    def kept(self) -> dict[str, Any]:
        place = {"controller": self.world.fjordby, "unit": self.world.service}
        return {"subject": self.subject.key, **place}


#: Plants a row, and returns the words that must stand in the answer.
Planter = Callable[[Ground], list[str]]


def person(at: Ground) -> list[str]:
    return [at.subject.label, "Nigeria", "1990"]


def contact(at: Ground) -> list[str]:
    met(at.world, "drop_in", person_of(at.subject), needs=["housing"], given=["food"])
    return ["Drop-in", "A place to live", "Food and drink"]


def correction(at: Ground) -> list[str]:
    made = met(at.world, "drop_in", person_of(at.subject))
    people.correct_contact(by=at.by, contact=made, reason="asked_by_person", channel="overnight")
    return ["Drop-in → Overnight", "The person asked for it"]


def another(at: Ground) -> Person:
    made = met(at.world).person
    assert made is not None
    return made


def merge(at: Ground) -> list[str]:
    other = another(at)
    people.merge_people(by=at.by, keep=person_of(at.subject), other=other, reason="person_says")
    return [other.code, "The person says so"]


def told_apart(at: Ground) -> list[str]:
    people.say_not_the_same(by=at.by, one=person_of(at.subject), other=another(at))
    assert NotTheSame.objects.count() == 1
    return ["You are not somebody else who could be taken for you."]


def identity(at: Ground) -> list[str]:
    Identity.objects.create(**at.kept, name="Blessing Okafor", phone="555 0101", heed="By day.")
    return ["Blessing Okafor", "555 0101", "By day."]


def emergency(at: Ground) -> list[str]:
    EmergencyAccess.objects.create(
        **at.kept,
        why="violence",
        story="She rang from a stairwell.",
        until=timezone.now() + timedelta(hours=2),
    )
    return ["Violence, or a threat of it", "She rang from a stairwell."]


def consent(at: Ground) -> list[str]:
    consents.give(
        by=at.by,
        subject=at.subject,
        purpose="follow_up",
        lines=[Said("family", "whereabouts", "yes", "my sister Ada"), Said("nav", "work", "no")],
        asking=Asking(how="sign", language="ro", told=tuple(Told), remark="She nodded twice."),
    )
    return [
        "Own family: my sister Ada", "Where they are", "NAV: housing and economy", "Said no",
        "By a sign or a thumb", "Romanian", "She nodded twice.", "Help and follow-up",
    ]  # fmt: skip


def ended(at: Ground) -> list[str]:
    consent(at)
    consents.withdraw(
        by=at.by, consents=list(Consent.objects.all()), via="phone", remark="Not my sister."
    )
    return ["Taken back", "By phone", "Not my sister."]


def disclosure(at: Ground) -> list[str]:
    share(
        by=at.by,
        subject=at.subject,
        recipient="police",
        recipient_named="the officer on duty",
        items=[Item("whereabouts", "She is at the bus station.")],
        way="phone",
        ground=ByDuty("duty.avert_crime", "She will be taken out of the country tonight."),
    )
    return [
        "Police: the officer on duty",
        "She is at the bus station.",
        "taken out of the country",
    ]


def noted(at: Ground) -> list[str]:
    disclosure(at)
    Correction.objects.create(
        **at.kept,
        disclosure=Disclosure.objects.get(),
        what="too_much",
        text="The bus was not needed.",
    )
    return ["More was told than was needed", "The bus was not needed."]


def request(at: Ground) -> list[str]:
    asked(at.subject, at.worker, "copy", language="th", remark="She comes on Tuesdays.")
    return ["A copy to take along", "Thai", "She comes on Tuesdays."]


def step(at: Ground) -> list[str]:
    made = asked(at.subject, at.worker, "erasure")
    actions.refuse(by=at.by, request=made, reason="The court needs it.")
    return ["Refuse", "The court needs it."]


def handing(at: Ground) -> list[str]:
    made = moved(asked(at.subject, at.worker), at.worker, "begin", "ready")
    told = Checklist(
        alone=True, somebody_waits=True, safe_paper=False, given="read_aloud", health_part="later"
    )
    actions.hand_over(by=at.by, request=made, told=told)
    assert Request.objects.get().state == "in_part"
    return ["Read aloud, no paper", "Health staff give it later"]


def note(at: Ground) -> list[str]:
    actions_own.note(by=at.by, subject=at.subject, words="I was in Bergen then.")
    return ["I was in Bergen then."]


def objection(at: Ground) -> list[str]:
    actions_own.object_to(
        by=at.by, subject=at.subject, against="statistics", words="Do not count me."
    )
    return ["Statistics", "Do not count me."]


def hold(at: Ground) -> list[str]:
    LegalHold.objects.create(**at.kept, reason="A claim for compensation.")
    return ["A claim for compensation.", "until it is lifted"]


def last_sign(at: Ground) -> list[str]:
    LastSign.objects.create(subject=at.subject.key, day=date(2021, 5, 17))
    return ["17 May 2021"]


def notice(at: Ground) -> list[str]:
    made = tell(
        what=NoticeKind.CONSENT_ENDS,
        controller=at.world.fjordby.pk,
        unit=at.world.service.pk,
        roles=[Role.UNIT_LEADER],
        staff=at.worker.pk,
        actor=OPERATOR,
        subject=at.subject.key,
    )
    assert Notice.objects.count() == 1
    seen(by=at.by, notice=made)
    return [str(NoticeKind.CONSENT_ENDS.label), "Unit leader", at.worker.name]


#: By the name of the table.
PLANTERS: dict[str, Planter] = {
    "people.Person": person,
    "people.Contact": contact,
    "people.ContactCorrection": correction,
    "people.PersonMerge": merge,
    "people.NotTheSame": told_apart,
    "identity.Identity": identity,
    "emergency.EmergencyAccess": emergency,
    "consent.Consent": consent,
    "consent.ConsentLine": consent,
    "consent.ConsentEvent": ended,
    "consent.EndedLine": ended,
    "disclosure.Disclosure": disclosure,
    "disclosure.DisclosedItem": disclosure,
    "disclosure.Correction": noted,
    "answers.Request": request,
    "answers.RequestEvent": step,
    "answers.HandingOver": handing,
    "answers.PersonsNote": note,
    "answers.Objection": objection,
    "retention.LegalHold": hold,
    "retention.LastSign": last_sign,
    "organisation.Notice": notice,
    "organisation.NoticeRole": notice,
    "organisation.NoticeSeen": notice,
    **CASE,
    **CHILDREN,
    **CONCERNS,
    **FIELD,
    **HOUSING,
    **INTERPRETING,
    **CAPACITY,
    **CLOCKS,
    **INDICATORS,
    **RETURNING,
    **TEAM,
    **MEETINGS,
}
