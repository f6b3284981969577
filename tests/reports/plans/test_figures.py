"""Which figures an indicator can point to, and that no small count of our own is told."""

import pytest

from lykt.figures.rows import Row
from lykt.organisation.acting import acting_as
from lykt.organisation.models import Staff
from lykt.plans.evaluation import sources
from lykt.reports.models import OutsideFigure
from lykt.reports.plans import figures
from tests.plans.made import make_measure
from tests.support.pages import OPERATOR, make_person
from tests.support.people import World


pytestmark = pytest.mark.django_db

TABLE = [
    # series, value, what is told: value, low, high
    ("people", 0, (None, 0, 4)),
    ("people", 1, (None, 0, 4)),
    ("people", 4, (None, 0, 4)),
    ("people", 5, (5, None, None)),
    ("contacts", 3, (None, 0, 4)),
    ("street_mean_per_evening", 3.4, (3.4, None, None)),
    ("people", None, (None, None, None)),
]  # fmt: skip


@pytest.mark.parametrize(("series", "value", "told"), TABLE)
def test_a_count_below_five_is_not_told(series: str, value, told) -> None:
    point = figures._own_point(Row(series, "", "all", "year", 2020, value))
    assert (point.value, point.low, point.high) == told


def test_our_own_figures_are_offered_and_read(world: World) -> None:
    plan = make_measure(world).plan
    people = [make_person(world) for _n in range(6)]
    with acting_as(OPERATOR):
        keys = {key for _name, group in sources.choices_of(OPERATOR, plan) for key, _w in group}
        assert "own:people||all" in keys
        assert not [key for key in keys if "|country|" in key]
        [point] = sources.points_of(OPERATOR, plan, "own", {"people||all"})["people||all"]
        assert point.value == len(people)


def test_who_sees_a_part_of_the_units_gets_no_number(world: World, froya: Staff) -> None:
    plan = make_measure(world).plan
    make_person(world)
    with acting_as(froya.as_actor()) as by:
        assert sources.points_of(by, plan, "own", {"people||all"}) == {}


def test_the_figures_of_others_keep_their_range_and_source(world: World) -> None:
    plan = make_measure(world).plan
    told = {"controller": world.fjordby, "source": "Årsrapport 2011", "publisher": "KOM"}
    OutsideFigure.objects.create(
        **told, series="possible_victims", category="all", period="year", year=2011, low=250,
        high=274, unit="persons", note="Telles på nytt",
    )  # fmt: skip
    with acting_as(OPERATOR):
        [(name, [(key, words)])] = [
            group for group in sources.choices_of(OPERATOR, plan) if group[0] == "KOM"
        ]
        assert (name, words) == ("KOM", "possible_victims · all")
        kind, figure = key.split(":", 1)
        [point] = sources.points_of(OPERATOR, plan, kind, {figure})[figure]
    assert (point.value, point.ends, point.year) == (None, (250, 274), 2011)
    assert "Årsrapport 2011" in point.source
