"""What may become of a signal: every pair."""

from itertools import product

import pytest

from lykt.field.scenes.codes import SignalState
from lykt.field.scenes.states import SIGNAL


ALLOWED = {("stands", "settled"), ("settled", "stands")}


@pytest.mark.parametrize(("now", "becomes"), list(product(SignalState.values, repeat=2)))
def test_every_pair(now, becomes):
    assert SIGNAL.allows(now, becomes) == ((now, becomes) in ALLOWED)
