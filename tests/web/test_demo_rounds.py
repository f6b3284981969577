"""The rounds of the demo: one locked, one open, whatever day it is made."""

import time
from datetime import date

import pytest
from django.utils import timezone

from lykt.organisation.acting import acting_as
from lykt.organisation.roles import Role
from lykt.plans.group.models import Advice
from lykt.plans.rounds.queries import mine
from lykt.web.demo import actor_of
from lykt.web.demo_planedit import build as build_plans
from lykt.web.demo_rounds import build
from tests.support.people import World, make_staff


@pytest.mark.django_db
def test_one_round_is_locked_and_one_is_open(world: World) -> None:
    today: date = timezone.localdate()
    for role, name in (
        (Role.PLAN_OWNER, "planeier"),
        (Role.SOCIAL_WORKER, "sosialarbeider"),
        (Role.CASE_COORDINATOR, "koordinator"),
        (Role.HEALTH_WORKER, "helsearbeider"),
    ):
        make_staff(role, world.service, name)
    plan = build_plans(world.service, today=today)
    begun = time.perf_counter()
    build(plan, today=today)
    assert time.perf_counter() - begun < 2
    states = {row.name: row.state for row in plan.rounds.all()}
    assert states == {"Første status": "locked", "Andre status": "open"}
    with acting_as(actor_of("sosialarbeider")) as by:
        assert [one.measure.number for one in mine(by).all] == ["1a"]
    with acting_as(actor_of("koordinator")) as by:
        assert not mine(by)
    assert Advice.objects.filter(answers=None).count() == 1
