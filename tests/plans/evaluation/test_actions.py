"""Choosing what a plan is judged by and counting by hand: who may, and what is refused."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from lykt.organisation.access import Refused
from lykt.organisation.acting import acting_as
from lykt.organisation.models import Staff
from lykt.plans.evaluation import actions, queries, sources
from lykt.plans.evaluation.models import HandCount, Indicator
from lykt.plans.evaluation.rules import of_year
from lykt.plans.evaluation.sources import Source
from lykt.privacy.base import NeverRewritten
from tests.plans.evaluation.made import make_indicator
from tests.plans.made import make_measure
from tests.support.pages import OPERATOR
from tests.support.people import World


pytestmark = pytest.mark.django_db
DAY = date(2021, 1, 1)


@pytest.fixture
def figures(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hand down two figures."""
    points: dict[str, Sequence] = {"people": [of_year(2019, 12), of_year(2020, 30)], "few": []}
    source = Source(
        choices=lambda actor, plan: [("People", [(key, key) for key in points])],
        points=lambda actor, plan, keys: {key: points[key] for key in keys},
    )
    monkeypatch.setattr(sources, "_sources", {"own": source})


REFUSED = [
    ({"wanted": "sideways"}, "wanted"),
    ({"name": ""}, "name"),
    ({"figure": "own:secret"}, "figure"),
    ({"figure": "gold"}, "figure"),
    ({"baseline": 4}, "baseline_as_of"),
    ({"baseline_as_of": "2019-12"}, "baseline"),
    ({"baseline": 4, "baseline_as_of": "2019"}, "baseline_as_of"),
    ({"target_by": "2022-12"}, "target"),
    ({"target": 4, "target_by": "soon"}, "target_by"),
]


@pytest.mark.parametrize(("facts", "field"), REFUSED)
def test_what_does_not_hang_together_is_refused(
    world: World, figures: None, facts: dict, field: str
) -> None:
    with pytest.raises(ValidationError) as refused:
        make_indicator(world, **facts)
    assert list(refused.value.message_dict) == [field]
    assert Indicator.objects.count() == 0


def test_a_measure_of_another_plan_is_refused(world: World) -> None:
    other = make_measure(world)
    with acting_as(OPERATOR), pytest.raises(ValidationError, match="measures of this plan"):
        actions.choose_indicator(
            by=OPERATOR, plan=make_measure(world).plan, name="x", wanted="up", measure=other
        )


def test_a_figure_is_read_where_it_lies(world: World, figures: None) -> None:
    indicator = make_indicator(world, figure="own:people")
    with acting_as(OPERATOR):
        [told] = queries.moved_in_plan(OPERATOR, indicator.plan, DAY)
    assert (told.moved.change, told.moved.as_wanted) == (18, True)


def test_a_count_is_read_until_it_is_corrected(world: World) -> None:
    indicator = make_indicator(world, baseline=2, baseline_as_of="2019-12")
    with acting_as(OPERATOR):
        count = actions.write_count(by=OPERATOR, indicator=indicator, as_of="2020-06", value=5)
        actions.correct_count(by=OPERATOR, count=count, value=1, note="Talt om igjen.")
        [told] = queries.moved_by_measure(OPERATOR, indicator.measure, DAY)
        assert told.moved.change == -1
        assert HandCount.objects.count() == 2
        with pytest.raises(ValidationError, match="corrected already"):
            actions.correct_count(by=OPERATOR, count=count, value=9)
        count.value = 9
        with pytest.raises(NeverRewritten):
            count.save()


COUNTS = [
    ({"as_of": "2020-13", "value": 1}, "as_of"),
    ({"as_of": "", "value": 1}, "as_of"),
    ({"as_of": (timezone.localdate() + timedelta(days=400)).isoformat(), "value": 1}, "as_of"),
    ({"as_of": "2020-05"}, "value"),
    ({"as_of": "2020-05", "low": 3}, "value"),
    ({"as_of": "2020-05", "value": 3, "low": 3}, "high"),
    ({"as_of": "2020-05", "low": 4, "high": 3}, "high"),
    ({"as_of": "2020-05", "value": 9, "low": 3, "high": 4}, "value"),
]


@pytest.mark.parametrize(("count", "field"), COUNTS)
def test_a_count_that_is_none_is_refused(world: World, count: dict, field: str) -> None:
    indicator = make_indicator(world)
    with acting_as(OPERATOR):
        with pytest.raises(ValidationError) as refused:
            actions.write_count(by=OPERATOR, indicator=indicator, **count)
        assert list(refused.value.message_dict) == [field]
        assert HandCount.objects.count() == 0


def test_what_comes_from_figures_is_not_counted_by_hand(world: World, figures: None) -> None:
    indicator = make_indicator(world, figure="own:people")
    with acting_as(OPERATOR), pytest.raises(ValidationError, match="not counted by hand"):
        actions.write_count(by=OPERATOR, indicator=indicator, as_of="2020-05", value=1)


def test_what_is_used_no_longer_can_be_taken_up(world: World) -> None:
    indicator = make_indicator(world)
    with acting_as(OPERATOR):
        actions.end_indicator(by=OPERATOR, indicator=indicator)
        assert queries.moved_in_plan(OPERATOR, indicator.plan, DAY) == []
        actions.take_up_indicator(by=OPERATOR, indicator=indicator)
        assert len(queries.moved_in_plan(OPERATOR, indicator.plan, DAY)) == 1


@pytest.mark.parametrize("who", ["leila", "kaja", "froya", "odin"])
def test_only_the_plans_owner_chooses(
    world: World, who: str, request: pytest.FixtureRequest
) -> None:
    reader: Staff = request.getfixturevalue(who)
    indicator = make_indicator(world)
    with acting_as(reader.as_actor()) as by:
        with pytest.raises(Refused):
            actions.choose_indicator(by=by, plan=indicator.plan, name="x", wanted="up")
        with pytest.raises(Refused):
            actions.write_count(by=by, indicator=indicator, as_of="2020-05", value=1)
        with pytest.raises(Refused):
            actions.end_indicator(by=by, indicator=indicator)
