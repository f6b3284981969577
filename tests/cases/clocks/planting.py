"""One row of what clocks keep of people, and the words by which the answer must tell of it."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from lykt.cases.clocks import actions
from lykt.organisation.acting import acting_as
from lykt.privacy.answers.days import day
from tests.cases.housing.planting import case_of
from tests.support.cases import OPERATOR


def follow_up(at: Any) -> list[str]:
    """Their case was looked at with them."""
    case, agreed = case_of(at), timezone.localdate() + timedelta(days=13)
    with acting_as(OPERATOR):
        actions.follow_up(by=OPERATOR, case=case, next_by=agreed, note="Sleeps better now.")
    return ["Sleeps better now.", day(agreed)]


PLANTERS = {"clocks.FollowUp": follow_up}
