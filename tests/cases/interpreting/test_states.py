"""Every pair of states of a booking."""

from itertools import product

import pytest

from lykt.cases.interpreting.codes import BookingState
from lykt.cases.interpreting.states import BOOKING


ALLOWED = {
    ("wanted", "booked"),
    ("wanted", "cancelled"),
    ("booked", "held"),
    ("booked", "not_held"),
    ("booked", "cancelled"),
}


@pytest.mark.parametrize(("now", "becomes"), list(product(BookingState, BookingState)))
def test_every_pair_is_tried(now, becomes):
    assert BOOKING.allows(now, becomes) == ((now, becomes) in ALLOWED)
