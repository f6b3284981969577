"""Rounding as it is done on paper: exact, and a half goes away from zero."""


def rounded(numerator: int, denominator: int, decimals: int) -> float:
    """Return the ratio of two whole numbers with so many decimals.

    Reckoned in whole numbers, because in binary floating point a half falls either way.
    Raises ZeroDivisionError for a denominator of 0.
    """
    scaled = abs(numerator) * 10**decimals * 2
    nearest = (scaled // abs(denominator) + 1) // 2
    negative = (numerator < 0) != (denominator < 0)
    return float((-nearest if negative else nearest) / 10**decimals)
