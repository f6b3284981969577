"""A lawyer: offered, said yes or no to, found, another one, and hours as numbers."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from lykt.cases.team import lawyer
from lykt.cases.team.actions_lawyer import note_hours, note_lawyer
from lykt.cases.team.models import LawyerEvent
from lykt.cases.team.states import Lawyer
from lykt.organisation.access import Refused
from lykt.organisation.acting import acting_as
from lykt.privacy.reading.showing import opened
from tests.support.cases import OPERATOR, make_case, make_member
from tests.support.pages import make_person


@pytest.fixture
def case(world, kaja, operator):
    return make_case(make_person(world), kaja)


def note(case, what, **told):
    return note_lawyer(by=OPERATOR, case=case, what=what, **told)


def test_from_the_offer_to_another_lawyer(case):
    assert lawyer.state_of(case) == Lawyer.NONE
    for what, name in [
        ("offered", ""),
        ("accepted", ""),
        ("has_one", "Ada Lov"),
        ("wants_another", ""),
        ("has_one", "Bo Rett"),
    ]:
        note(case, what, name=name)
        assert lawyer.state_of(case) == what
    with opened(by=OPERATOR, what="test", subjects=[case.subject]):
        assert lawyer.named(case) == "Bo Rett"
    raw = LawyerEvent.objects.filter(case=case).values_list("name", flat=True)
    assert "Rett" not in "".join(map(str, raw))


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"what": "wants_another"}, "what"),
        ({"what": "nonsense"}, "what"),
        ({"what": "has_one"}, "name"),
        ({"what": "offered", "day": timezone.localdate() + timedelta(days=1)}, "day"),
    ],
)
def test_what_cannot_be_is_told_at_its_field(case, told, field):
    with pytest.raises(ValidationError) as refused:
        note(case, **told)
    assert set(refused.value.message_dict) == {field}


def test_days_come_in_order(case):
    today = timezone.localdate()
    note(case, "offered", day=today)
    with pytest.raises(ValidationError):
        note(case, "accepted", day=today - timedelta(days=1))


@pytest.mark.parametrize(
    ("what", "occurred"),
    [
        ("offered", "case.lawyer_offered"),
        ("declined", "case.lawyer_offered"),
    ],
)
def test_the_clock_stops_when_it_was_offered_or_said_no_to(case, what, occurred):
    row = note(case, what)
    (told,) = lawyer.occurrences([case])[case.pk]
    assert (told.name, told.at) == (occurred, row.day)


def test_hours_are_numbers_before_and_after_reporting(case):
    for hours, before in [("1.5", True), ("0.25", True), ("3", False)]:
        note_hours(by=OPERATOR, case=case, hours=Decimal(hours), before_reporting=before)
    found = lawyer.hours_of(case)
    assert (found.before, found.after, found.total) == (
        Decimal("1.75"),
        Decimal(3),
        Decimal("4.75"),
    )


@pytest.mark.parametrize("hours", ["0", "-1", "25"])
def test_no_hours_or_more_than_a_day_are_refused(case, hours):
    with pytest.raises(ValidationError):
        note_hours(by=OPERATOR, case=case, hours=Decimal(hours))


def test_whoever_is_not_in_the_team_writes_nothing(case, sunniva, parisa):
    make_member(case, parisa, "partner", "nav")
    for staff in (sunniva, parisa):
        with acting_as(staff.as_actor()), pytest.raises(Refused):
            note_lawyer(by=staff.as_actor(), case=case, what="offered")
