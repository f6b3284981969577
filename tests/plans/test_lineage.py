"""Where a measure comes from and what became of it, across three plans."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from lykt.organisation.acting import acting_as
from lykt.plans import actions
from lykt.plans.actions_revision import Choice, begin_revision, write_outcomes
from lykt.plans.lineage import earlier_of, later_of
from lykt.plans.models import Measure
from tests.plans.made import make_measure


TODAY = timezone.localdate()


def revise(by, plan, key, *choice):
    revision = begin_revision(by=by, plan=plan, key=key, title=key)
    choices = {row.handle: Choice(*choice) for row in revision.carryovers.all()}
    write_outcomes(by=by, revision=revision, choices=choices)
    return revision.plan


@pytest.fixture
def three(world, pal):
    """A measure that goes on in a second plan in another way, and is dropped in the third."""
    first = make_measure(world, pal)
    with acting_as(pal.as_actor()) as by:
        second = revise(by, first.plan, "second", "changed", "Blir nett.")
        revise(by, second, "third", "dropped", "Ingen leste det.")
    return first, second.measures.get()


def told(steps):
    return [
        (step.measure.plan.key if step.measure else None,
         step.carried.outcome if step.carried else None, step.away)
        for step in steps
    ]  # fmt: skip


def test_both_ways_across_plans(three, pal):
    first, second = three
    with acting_as(pal.as_actor()) as by:
        assert told(later_of(by, first, TODAY)) == [
            ("second", "changed", 1), (None, "dropped", 2),
        ]  # fmt: skip
        assert told(later_of(by, second, TODAY)) == [(None, "dropped", 1)]
        assert told(earlier_of(by, second, TODAY)) == [(first.plan.key, "changed", 1)]
        assert earlier_of(by, first, TODAY) == []
        # On the day before, nobody had decided.
        assert later_of(by, first, TODAY - timedelta(days=1)) == []
        assert earlier_of(by, second, date(2020, 1, 1)) == []


def test_what_goes_on_without_a_revision_and_what_is_not_decided(world, pal):
    old, new = make_measure(world, pal), make_measure(world, pal)
    with acting_as(pal.as_actor()) as by:
        actions.change_measure(by=by, measure=new, continues=old)
        begun = begin_revision(by=by, plan=new.plan, key="next", title="x").plan
        assert told(later_of(by, old, TODAY)) == [(new.plan.key, None, 1), (begun.key, None, 2)]
        assert told(earlier_of(by, begun.measures.get(), TODAY)) == [
            (new.plan.key, None, 1), (old.plan.key, None, 2),
        ]  # fmt: skip


def test_a_circle_ends(world, pal):
    one, other = make_measure(world, pal), make_measure(world, pal)
    Measure.objects.filter(pk=one.pk).update(continues=other)
    Measure.objects.filter(pk=other.pk).update(continues=one)
    with acting_as(pal.as_actor()) as by:
        assert told(later_of(by, one, TODAY)) == [(other.plan.key, None, 1)]


def test_a_contact_sees_no_plan_that_is_not_theirs(three, pal, hedda):
    first, _second = three
    with acting_as(pal.as_actor()) as by:
        actions.name_body(by=by, measure=first, name="Klinikken", contact=hedda)
    with acting_as(hedda.as_actor()) as by:
        assert later_of(by, first, TODAY) == []
