"""A finding becomes a measure, and each says what the other is."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from lykt.field.assessment import actions as assessments
from lykt.field.assessment.offers import became
from lykt.organisation.access import Refused
from lykt.organisation.acting import acting_as
from lykt.plans.findings.actions import make_measure_of_finding
from lykt.plans.findings.queries import origins_of
from tests.field.assessment.made import (
    conclusion_of,
    make_done,
    make_full,
    set_state,
)
from tests.plans.made import make_measure
from tests.support.pages import OPERATOR


FACTS = {"number": "9", "title": "Åpent to kvelder", "responsible": ["Møteplassen"]}


def make(world, finding, by=OPERATOR):
    there = make_measure(world)
    with acting_as(by):
        return make_measure_of_finding(
            by=by, plan=there.plan, finding=finding, area=there.area, **FACTS
        )


def test_each_says_what_the_other_is(world, pal, froya, ulrik):
    finding = conclusion_of(make_done(world))
    measure = make(world, finding, pal.as_actor())
    today = timezone.localdate()
    with acting_as(pal.as_actor()) as by:
        assert origins_of(by, measure, today) == [finding]
        assert origins_of(by, measure, today - timedelta(1)) == []
        assert [one.words for one in became(by, [finding.pk])[finding.pk]] == [
            f"{measure.plan.title}: 9 Åpent to kvelder"
        ]
    # Whoever may not read the plan is not told of it.
    for staff in (froya, ulrik):
        with acting_as(staff.as_actor()) as by:
            assert became(by, [finding.pk]) == {}


def test_a_draft_has_found_nothing_yet(world):
    with pytest.raises(ValidationError, match="that is done"):
        make(world, conclusion_of(make_full(world)))


def test_nor_does_another_municipality(world):
    with pytest.raises(ValidationError, match="that is done"):
        make(world, conclusion_of(make_done(world, controller=world.elvestad)))


def test_only_the_owner_of_the_plan_makes_it(world, froya):
    with pytest.raises(Refused):
        make(world, conclusion_of(make_done(world)), froya.as_actor())


def test_what_a_measure_was_made_of_stays(world):
    row = make_done(world)
    make(world, conclusion_of(row))
    set_state(row, "review", "draft")
    with acting_as(OPERATOR), pytest.raises(ValidationError, match="A plan has made"):
        assessments.remove_part(by=OPERATOR, part="conclusion", there=conclusion_of(row))
