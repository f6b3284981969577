"""Rounding as on paper."""

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lykt.figures.rounding import rounded


@pytest.mark.parametrize(
    ("numerator", "denominator", "decimals", "expected"),
    [
        (1, 8, 2, 0.13),
        (-1, 8, 2, -0.13),
        (1, 2, 0, 1.0),
        (5, 2, 0, 3.0),
        (17194, 1270, 2, 13.54),
        (2675, 1000, 2, 2.68),
        (0, 7, 1, 0.0),
        (1, 3, 1, 0.3),
        (-1, 1000, 1, 0.0),
    ],
)
def test_a_half_goes_away_from_zero(
    numerator: int, denominator: int, decimals: int, expected: float
) -> None:
    assert rounded(numerator, denominator, decimals) == expected


@given(st.integers(-(10**9), 10**9), st.integers(1, 10**4), st.integers(0, 3))
def test_as_the_decimal_module_does_it(numerator: int, denominator: int, decimals: int) -> None:
    exact = Decimal(numerator) / denominator
    expected = exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    assert rounded(numerator, denominator, decimals) == float(expected)
