"""What may become of a rapid assessment: every pair."""

from itertools import product

import pytest

from lykt.field.assessment.codes import RoundState
from lykt.field.assessment.states import ROUND


ALLOWED = {("draft", "review"), ("review", "draft"), ("review", "done"), ("done", "review")}


@pytest.mark.parametrize(("now", "becomes"), list(product(RoundState.values, repeat=2)))
def test_every_pair(now, becomes):
    assert ROUND.allows(now, becomes) == ((now, becomes) in ALLOWED)
