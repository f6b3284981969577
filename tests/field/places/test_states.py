"""What may become of a place: every pair."""

from itertools import product

import pytest

from lykt.field.places.codes import PlaceState
from lykt.field.places.states import PLACE


ALLOWED = {("open", "closed"), ("closed", "open")}


@pytest.mark.parametrize(("now", "becomes"), list(product(PlaceState.values, repeat=2)))
def test_every_pair(now, becomes):
    assert PLACE.allows(now, becomes) == ((now, becomes) in ALLOWED)
