"""What can be done with events, by whom, and what is left in the history."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from lykt.learning.events import actions
from lykt.learning.events.actions_receivers import add_receiver, change_receiver
from lykt.learning.events.codes import Act, State
from lykt.learning.events.models import Event, EventChange
from lykt.learning.events.queries import events_for, reached, receivers_for
from lykt.organisation.access import Refused
from lykt.organisation.acting import acting_as
from lykt.organisation.roles import Role
from lykt.privacy.base import NeverRewritten
from tests.learning.events.access_rows import make_event, make_receiver
from tests.support.pages import OPERATOR
from tests.support.people import make_staff


TODAY = timezone.localdate
TOLD = {"kind": "school_class", "title": "9B og 9C", "theme": "attitudes", "audience": "pupils"}


@pytest.fixture
def by(froya):
    """The field worker, acting."""
    with acting_as(froya.as_actor()) as actor:
        yield actor


def write(by, unit, **told):
    return actions.make_event(by=by, unit=unit, **{**TOLD, "day": TODAY(), **told})


def acts(event):
    with acting_as(OPERATOR):
        return list(EventChange.objects.filter(event=event).values_list("act", flat=True))


def fields(problem):
    return set(problem.value.message_dict)


def test_an_event_is_written_down(world, by, froya):
    school = make_receiver(world)
    event = write(
        by, world.service, title=" 9B  og 9C ", classes=2, participants=51,
        receivers=[school], held_by=[froya],
    )  # fmt: skip
    event.refresh_from_db()
    assert (event.title, event.state, event.classes, event.participants) == (
        "9B og 9C", State.HELD, 2, 51,
    )  # fmt: skip
    assert (event.by, event.controller) == (froya, world.fjordby)
    assert list(event.receivers.all()) == [school]
    assert list(event.held_by.all()) == [froya]
    assert acts(event) == [Act.MADE]


def test_what_lies_ahead_is_planned_and_nobody_has_come_yet(world, by):
    tomorrow = TODAY() + timedelta(days=1)
    assert write(by, world.service, day=tomorrow).state == State.PLANNED
    with pytest.raises(ValidationError):
        write(by, world.service, day=tomorrow, participants=3)


@pytest.mark.parametrize(
    ("told", "wrong"),
    [({"kind": "ball"}, {"kind"}), ({"theme": "x", "title": " "}, {"theme", "title"})],
)
def test_what_cannot_be_is_refused_by_field(world, by, told, wrong):
    with pytest.raises(ValidationError) as problem:
        write(by, world.service, **told)
    assert fields(problem) == wrong
    assert not Event.objects.exists()


@pytest.mark.parametrize("words", ["Ring 98 76 54 32", "Om sak 2026-014", "skriv@eksempel.no"])
def test_no_words_lead_to_somebody(world, by, words):
    for field in ("title", "place", "municipality"):
        with pytest.raises(ValidationError) as problem:
            write(by, world.service, **{field: words})
        assert fields(problem) == {field}
    with pytest.raises(ValidationError) as problem:
        actions.say_how_it_went(by=by, event=make_event(world), evaluation=words)
    assert fields(problem) == {"evaluation"}
    with pytest.raises(ValidationError) as problem:
        add_receiver(by=by, controller=world.fjordby, name=words, kind="nav")
    assert fields(problem) == {"name"}


def test_only_ones_own_register_and_staff(world, by):
    stranger = make_staff(Role.FIELD_WORKER, world.elsewhere, "stranger")
    partner = make_staff(Role.INVITED_PARTNER, world.service, "partner")
    other = make_receiver(world, "Elvestad skole", controller=world.elvestad)
    for told, wrong in (
        ({"receivers": [other]}, "receivers"),
        ({"held_by": [stranger]}, "held_by"),
        ({"held_by": [partner]}, "held_by"),
    ):
        with pytest.raises(ValidationError) as problem:
            write(by, world.service, **told)
        assert fields(problem) == {wrong}


@pytest.mark.parametrize("role", set(Role) - {
    Role.FIELD_WORKER, Role.SOCIAL_WORKER, Role.HEALTH_WORKER, Role.CASE_COORDINATOR,
    Role.UNIT_LEADER,
})  # fmt: skip
def test_others_write_nothing(world, role):
    event, body = make_event(world), make_receiver(world)
    with acting_as(make_staff(role, world.service).as_actor()) as actor:
        for act in (
            lambda: write(actor, world.service),
            lambda: actions.change_event(by=actor, event=event, title="B"),
            lambda: actions.say_how_it_went(by=actor, event=event),
            lambda: actions.cancel_event(by=actor, event=event),
            lambda: actions.restore_event(by=actor, event=event),
            lambda: actions.undo_event(by=actor, event=event),
            lambda: add_receiver(by=actor, controller=world.fjordby, name="N", kind="nav"),
            lambda: change_receiver(by=actor, receiver=body, name="N", kind="nav"),
        ):
            with pytest.raises(Refused):
                act()


def test_nobody_writes_for_another_municipality(world, by):
    with pytest.raises(Refused):
        write(by, world.elsewhere)
    theirs = make_event(world, unit=world.elsewhere)
    with pytest.raises(Refused):
        actions.cancel_event(by=by, event=theirs)
    assert not events_for(by).filter(pk=theirs.pk).exists()
    # Within the municipality it does not matter which unit holds it.
    assert write(by, world.clinic).unit == world.clinic


def test_a_change_says_what_was_changed(world, by, froya):
    event = write(by, world.service, day=date(2024, 3, 1), receivers=[make_receiver(world)])
    assert not actions.change_event(by=by, event=event, title="9B og 9C")
    ward = make_receiver(world, "Akutten", kind="health")
    assert actions.change_event(
        by=by, event=event, title="9A", day=date(2024, 3, 2), unit=world.clinic,
        receivers=[ward], held_by=[froya],
    )  # fmt: skip
    event.refresh_from_db()
    assert (event.title, event.unit, list(event.receivers.all())) == ("9A", world.clinic, [ward])
    assert EventChange.objects.filter(event=event).last().fields == (
        "day title unit_id receivers held_by"
    )
    with pytest.raises(ValidationError):
        actions.change_event(by=by, event=event, unit=world.elsewhere)
    with pytest.raises(ValidationError) as problem:
        actions.change_event(by=by, event=event, day=TODAY() + timedelta(days=2))
    assert fields(problem) == {"day"}


def test_who_taught_and_has_left_stays_named(world, by, kaja):
    event = write(by, world.service, held_by=[kaja])
    kaja.is_active = False
    kaja.save()
    assert actions.change_event(by=by, event=event, title="Ny", held_by=[kaja])
    with pytest.raises(ValidationError):
        write(by, world.service, held_by=[kaja])


def test_how_it_went_is_said_and_can_be_put_right(world, by):
    event = make_event(world, state=State.PLANNED, day=TODAY())
    actions.say_how_it_went(
        by=by, event=event, participants=30, evaluations=12, grade=Decimal("5.2"),
        evaluation=" Mer tid til spørsmål. ",
    )  # fmt: skip
    event.refresh_from_db()
    assert (event.state, event.participants, event.grade) == (State.HELD, 30, Decimal("5.2"))
    assert event.evaluation == "Mer tid til spørsmål."
    actions.say_how_it_went(by=by, event=event, participants=31)
    event.refresh_from_db()
    assert (event.participants, event.grade) == (31, None)
    assert acts(event) == [Act.HELD, Act.HELD]


def test_an_event_that_was_called_off_was_not_held(world, by):
    event = write(by, world.service, day=TODAY() + timedelta(days=1))
    actions.cancel_event(by=by, event=event)
    for act in (actions.say_how_it_went, actions.cancel_event):
        with pytest.raises(ValidationError):
            act(by=by, event=event)
    actions.restore_event(by=by, event=event)
    event.refresh_from_db()
    assert event.state == State.PLANNED
    assert acts(event) == [Act.MADE, Act.CANCELLED, Act.RESTORED]
    with pytest.raises(ValidationError):
        actions.restore_event(by=by, event=event)


def test_undo_is_for_what_one_has_just_written(world, by, sunniva):
    event = write(by, world.service, receivers=[make_receiver(world)])
    with acting_as(sunniva.as_actor()) as other, pytest.raises(Refused):
        actions.undo_event(by=other, event=event)
    actions.undo_event(by=by, event=event)
    assert not events_for(by).exists()
    [told] = reached(receivers_for(by))
    assert told.last is None
    old = write(by, world.service)
    Event.objects.filter(pk=old.pk).update(at=timezone.now() - timedelta(hours=25))
    with pytest.raises(Refused):
        actions.undo_event(by=by, event=old)


def test_the_history_is_never_rewritten(world, by):
    row = EventChange.objects.get(event=write(by, world.service))
    with pytest.raises(NeverRewritten):
        row.save()


def test_the_register_of_bodies(world, by):
    body = add_receiver(by=by, controller=world.fjordby, name=" Fjordby  skole ", kind="school")
    assert body.name == "Fjordby skole"
    for told, wrong in (
        ({"name": "fjordby SKOLE", "kind": "school"}, {"name"}),
        ({"name": " ", "kind": "person"}, {"name", "kind"}),
    ):
        with pytest.raises(ValidationError) as problem:
            add_receiver(by=by, controller=world.fjordby, **told)
        assert fields(problem) == wrong
    change_receiver(by=by, receiver=body, name="Fjordby skole", kind="school", active=False)
    body.refresh_from_db()
    assert not body.active
    with pytest.raises(Refused):
        add_receiver(by=by, controller=world.elvestad, name="N", kind="nav")


@pytest.mark.parametrize("wrong", [
    {"grade": Decimal("4.0")}, {"evaluations": 3, "grade": Decimal("6.5")},
    {"participants": 2, "evaluations": 3}, {"classes": 1}, {"kind": "school_class", "classes": 0},
])  # fmt: skip
def test_the_database_refuses_what_cannot_be(world, wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        make_event(world, **wrong)
