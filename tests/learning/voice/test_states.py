"""Every pair of states of a complaint, written out once more by hand."""

from itertools import product

import pytest

from lykt.learning.voice.codes import ComplaintState
from lykt.learning.voice.states import COMPLAINT


MAY_FOLLOW = {
    "received": "looked_into answered withdrawn",
    "looked_into": "answered withdrawn",
    "answered": "looked_into",
    "withdrawn": "looked_into",
}


@pytest.mark.parametrize(
    ("now", "becomes"), list(product(ComplaintState.values, ComplaintState.values))
)
def test_every_pair(now, becomes):
    assert COMPLAINT.allows(now, becomes) is (becomes in MAY_FOLLOW[now].split())
