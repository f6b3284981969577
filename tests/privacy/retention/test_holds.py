"""Legal holds."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from lykt.organisation.access import Refused
from lykt.privacy.retention.holds import hold_on, holds_for, lift_hold, set_hold, told
from lykt.privacy.retention.models import LegalHold
from lykt.privacy.sealing.envelope import is_sealed
from lykt.privacy.sealing.fields import untouched
from tests.privacy.retention.conftest import subject_of


pytestmark = pytest.mark.django_db

TODAY = timezone.localdate()


def hold(by, person, until=None, reason="A court asks for it"):
    return set_hold(by=by, subject=subject_of(person), reason=reason, until=until)


def test_what_it_is_needed_for_is_sealed(met, leader):
    found = hold(leader, met(TODAY))
    with untouched():
        stored = LegalHold.objects.get(pk=found.pk).reason.stored
    assert is_sealed(stored)
    assert "court" not in stored


def test_the_longest_is_told(met, leader):
    person = met(TODAY)
    for days in (10, 30, 20):
        hold(leader, person, TODAY + timedelta(days=days))
    assert hold_on([person.pk]).until == TODAY + timedelta(days=30)
    hold(leader, person)
    assert "until it is lifted" in told(hold_on([person.pk]))


def test_lifting_is_written_down_and_done_once(met, leader):
    found = hold(leader, met(TODAY))
    lift_hold(by=leader, hold=found)
    first = LegalHold.objects.get(pk=found.pk).lifted_at
    lift_hold(by=leader, hold=found)
    found.refresh_from_db()
    assert (found.lifted_at, found.lifted_by_name) == (first, "leila")
    assert not holds_for(leader).exists()


@pytest.mark.parametrize(
    ("reason", "until"), [(" ", None), ("A court asks", TODAY - timedelta(days=1))]
)
def test_a_hold_needs_a_reason_and_a_day_ahead(reason, until, met, leader):
    with pytest.raises(ValidationError):
        hold(leader, met(TODAY), until, reason)


@pytest.mark.parametrize("who", ["froya", "sunniva", "kaja", "odin", "astrid", "ulrik"])
def test_only_the_leader_of_the_unit_sets_and_lifts(who, met, leila, request, acting):
    person = met(TODAY)
    found = hold(acting(leila), person)
    actor = acting(request.getfixturevalue(who))
    with pytest.raises(Refused):
        hold(actor, person)
    with pytest.raises(Refused):
        lift_hold(by=actor, hold=found)
    assert not holds_for(actor).exists()
