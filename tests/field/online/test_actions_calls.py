"""Calls: the next caller is warned, whoever they are, and learns nothing else."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from lykt.field.numbers.keyed import Keyring
from lykt.field.numbers.models import Purpose
from lykt.field.numbers.rules import normalised
from lykt.field.online import actions_calls
from lykt.field.online.models import Call, CalledNumber
from lykt.field.online.queries import calls_for
from lykt.field.online.rules import Known, Word
from lykt.organisation.access import Refused
from lykt.organisation.acting import acting_as
from lykt.organisation.roles import Role
from lykt.privacy.retention.sweeping import sweep
from tests.field.online.access_rows import make_call
from tests.support.pages import OPERATOR
from tests.support.people import make_staff


NUMBER, OTHER = normalised("40000001"), normalised("40000002")
TODAY = timezone.localdate()


@pytest.fixture
def by(froya):
    """The field worker, acting."""
    with acting_as(froya.as_actor()) as actor:
        yield actor


def called(world, by, outcome="do_not_contact", **more):
    return actions_calls.write_call(
        by=by, unit=world.service, number=NUMBER, outcome=outcome, **more
    )


def test_the_next_caller_is_warned_before_they_call(world, by):
    check = {"by": by, "unit": world.service}
    assert actions_calls.check_number(**check, number=NUMBER) == Known(Word.NOT_CALLED)
    called(world, by, on=TODAY - timedelta(3))
    known = actions_calls.check_number(**check, number=normalised("+47 400 00 001"))
    assert known == Known(Word.DO_NOT_CONTACT, TODAY - timedelta(3))
    assert actions_calls.check_number(**check, number=OTHER) == Known(Word.NOT_CALLED)


def test_in_another_unit_too_and_in_no_other_municipality(world, by, ulrik):
    called(world, by)
    with acting_as(make_staff(Role.SOCIAL_WORKER, world.clinic).as_actor()) as beside:
        known = actions_calls.check_number(by=beside, unit=world.clinic, number=NUMBER)
    assert known.word is Word.DO_NOT_CONTACT
    with acting_as(make_staff(Role.FIELD_WORKER, world.elsewhere, "ola").as_actor()) as other:
        known = actions_calls.check_number(by=other, unit=world.elsewhere, number=NUMBER)
    assert known == Known(Word.NOT_CALLED)


def test_asking_leaves_nothing(world, by):
    actions_calls.check_number(by=by, unit=world.service, number=NUMBER)
    assert not CalledNumber.objects.exists()


def test_calls_and_adverts_cannot_be_joined(world, by):
    called(world, by)
    adverts = Keyring(world.fjordby.pk, Purpose.ADVERTS)
    seen = {adverts.pseudonym(NUMBER, TODAY.year), adverts.pseudonym(NUMBER, TODAY.year - 1)}
    assert CalledNumber.objects.get().token not in seen


@pytest.mark.parametrize(
    ("told", "wrong"),
    [({"outcome": "shouted"}, "outcome"), ({"language": "xx"}, "language"),
     ({"on": TODAY + timedelta(1)}, "on")],
)  # fmt: skip
def test_what_cannot_be_is_refused_by_field(world, by, told, wrong):
    with pytest.raises(ValidationError) as problem:
        called(world, by, **{"outcome": "talked", **told})
    assert set(problem.value.message_dict) == {wrong}
    assert not CalledNumber.objects.exists()


def test_undone_it_is_as_if_it_had_not_been(world, by):
    first = called(world, by, "talked", on=TODAY - timedelta(9))
    second = called(world, by)
    actions_calls.undo_call(by=by, call=second)
    actions_calls.undo_call(by=by, call=second)
    known = actions_calls.check_number(by=by, unit=world.service, number=NUMBER)
    assert known == Known(Word.SPOKEN_WITH, TODAY - timedelta(9))
    assert CalledNumber.objects.get().last_on == TODAY - timedelta(9)
    actions_calls.undo_call(by=by, call=first)
    assert not CalledNumber.objects.exists()
    assert not calls_for(by).exists()


def test_another_takes_nothing_back(world, by, sunniva):
    row = called(world, by)
    with acting_as(sunniva.as_actor()) as other, pytest.raises(Refused):
        actions_calls.undo_call(by=other, call=row)


@pytest.mark.parametrize(
    "role",
    [Role.HEALTH_WORKER, Role.CASE_COORDINATOR, Role.ANALYST, Role.DATA_PROTECTION_OFFICER,
     Role.ADMINISTRATOR, Role.INVITED_PARTNER],
)  # fmt: skip
def test_others_neither_call_nor_ask(world, role):
    with acting_as(make_staff(role, world.service).as_actor()) as by:
        for act in (
            lambda: called(world, by),
            lambda: actions_calls.check_number(by=by, unit=world.service, number=NUMBER),
            lambda: actions_calls.undo_call(by=by, call=make_call(world)),
        ):
            with pytest.raises(Refused):
                act()


@pytest.mark.parametrize(("last_on", "left"), [("2024-03-10", 1), ("2024-03-09", 0)])
def test_the_number_goes_two_years_after_the_last_call_and_the_call_stays(
    world, by, last_on, left
):
    row = called(world, by)
    CalledNumber.objects.update(last_on=last_on)
    with acting_as(OPERATOR) as operator:
        sweep(by=operator, today=date(2026, 3, 10))
    assert CalledNumber.objects.count() == left
    assert Call._base_manager.filter(pk=row.pk).exists()
