"""How long something is kept: a controller's own decision, or the rulebook."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from lykt.organisation.access import Refused
from lykt.privacy.retention.periods import decide, period_of
from lykt.rulebook import Span, Unit


pytestmark = pytest.mark.django_db

CONTACT = "retention.contact"
#: Not checked against its source.
JOURNAL = "retention.journal"
YEAR = {"months": 12, "source": "Kassasjonsplan 2026", "decided_on": date(2026, 1, 1)}


@pytest.fixture
def officer(odin, acting):
    return acting(odin)


def test_without_a_decision_the_rulebook_says(world):
    period = period_of(CONTACT, world.fjordby.pk)
    assert (period.span, period.decides) == (Span(24, Unit.MONTHS), True)
    assert period.source.startswith("Lykt's own default")


def test_a_controllers_decision_goes_before_it_and_reaches_nobody_else(world, officer):
    decide(by=officer, controller=world.fjordby, ref=CONTACT, **YEAR)
    period = period_of(CONTACT, world.fjordby.pk)
    assert (period.span, period.source) == (Span(12, Unit.MONTHS), "Kassasjonsplan 2026")
    assert period_of(CONTACT, world.elvestad.pk).span == Span(24, Unit.MONTHS)


def test_the_latest_decision_counts_and_those_before_stay(world, officer):
    for months in (12, 30):
        decide(by=officer, controller=world.fjordby, ref=CONTACT, **{**YEAR, "months": months})
    assert period_of(CONTACT, world.fjordby.pk).span == Span(30, Unit.MONTHS)


def test_a_rule_nobody_has_checked_drives_nothing(world):
    period = period_of(JOURNAL, world.fjordby.pk)
    assert not period.decides
    assert period.over_before(timezone.localdate()) is None


def test_nor_does_one_that_should_have_been_checked_again(world):
    late = date(2100, 1, 1)
    assert period_of(CONTACT, world.fjordby.pk, late).over_before(late) is None


def test_a_decision_makes_an_unchecked_rule_the_controllers_own(world, officer):
    decide(by=officer, controller=world.fjordby, ref=JOURNAL, **YEAR)
    assert period_of(JOURNAL, world.fjordby.pk).decides


@pytest.mark.parametrize("ref", ["retention.closed_figures", "retention.session"])
def test_what_has_no_end_or_lasts_hours_is_not_over_by_the_day(ref, world):
    assert period_of(ref, world.fjordby.pk).over_before(timezone.localdate()) is None


def test_there_is_no_period_of_a_rule_that_is_not_there(world):
    assert period_of("retention.nothing", world.fjordby.pk) is None


@pytest.mark.parametrize(
    "wrong",
    [
        {"months": 0},
        {"months": 1201},
        {"decided_on": timezone.localdate() + timedelta(days=1)},
        {"ref": "retention.nothing"},
        # A rule of another kind.
        {"ref": "emergency_access.longest"},
    ],
)
def test_a_decision_that_cannot_be_is_refused(wrong, world, officer):
    told = {"ref": CONTACT, **YEAR, **wrong}
    with pytest.raises(ValidationError):
        decide(by=officer, controller=world.fjordby, **told)


@pytest.mark.parametrize("who", ["froya", "leila", "astrid", "aksel"])
def test_only_the_officer_writes_decisions_down(who, world, request, acting):
    actor = acting(request.getfixturevalue(who))
    with pytest.raises(Refused):
        decide(by=actor, controller=world.fjordby, ref=CONTACT, **YEAR)


def test_and_only_for_their_own_organisation(world, officer):
    with pytest.raises(Refused):
        decide(by=officer, controller=world.elvestad, ref=CONTACT, **YEAR)
