"""Indoor outreach, scenes and assessments of the demo, whatever day it is made."""

import time
from datetime import date

import pytest
from django.utils import timezone

from lykt.field.assessment.models import RapidRound
from lykt.field.places.models import IndoorPlace, Visit
from lykt.field.scenes.models import Signal
from lykt.organisation.acting import acting_as
from lykt.organisation.roles import Role
from lykt.plans.findings.models import Origin
from lykt.web.demo_planedit import build as build_plans
from lykt.web.demo_scenes import build
from tests.support.pages import OPERATOR
from tests.support.people import World, make_staff


@pytest.mark.django_db
def test_a_year_of_visits_and_what_was_found(world: World) -> None:
    today: date = timezone.localdate()
    for role, name in (
        (Role.PLAN_OWNER, "planeier"),
        (Role.SOCIAL_WORKER, "sosialarbeider"),
        (Role.CASE_COORDINATOR, "koordinator"),
        (Role.FIELD_WORKER, "feltarbeider"),
        (Role.HEALTH_WORKER, "helsearbeider"),
    ):
        make_staff(role, world.service, name)
    plan = build_plans(world.service, today=today)
    begun = time.perf_counter()
    build(world.service, plan, today=today)
    assert time.perf_counter() - begun < 2
    with acting_as(OPERATOR):
        assert Visit.objects.count() > 150
        assert IndoorPlace.objects.filter(state="closed").count() == 3
        # What is written of children on a scene is nothing.
        assert all(not one.words for one in Signal.objects.filter(kind="minors"))
        assert {one.state for one in RapidRound.objects.all()} == {"done", "draft"}
        assert Origin.objects.get().measure.plan == plan
