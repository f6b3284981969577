"""The plans of the demo: one that has ended, and the one it became, whatever day it is made."""

import time
from datetime import date

import pytest
from django.urls import reverse

from lykt.organisation.acting import acting_as
from lykt.organisation.roles import Role
from lykt.plans.models import Revision
from lykt.plans.queries import lines_of
from lykt.web.demo_planedit import build
from tests.support.people import make_staff


@pytest.mark.parametrize("today", [date(2026, 11, 29), date(2026, 1, 2), date(2026, 5, 1)])
def test_one_plan_has_become_the_next(world, client, today):
    owner = make_staff(Role.PLAN_OWNER, world.service, "planeier")
    for role, name in (
        (Role.SOCIAL_WORKER, "sosialarbeider"),
        (Role.CASE_COORDINATOR, "koordinator"),
        (Role.HEALTH_WORKER, "helsearbeider"),
    ):
        make_staff(role, world.service, name)
    begun = time.perf_counter()
    plan = build(world.service, today=today)
    assert time.perf_counter() - begun < 2
    assert Revision.objects.get(plan=plan).finished_at
    with acting_as(owner.as_actor()) as by:
        lines = {line.measure.number: line.state for line in lines_of(by, plan, today)}
    assert lines.keys() == {"1a", "1b", "2a", "2c", "2d", "3a"}
    assert [number for number, state in lines.items() if state.late] == ["2c"]
    assert client.get(reverse("plan_public", args=[plan.handle])).status_code == 200
