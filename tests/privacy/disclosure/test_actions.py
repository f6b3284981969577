"""Nothing goes out but on a live ground, every attempt is written down, nothing is rewritten."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from lykt.organisation.access import Refused
from lykt.organisation.acting import Actor, acting_as
from lykt.organisation.models import Notice, Staff
from lykt.organisation.roles import Role
from lykt.people import actions as people
from lykt.people.models import Person
from lykt.privacy.answers.actions_own import object_to
from lykt.privacy.base import NeverRewritten
from lykt.privacy.consent import actions as consents
from lykt.privacy.consent.rules import Target
from lykt.privacy.disclosure.actions import note_afterwards
from lykt.privacy.disclosure.attempts import Item, ShareRefused
from lykt.privacy.disclosure.codes import Lack
from lykt.privacy.disclosure.models import (
    Correction,
    DisclosedItem,
    Disclosure,
    ReceiptCounter,
)
from lykt.privacy.disclosure.receipts import matches
from lykt.privacy.disclosure.rules import ByConsent
from lykt.privacy.emergency.actions import open_door
from lykt.privacy.reading.showing import opened
from lykt.privacy.sealing.keys import key_to_open
from lykt.privacy.subjects import Subject
from tests.privacy.disclosure.reference import looked_at_again
from tests.privacy.disclosure.sharing import REASON, START, Clock, duty, met, say, subject_of, tell
from tests.support.people import World, make_staff


Case = Callable[[Actor, Subject, Clock], Any]

NAV = ("nav", "economy")
SISTER = ("family", "whereabouts", "Her sister")


def withdraw(by: Actor, *consents_taken_back: Any, only: Target | None = None) -> None:
    targets = None if only is None else [only]
    consents.withdraw(by=by, consents=consents_taken_back, targets=targets)


# ---- What covers a share on a consent

LACKS: dict[str, tuple[Case, Lack | None]] = {
    "nobody has been asked": (lambda by, who, clock: None, Lack.NO_CONSENT),
    "yes": (lambda by, who, clock: say(by, who, [NAV]), None),
    "no": (lambda by, who, clock: say(by, who, no=[NAV]), Lack.REFUSED),
    "yes, then no": (
        lambda by, who, clock: (say(by, who, [NAV]), say(by, who, no=[NAV])),
        Lack.REFUSED,
    ),
    "no, then yes": (
        lambda by, who, clock: (say(by, who, no=[NAV]), say(by, who, [NAV])),
        None,
    ),
    "taken back": (
        lambda by, who, clock: withdraw(by, say(by, who, [NAV])),
        Lack.WITHDRAWN,
    ),
    "taken back in part, and this is not it": (
        lambda by, who, clock: withdraw(
            by, say(by, who, [NAV, ("nav", "health")]), only=Target("nav", "health")
        ),
        None,
    ),
    "taken back in part, and this is it": (
        lambda by, who, clock: withdraw(
            by, say(by, who, [NAV, ("nav", "health")]), only=Target(*NAV)
        ),
        Lack.WITHDRAWN,
    ),
    "taken back, then yes again": (
        lambda by, who, clock: (withdraw(by, say(by, who, [NAV])), say(by, who, [NAV])),
        None,
    ),
    "its last day": (
        lambda by, who, clock: (say(by, who, [NAV], days=3), clock.pass_days(3)),
        None,
    ),
    "the day after its last": (
        lambda by, who, clock: (say(by, who, [NAV], days=3), clock.pass_days(4)),
        Lack.RAN_OUT,
    ),
    "from tomorrow": (
        lambda by, who, clock: say(by, who, [NAV], begins=1),
        Lack.NOT_BEGUN,
    ),
    "the same kind to somebody else": (
        lambda by, who, clock: say(by, who, [("doctor", "economy")]),
        Lack.RECIPIENT_NOT_COVERED,
    ),
    "another kind to the same": (
        lambda by, who, clock: say(by, who, [("nav", "housing")]),
        Lack.NO_CONSENT,
    ),
    "for another purpose": (
        lambda by, who, clock: say(by, who, [NAV], purpose="coordination"),
        Lack.OTHER_PURPOSE,
    ),
    "for a case, outside it": (
        lambda by, who, clock: say(by, who, [NAV], matter=who.key),
        Lack.OTHER_PURPOSE,
    ),
}


@pytest.mark.parametrize("case", LACKS)
def test_what_a_consent_lets_out(worker: Actor, subject: Subject, clock: Clock, case: str) -> None:
    happened, lack = LACKS[case]
    happened(worker, subject, clock)
    if lack is None:
        assert tell(worker, subject, "nav", "economy").number == "2026-0001"
        return
    with pytest.raises(ShareRefused) as refusal:
        tell(worker, subject, "nav", "economy")
    assert refusal.value.lacks == {"economy": lack}
    row = Disclosure.objects.get()
    assert (row.refused, row.handle) == (True, refusal.value.handle)
    assert [(item.kind, item.lack) for item in row.items.all()] == [("economy", lack)]


def test_in_its_case_a_consent_holds_until_the_case_closes(
    worker: Actor, subject: Subject, kaja: Staff
) -> None:
    case = subject.key
    say(worker, subject, [NAV], matter=case, purpose="coordination")
    ground = ByConsent("coordination", case)
    assert tell(worker, subject, "nav", "economy", ground=ground).number
    with acting_as(kaja.as_actor()) as coordinator:
        consents.close_matter(by=coordinator, matter=case)
    with pytest.raises(ShareRefused) as refusal:
        tell(worker, subject, "nav", "economy", ground=ground)
    assert refusal.value.lacks == {"economy": Lack.CASE_CLOSED}


@pytest.mark.parametrize(
    ("named", "lack"),
    [
        ("Her sister", None),
        ("  her  SISTER ", None),
        ("Her father", Lack.RECIPIENT_NOT_COVERED),
    ],
)
def test_a_sister_is_not_a_father(
    worker: Actor, subject: Subject, named: str, lack: Lack | None
) -> None:
    say(worker, subject, [SISTER])
    if lack is None:
        assert tell(worker, subject, "family", "whereabouts", recipient_named=named)
        return
    with pytest.raises(ShareRefused) as refusal:
        tell(worker, subject, "family", "whereabouts", recipient_named=named)
    assert refusal.value.lacks == {"whereabouts": lack}


def test_a_no_to_all_of_them_is_a_no_to_each(worker: Actor, subject: Subject) -> None:
    say(worker, subject, [SISTER])
    say(worker, subject, no=[("family", "whereabouts")])
    with pytest.raises(ShareRefused) as refusal:
        tell(worker, subject, "family", "whereabouts", recipient_named="Her sister")
    assert refusal.value.lacks == {"whereabouts": Lack.REFUSED}


def test_all_of_it_goes_or_nothing_does(worker: Actor, subject: Subject) -> None:
    say(worker, subject, [NAV], no=[("nav", "health")])
    with pytest.raises(ShareRefused) as refusal:
        tell(worker, subject, "nav", "economy", "health", "housing")
    assert refusal.value.lacks == {"health": Lack.REFUSED, "housing": Lack.NO_CONSENT}
    assert "Health: The person has said no to this" in str(refusal.value)
    row = Disclosure.objects.get()
    lacks = {item.kind: item.lack for item in row.items.all()}
    assert lacks == {"economy": "", "health": "refused", "housing": "no_consent"}


def test_what_was_held_back_is_not_kept(worker: Actor, subject: Subject) -> None:
    with pytest.raises(ShareRefused):
        tell(worker, subject, "nav", "economy")
    with opened(by=worker, what="test", subjects=[subject.key]):
        assert [item.text for item in DisclosedItem.objects.all()] == [""]


def test_a_consent_given_under_another_code_of_the_same_person_counts(
    world: World, worker: Actor, person: Person, subject: Subject
) -> None:
    other = met(world, worker)
    say(worker, subject_of(other), [NAV, SISTER])
    with pytest.raises(ShareRefused):
        tell(worker, subject, "nav", "economy")
    people.merge_people(by=worker, keep=person, other=other, reason="told")
    assert tell(worker, subject, "nav", "economy")
    assert tell(worker, subject, "family", "whereabouts", recipient_named="Her sister")


# ---- What was told before it is written down


@pytest.mark.parametrize(
    ("days_ago", "goes"),
    [(0, True), (2, True), (3, False)],
)
def test_a_consent_held_on_the_day_it_was_told(
    worker: Actor, subject: Subject, clock: Clock, days_ago: int, goes: bool
) -> None:
    say(worker, subject, [NAV])
    clock.pass_days(2)
    at = clock.time - timedelta(days=days_ago)
    if goes:
        assert tell(worker, subject, "nav", "economy", at=at)
        assert Disclosure.objects.get().told_at == at
    else:
        with pytest.raises(ShareRefused):
            tell(worker, subject, "nav", "economy", at=at)


def test_what_was_taken_back_since_is_not_let_out(
    worker: Actor, subject: Subject, clock: Clock
) -> None:
    consent = say(worker, subject, [NAV])
    before = clock.time
    clock.pass_days(1)
    withdraw(worker, consent)
    with pytest.raises(ShareRefused) as refusal:
        tell(worker, subject, "nav", "economy", at=before)
    assert refusal.value.lacks == {"economy": Lack.WITHDRAWN}


def test_what_has_been_objected_to_waits_whatever_was_consented_to(
    worker: Actor, subject: Subject, clock: Clock
) -> None:
    say(worker, subject, [NAV])
    tell(worker, subject, "nav", "economy")
    object_to(by=worker, subject=subject, against="follow_up", words="Not any more.")
    with pytest.raises(ShareRefused) as refusal:
        tell(worker, subject, "nav", "economy")
    assert refusal.value.lacks == {"economy": Lack.OBJECTED}


# ---- Duties

OVERDUE = (looked_at_again("duty.avert_crime") - START.date()).days + 1
DUTIES: list[tuple[str, str, int, Lack | str]] = [
    # which, to whom, days from now, what came of it
    ("child_welfare", "child_welfare", 0, "sure"),
    ("child_welfare", "police", 0, Lack.DUTY_NOT_TO_THEM),
    ("child_welfare", "family", 0, Lack.DUTY_NOT_TO_THEM),
    ("avert_crime", "police", 0, "sure"),
    ("avert_crime", "immigration", 0, Lack.DUTY_NOT_TO_THEM),
    ("emergency_services", "fire_service", 0, "sure"),
    ("life_in_danger", "ambulance", 0, "uncertain"),
    ("avert_crime", "police", OVERDUE - 1, "sure"),
    ("avert_crime", "police", OVERDUE, "overdue"),
    ("adult_consent", "police", 0, Lack.DUTY_NOT_TO_THEM),
    ("no_such_thing", "police", 0, Lack.NO_SUCH_DUTY),
]


@pytest.mark.parametrize(("ref", "recipient", "days", "outcome"), DUTIES)
def test_what_a_duty_lets_out(
    worker: Actor,
    subject: Subject,
    clock: Clock,
    ref: str,
    recipient: str,
    days: int,
    outcome: Lack | str,
) -> None:
    clock.pass_days(days)
    how = {"ground": duty(ref), "recipient_named": "Kari"}
    if isinstance(outcome, Lack):
        with pytest.raises(ShareRefused) as refusal:
            tell(worker, subject, recipient, "whereabouts", **how)
        assert refusal.value.lacks == {"whereabouts": outcome}
        assert Disclosure.objects.get().refused
        return
    receipt = tell(worker, subject, recipient, "whereabouts", **how)
    row = Disclosure.objects.get()
    assert (row.duty, row.duty_standing) == (f"duty.{ref}", outcome)
    assert row.uncertain is receipt.uncertain is (outcome != "sure")
    with opened(by=worker, what="test", subjects=[subject.key]):
        assert row.reason == REASON


def test_a_rule_of_another_kind_is_no_duty(worker: Actor, subject: Subject) -> None:
    ground = duty("child_welfare")
    ground = type(ground)("retention.consent", ground.reason)
    with pytest.raises(ShareRefused) as refusal:
        tell(worker, subject, "police", "whereabouts", ground=ground)
    assert refusal.value.lacks == {"whereabouts": Lack.NO_SUCH_DUTY}


def test_a_duty_goes_before_a_no(worker: Actor, subject: Subject) -> None:
    say(worker, subject, no=[("child_welfare", "family")])
    assert tell(worker, subject, "child_welfare", "family", ground=duty("child_welfare"))


def test_a_duty_of_a_day_before_there_was_one_is_none(
    worker: Actor, subject: Subject, clock: Clock
) -> None:
    long_ago = clock.time - timedelta(days=365 * 10)
    with pytest.raises(ShareRefused) as refusal:
        tell(worker, subject, "police", "violence", ground=duty("avert_crime"), at=long_ago)
    assert refusal.value.lacks == {"violence": Lack.NO_SUCH_DUTY}


def test_leader_and_officer_are_told_at_once_of_an_uncertain_duty(
    worker: Actor, subject: Subject
) -> None:
    tell(worker, subject, "police", "whereabouts", ground=duty("avert_crime"))
    assert not Notice.objects.exists()
    tell(worker, subject, "ambulance", "health", ground=duty("life_in_danger"))
    notice = Notice.objects.get()
    assert {row.role for row in notice.roles.all()} == {
        Role.UNIT_LEADER,
        Role.DATA_PROTECTION_OFFICER,
    }
    assert notice.about == "2026-0002 · duty.life_in_danger · sunniva"
    assert subject.label not in notice.about + notice.link
    assert (notice.unit_id, notice.subject) == (subject.unit, subject.key)


def test_without_the_notice_there_is_no_share(
    worker: Actor, subject: Subject, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(**told: Any) -> None:
        raise RuntimeError("nobody could be told")

    monkeypatch.setattr("lykt.privacy.disclosure.actions.tell", broken)
    with pytest.raises(RuntimeError, match="nobody"):
        tell(worker, subject, "ambulance", "health", ground=duty("life_in_danger"))
    assert not Disclosure.objects.exists()
    monkeypatch.undo()
    assert not ReceiptCounter.objects.exists()


# ---- What must be said


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"recipient": "here"}, "recipient"),
        ({"recipient": "a newspaper"}, "recipient"),
        ({"recipient": "family"}, "recipient_named"),
        ({"recipient": "family", "recipient_named": "  "}, "recipient_named"),
        ({"items": []}, "items"),
        ({"items": [Item("economy", " ")]}, "items"),
        ({"items": [Item("gossip", "a")]}, "items"),
        ({"items": [Item("economy", "a"), Item("economy", "b")]}, "items"),
        ({"way": "shouting"}, "way"),
        ({"ground": ByConsent("identity")}, "ground"),
        ({"ground": duty("avert_crime", " it is bad  ")}, "ground"),
        ({"once": "x" * 17}, "once"),
    ],
)
def test_what_is_not_said_is_no_attempt(
    worker: Actor, subject: Subject, told: dict[str, Any], field: str
) -> None:
    say(worker, subject, [NAV])
    with pytest.raises(ValidationError) as problem:
        tell(worker, subject, **{"recipient": "nav", **told}) if "items" in told else tell(
            worker, subject, told.pop("recipient", "nav"), "economy", **told
        )
    assert list(problem.value.message_dict) == [field]
    assert not Disclosure.objects.exists()


def test_nothing_is_shared_ahead(worker: Actor, subject: Subject, clock: Clock) -> None:
    with pytest.raises(ValidationError) as problem:
        tell(worker, subject, "nav", "economy", at=clock.time + timedelta(minutes=1))
    assert list(problem.value.message_dict) == ["told_at"]


# ---- Who may


@pytest.mark.parametrize(
    ("role", "may"),
    [
        (Role.FIELD_WORKER, True),
        (Role.SOCIAL_WORKER, True),
        (Role.HEALTH_WORKER, True),
        (Role.CASE_COORDINATOR, True),
        (Role.UNIT_LEADER, True),
        (Role.PLAN_OWNER, False),
        (Role.ANALYST, False),
        (Role.DATA_PROTECTION_OFFICER, False),
        (Role.ADMINISTRATOR, False),
        (Role.INVITED_PARTNER, False),
    ],
)
def test_whoever_meets_people_may_share_on_a_ground(
    world: World, worker: Actor, subject: Subject, role: Role, may: bool
) -> None:
    say(worker, subject, [NAV])
    with acting_as(make_staff(role, world.service, "another").as_actor()) as by:
        for ground, recipient in (
            (ByConsent("follow_up"), "nav"),
            (duty("avert_crime"), "police"),
        ):
            if may:
                assert tell(by, subject, recipient, "economy", ground=ground)
            else:
                with pytest.raises(Refused):
                    tell(by, subject, recipient, "economy", ground=ground)


def test_of_somebody_opened_in_an_emergency_a_duty_alone_lets_out(
    world: World, worker: Actor, operator: Actor, clock: Clock, sunniva: Staff
) -> None:
    with acting_as(operator):
        contact = people.register_contact(
            by=operator,
            unit=world.clinic,
            date=timezone.localdate(),
            channel="street",
            new_person={},
        )
        assert contact.person is not None
        away = subject_of(contact.person)
        say(operator, away, [NAV])
    with acting_as(worker):
        danger = duty("life_in_danger")
        with pytest.raises(Refused):
            tell(worker, away, "ambulance", "health", ground=danger)
        open_door(by=worker, label=away.label, why="life", story=REASON, hours=1)
        assert tell(worker, away, "ambulance", "health", ground=danger)
        with pytest.raises(Refused, match="do not work in this unit"):
            tell(worker, away, "nav", "economy")
        clock.pass_days(1)
        with pytest.raises(Refused):
            tell(worker, away, "ambulance", "health", ground=danger)


# ---- The receipt


def test_a_receipt_names_exactly_what_went(worker: Actor, subject: Subject) -> None:
    consent = say(worker, subject, [NAV, ("nav", "housing")])
    items = [Item("housing", "Needs a room from Friday."), Item("economy", " No income. ")]
    receipt = tell(worker, subject, "nav", items=items, recipient_named="Kari at the counter")
    row = Disclosure.objects.get(handle=receipt.handle)
    assert (row.receipt_number, row.purpose, row.way) == ("2026-0001", "follow_up", "phone")
    assert (row.by_name, row.recipient, row.refused) == ("sunniva", "nav", False)
    with opened(by=worker, what="test", subjects=[subject.key]):
        assert row.recipient_named == "Kari at the counter"
        told = [(item.kind, item.text) for item in row.items.all()]
        assert told == [("housing", "Needs a room from Friday."), ("economy", "No income.")]
        assert matches(row, key_to_open(subject.key))
    lines = {item.consent_line for item in row.items.all()}
    assert lines == set(consent.lines.values_list("pk", flat=True))
    assert {item.consent_until for item in row.items.all()} == {consent.until}


def test_numbers_have_no_gap_and_belong_to_controller_and_year(
    world: World, worker: Actor, subject: Subject, clock: Clock, ulrik: Staff
) -> None:
    say(worker, subject, [NAV], days=60)
    assert tell(worker, subject, "nav", "economy").number == "2026-0001"
    with pytest.raises(ShareRefused):
        tell(worker, subject, "nav", "health")
    assert tell(worker, subject, "nav", "economy").number == "2026-0002"
    with acting_as(ulrik.as_actor()) as other:
        contact = people.register_contact(
            by=other,
            unit=world.elsewhere,
            date=timezone.localdate(),
            channel="street",
            new_person={},
        )
        assert contact.person is not None
        theirs = subject_of(contact.person)
        assert tell(other, theirs, "police", "work", ground=duty("avert_crime")).number == (
            "2026-0001"
        )
    clock.pass_days(33)
    assert tell(worker, subject, "nav", "economy").number == "2027-0001"
    # A number is not given again when what it stood for has been erased.
    Disclosure.objects.filter(year=2027).delete()
    assert tell(worker, subject, "nav", "economy").number == "2027-0002"


def test_a_form_sent_twice_is_one_disclosure(worker: Actor, subject: Subject) -> None:
    say(worker, subject, [NAV])
    first = tell(worker, subject, "nav", "economy", once="abcd")
    assert tell(worker, subject, "nav", "economy", once="abcd") == first
    assert tell(worker, subject, "nav", "economy", once="efgh") != first
    assert Disclosure.objects.count() == 2


@pytest.mark.parametrize(
    "other",
    [
        {"recipient": "police"},
        {"items": [Item("economy", "something else")]},
        {"items": [Item("health", "something about economy")]},
        {"ground": duty("avert_crime")},
        {"way": "letter"},
    ],
)
def test_a_form_sent_again_with_something_else_in_it_lets_nothing_out(
    worker: Actor, subject: Subject, other: dict[str, Any]
) -> None:
    say(worker, subject, [NAV])
    tell(worker, subject, "nav", "economy", once="abcd")
    with pytest.raises(ValidationError, match="something else in it"):
        tell(worker, subject, other.pop("recipient", "nav"), "economy", once="abcd", **other)
    assert Disclosure.objects.count() == 1


def test_a_share_does_not_run_inside_what_could_be_rolled_back(
    transactional_db: None, worker: Actor, subject: Subject
) -> None:
    with pytest.raises(RuntimeError, match="durable"), transaction.atomic():
        tell(worker, subject, "police", "work", ground=duty("avert_crime"))
    assert not Disclosure.objects.exists()


# ---- Nothing is rewritten


def test_nothing_is_rewritten(worker: Actor, subject: Subject) -> None:
    tell(worker, subject, "police", "work", ground=duty("avert_crime"))
    row, item = Disclosure.objects.get(), DisclosedItem.objects.get()
    note = note_afterwards(by=worker, disclosure=row, what="too_much", text="The name was told.")
    for each, field in ((row, "recipient"), (item, "kind"), (note, "what")):
        with pytest.raises(NeverRewritten):
            each.save()
        with pytest.raises(NeverRewritten):
            type(each).objects.all().update(**{field: "health"})
        with pytest.raises(NeverRewritten):
            type(each).objects.bulk_update([each], [field])


def test_a_note_points_at_what_it_is_about(worker: Actor, subject: Subject) -> None:
    say(worker, subject, [NAV])
    tell(worker, subject, "nav", "economy")
    row = Disclosure.objects.get()
    note_afterwards(by=worker, disclosure=row, what="wrong_recipient", text=" It was the bank. ")
    note_afterwards(by=worker, disclosure=row, what="asked_to_delete", text="By letter today.")
    with opened(by=worker, what="test", subjects=[subject.key]):
        notes = [(note.what, note.text) for note in Correction.objects.order_by("at")]
        assert notes == [
            ("wrong_recipient", "It was the bank."),
            ("asked_to_delete", "By letter today."),
        ]
        assert matches(Disclosure.objects.get(), key_to_open(subject.key))


@pytest.mark.parametrize(("what", "text"), [("too_much", "  "), ("", "a"), ("gossip", "a")])
def test_a_note_says_something(worker: Actor, subject: Subject, what: str, text: str) -> None:
    tell(worker, subject, "police", "work", ground=duty("avert_crime"))
    with pytest.raises(ValidationError):
        note_afterwards(by=worker, disclosure=Disclosure.objects.get(), what=what, text=text)
    assert not Correction.objects.exists()


def test_there_is_nothing_to_put_right_where_nothing_went(
    worker: Actor, subject: Subject, ulrik: Staff
) -> None:
    with pytest.raises(ShareRefused):
        tell(worker, subject, "nav", "economy")
    row = Disclosure.objects.get()
    with pytest.raises(ValidationError):
        note_afterwards(by=worker, disclosure=row, what="too_much", text="a")
    with acting_as(ulrik.as_actor()) as other, pytest.raises(Refused):
        note_afterwards(by=other, disclosure=row, what="too_much", text="a")
