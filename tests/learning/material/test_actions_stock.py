"""Moves of the piles: their sum is what is left, and never less than nothing."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from lykt.learning.material import actions, actions_stock, queries
from lykt.learning.material.models import Move, Version
from lykt.learning.material.rules import pile
from lykt.organisation.acting import acting_as
from lykt.privacy.base import NeverRewritten
from tests.learning.material.made import make_version, move
from tests.support.pages import OPERATOR
from tests.support.people import make_world


TODAY = timezone.localdate()


def stock(version):
    version.refresh_from_db()
    with acting_as(OPERATOR):
        assert version.stock == pile(version.moves.values_list("change", flat=True))
    return version.stock


def test_nothing_unchecked_is_printed(world):
    row = make_version(world, checked=False)
    with pytest.raises(ValidationError, match="Users read it") as problem:
        move(world, row)
    assert list(problem.value.error_dict) == ["kind"]
    assert stock(row) == 0


def test_what_came_and_what_went_is_what_is_left(world, operator):
    row = make_version(world)
    move(world, row, count=200)
    move(world, row, "given_out", 60, where="shift")
    move(world, row, "thrown_away", 40)
    assert stock(row) == 100
    assert queries.given_out(row.material, TODAY.year) == [("On an outreach shift", 60)]


@pytest.mark.parametrize(
    ("kind", "told", "field"),
    [
        ("sold", {}, "kind"),
        ("taken_back", {}, "kind"),
        ("given_out", {"where": ""}, "where"),
        ("printed", {"count": 0}, "count"),
        ("printed", {"count": 100_001}, "count"),
        ("given_out", {"count": 11}, "count"),
        ("printed", {"day": TODAY + timedelta(1)}, "day"),
        ("printed", {"day": TODAY - timedelta(400)}, "day"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(world, kind, told, field):
    row = make_version(world)
    move(world, row, count=10)
    with pytest.raises(ValidationError) as problem:
        move(world, row, kind, **{"count": 1, **told})
    assert list(problem.value.error_dict) == [field]
    assert stock(row) == 10


def test_another_municipalitys_unit_gives_nothing_out(world):
    with pytest.raises(ValidationError, match="your own units"):
        move(world, make_version(world), unit=world.elsewhere)


def test_an_older_version_is_not_printed_any_more(world):
    old = make_version(world)
    move(world, old, count=5)
    make_version(world, old.material)
    with pytest.raises(ValidationError, match="later version"):
        move(world, old)
    # What is left of it can still go.
    move(world, old, "thrown_away", 5)
    assert stock(old) == 0


def test_what_is_counted_anew_is_a_move_of_its_own(world, operator):
    row = make_version(world)
    move(world, row, count=100)
    count = {"by": operator, "version": row, "unit": world.service}
    made = actions_stock.count_stock(**count, found=92)
    assert (made.kind, made.change) == ("counted", -8)
    assert stock(row) == 92
    for found, words in ((92, "already"), (-1, "at most"), (100_001, "at most")):
        with pytest.raises(ValidationError, match=words):
            actions_stock.count_stock(**count, found=found)


def test_what_was_wrong_is_met_and_both_stay(world, operator):
    row = make_version(world)
    first = move(world, row, count=100)
    gone = move(world, row, "given_out", 70)
    with pytest.raises(ValidationError, match="some have gone since"):
        actions_stock.take_back(by=operator, move=first)
    back = actions_stock.take_back(by=operator, move=gone)
    assert (back.change, back.corrects) == (70, gone)
    assert stock(row) == 100
    for again in (gone, back):
        with pytest.raises(ValidationError, match="taken back already"):
            actions_stock.take_back(by=operator, move=again)
    assert queries.given_out(row.material, TODAY.year) == []
    assert row.moves.count() == 3


def test_a_move_is_never_rewritten(world, operator):
    made = move(world, make_version(world))
    made.change = 5
    with pytest.raises(NeverRewritten):
        made.save()
    with pytest.raises(NeverRewritten):
        Move.objects.update(change=5)


def test_the_database_itself_refuses_less_than_nothing(world, operator):
    row = make_version(world)
    with pytest.raises(IntegrityError), transaction.atomic():
        Version.objects.filter(pk=row.pk).update(stock=-1)


def test_what_is_out_of_use_is_still_counted_down(world, operator):
    row = make_version(world)
    move(world, row, count=10)
    actions.set_in_use(by=operator, material=row.material, used=False)
    move(world, row, "thrown_away", 10)
    assert stock(row) == 0
    with pytest.raises(ValidationError, match="out of use"):
        move(world, row)


MOVES = st.lists(
    st.tuples(st.sampled_from(["printed", "given_out", "thrown_away"]), st.integers(1, 30)),
    max_size=12,
)


class AnyMoves(TestCase):
    databases = frozenset({"default", "keys"})

    @given(MOVES)
    @settings(max_examples=15, suppress_health_check=list(HealthCheck))
    def test_the_sum_is_what_is_left_whatever_is_tried(self, moves):
        world = make_world()
        row = make_version(world)
        for kind, count in moves:
            try:
                move(world, row, kind, count)
            except ValidationError:
                assert count > stock(row)
            assert stock(row) >= 0
