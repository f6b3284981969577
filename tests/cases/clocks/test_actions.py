"""Follow-ups, and the address of a calendar."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from lykt.cases.case.actions import close_case
from lykt.cases.clocks import actions, feed
from lykt.cases.clocks.models import CalendarAddress
from lykt.organisation.access import Refused
from lykt.privacy.base import NeverRewritten
from tests.support.cases import OPERATOR, make_case
from tests.support.pages import make_person


@pytest.fixture
def case(world, kaja):
    return make_case(make_person(world), kaja)


def test_a_follow_up_is_written_once(case, kaja, acting):
    by = acting(kaja)
    row = actions.follow_up(by=by, case=case, note=" She has moved. ")
    assert (row.day, row.next_by, row.by, row.subject) == (
        timezone.localdate(), None, kaja, case.subject,
    )  # fmt: skip
    with pytest.raises(NeverRewritten):
        row.save()


@pytest.mark.parametrize(
    ("day", "next_by", "field"), [(1, None, "day"), (-1, None, "day"), (0, 0, "next_by")]
)
def test_days_that_cannot_be_are_refused(case, kaja, acting, day, next_by, field):
    today = timezone.localdate()
    told = {"day": today + timedelta(days=day)}
    if next_by is not None:
        told["next_by"] = today + timedelta(days=next_by)
    with pytest.raises(ValidationError) as wrong:
        actions.follow_up(by=acting(kaja), case=case, **told)
    assert list(wrong.value.message_dict) == [field]


def test_only_the_team_follows_up_and_only_an_open_case(case, kaja, sunniva, acting):
    with pytest.raises(Refused):
        actions.follow_up(by=acting(sunniva), case=case)
    by = acting(kaja)
    close_case(by=by, case=case, closing="settled")
    with pytest.raises(ValidationError, match="closed"):
        actions.follow_up(by=by, case=case)


def test_the_secret_of_a_calendar_is_told_once_and_kept_as_a_digest(kaja, acting):
    by = acting(kaja)
    token = actions.open_calendar(by=by)
    assert len(token) == feed.LENGTH
    row = CalendarAddress.objects.get(staff=kaja)
    assert token not in "".join(str(value) for value in vars(row).values())
    assert feed.address_of(token) == row
    again = actions.open_calendar(by=by)
    assert (feed.address_of(token), CalendarAddress.objects.count()) == (None, 1)
    actions.shut_calendar(by=by)
    assert feed.address_of(again) is None


def test_who_works_with_no_cases_has_no_calendar(odin, acting):
    for refused in (actions.open_calendar, actions.shut_calendar):
        with pytest.raises(Refused):
            refused(by=acting(odin))
    with pytest.raises(Refused, match="account"):
        actions.open_calendar(by=OPERATOR)
