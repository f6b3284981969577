"""What may go out, as tables over plain values."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest

from lykt.privacy.consent.rules import Target
from lykt.privacy.disclosure.codes import Lack
from lykt.privacy.disclosure.rules import ByConsent, covered, duties_to, duty_on, why_not
from lykt.rulebook import Rule, Rulebook, Standing, rule
from tests.privacy.consent.ledgers import (
    CASE,
    DOCTOR_HEALTH,
    FAMILY,
    FATHER,
    NAV_HEALTH,
    NAV_HOUSING,
    OTHER_CASE,
    SISTER,
    day,
    said,
)


FOLLOW_UP = ByConsent("follow_up")
TODAY = date(2026, 11, 30)


# ---- On a consent


@pytest.mark.parametrize(
    ("ledger", "told", "today", "lack"),
    [
        # what was said on which day, when it was told, when it is written down, what it lacks
        ([], 5, 5, Lack.NO_CONSENT),
        ([said(1, (NAV_HEALTH,))], 5, 5, None),
        ([said(1, (NAV_HEALTH,))], 1, 5, None),
        ([said(1, (NAV_HEALTH,))], 0, 5, Lack.NOT_BEGUN),
        ([said(1, (NAV_HEALTH,), until=4)], 4, 4, None),
        ([said(1, (NAV_HEALTH,), until=4)], 4, 5, Lack.RAN_OUT),
        ([said(1, (NAV_HEALTH,), since=3)], 2, 2, Lack.NOT_BEGUN),
        ([said(1, (NAV_HEALTH,), ends=(("withdrawn", 5, None),))], 4, 4, None),
        ([said(1, (NAV_HEALTH,), ends=(("withdrawn", 5, None),))], 4, 5, Lack.WITHDRAWN),
        ([said(1, (NAV_HEALTH,)), said(5, no=(NAV_HEALTH,))], 4, 5, Lack.REFUSED),
        ([said(1, no=(NAV_HEALTH,)), said(5, (NAV_HEALTH,))], 4, 5, Lack.NOT_BEGUN),
        ([said(1, no=(NAV_HEALTH,)), said(5, (NAV_HEALTH,))], 5, 5, None),
        ([said(1, (NAV_HOUSING,))], 5, 5, Lack.NO_CONSENT),
        ([said(1, (DOCTOR_HEALTH,))], 5, 5, Lack.RECIPIENT_NOT_COVERED),
        ([said(1, (NAV_HEALTH,), purpose="coordination")], 5, 5, Lack.OTHER_PURPOSE),
        ([said(1, (NAV_HEALTH,), matter=CASE)], 5, 5, Lack.OTHER_PURPOSE),
    ],
)
def test_a_consent_holds_both_when_it_was_told_and_when_it_is_written_down(
    ledger, told, today, lack
):
    days = {"told": day(told), "today": day(today)}
    found = covered(ledger, [NAV_HEALTH], FOLLOW_UP, **days)
    assert (found is None) is (lack is not None)
    if lack:
        assert why_not(ledger, [NAV_HEALTH], FOLLOW_UP, **days) is lack


@pytest.mark.parametrize(
    ("given_for", "asked_in", "goes"),
    [
        (None, None, True),
        (None, CASE, True),
        (CASE, CASE, True),
        (CASE, None, False),
        (CASE, OTHER_CASE, False),
    ],
)
def test_what_was_said_for_a_case_holds_in_that_case(given_for, asked_in, goes):
    ledger = [said(1, (NAV_HEALTH,), matter=given_for)]
    ground = ByConsent("follow_up", asked_in)
    found = covered(ledger, [NAV_HEALTH], ground, told=day(2), today=day(2))
    assert (found is not None) is goes


@pytest.mark.parametrize(
    ("ledger", "targets", "lack"),
    [
        ([said(1, (SISTER,))], [SISTER], None),
        ([said(1, (SISTER,))], [FATHER], Lack.RECIPIENT_NOT_COVERED),
        ([said(1, (SISTER,))], [FATHER, SISTER], None),
        ([said(1, (SISTER,))], [FAMILY], Lack.RECIPIENT_NOT_COVERED),
        # Nobody can say yes to whichever of them; if it is written all the same, it is no ground.
        ([said(1, (FAMILY,))], [FAMILY], Lack.OTHER_PURPOSE),
        ([said(1, (SISTER,)), said(2, no=(FAMILY,))], [SISTER], Lack.REFUSED),
        ([said(1, (SISTER,)), said(2, no=(FATHER,))], [SISTER], None),
        ([said(1, (SISTER,)), said(2, no=(FATHER,))], [FATHER], Lack.REFUSED),
    ],
)
def test_which_of_them_it_is(ledger, targets, lack):
    days = {"told": day(3), "today": day(3)}
    assert (covered(ledger, targets, FOLLOW_UP, **days) is None) is (lack is not None)
    if lack and targets != [FAMILY]:
        assert why_not(ledger, targets, FOLLOW_UP, **days) is lack


# ---- Under a duty


def duty(**changes) -> Rulebook:
    """A rulebook of one duty, which has been checked and is in force, but for what is told."""
    row: Rule = rule("duty.avert_crime", TODAY)
    return Rulebook([replace(row, **changes)])


@pytest.mark.parametrize(
    ("changes", "recipient", "lack", "standing"),
    [
        ({}, "police", None, Standing.SURE),
        ({}, "nav", Lack.DUTY_NOT_TO_THEM, Standing.SURE),
        ({"shares_with": ()}, "police", Lack.DUTY_NOT_TO_THEM, Standing.SURE),
        ({"status": "uncertain"}, "police", None, Standing.UNCERTAIN),
        ({"status": "uncertain"}, "nav", Lack.DUTY_NOT_TO_THEM, Standing.UNCERTAIN),
        ({"review_by": TODAY}, "police", None, Standing.SURE),
        ({"review_by": TODAY - timedelta(1)}, "police", None, Standing.OVERDUE),
        ({"status": "repealed"}, "police", Lack.DUTY_NOT_IN_FORCE, Standing.REPEALED),
        ({"valid_to": TODAY - timedelta(1)}, "police", Lack.NO_SUCH_DUTY, None),
        ({"valid_from": TODAY + timedelta(1)}, "police", Lack.NO_SUCH_DUTY, None),
        ({"kind": "law"}, "police", Lack.NO_SUCH_DUTY, None),
    ],
)
def test_how_far_a_duty_is_relied_on(changes, recipient, lack, standing):
    from lykt.rulebook import Kind, Status

    told = dict(changes)
    if "status" in told:
        told["status"] = Status(told["status"])
    if "kind" in told:
        told["kind"] = Kind(told["kind"])
    found = duty_on("duty.avert_crime", recipient, told=TODAY, today=TODAY, book=duty(**told))
    assert (found.lack, found.standing) == (lack, standing)
    assert found.uncertain is (lack is None and standing is not Standing.SURE)


def test_the_sure_duties_come_first():
    found = duties_to("police", today=TODAY)
    refs = [one.rule.ref for one in found if one.rule]
    assert refs == ["duty.avert_crime", "duty.emergency_services", "duty.life_in_danger"]
    assert [one.uncertain for one in found] == [False, False, True]


@pytest.mark.parametrize("recipient", ["nav", "family", "employer", "immigration"])
def test_no_duty_tells_those_whom_no_law_names(recipient):
    assert duties_to(recipient, today=TODAY) == []


def test_a_target_is_of_a_recipient_and_a_kind():
    """A name that is nobody's opens nothing."""
    ledger = [said(1, (SISTER,))]
    unknown = Target("family", "whereabouts", uuid4().hex)
    assert covered(ledger, [unknown], FOLLOW_UP, told=day(2), today=day(2)) is None
