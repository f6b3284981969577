"""Age bands: how they are named, and which ages they span.

The bands of a service are given by the ages at which they begin, such as (18, 24, 30, 40,
50): under 18, 18-23, 24-29, 30-39, 40-49 and 50+.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise


#: The ages at which the bands begin unless a unit says otherwise.
DEFAULT_BANDS = (18, 24, 30, 40, 50)

#: The upper end of a band that has none.
ENDLESS = 1_000_000


@dataclass(frozen=True, slots=True)
class AgeBand:
    """A band from `low` to `high` years of age, both included."""

    name: str
    low: int
    high: int


def age_bands(starts: Sequence[int]) -> tuple[AgeBand, ...]:
    """Return the bands that begin at `starts`, youngest first.

    Raises ValueError unless the ages are above 0 and rise.
    """
    if not starts or starts[0] < 1 or list(starts) != sorted(set(starts)):
        raise ValueError(f"ages at which bands begin must be above 0 and rise: {starts}")
    bands = [AgeBand(f"under {starts[0]}", 0, starts[0] - 1)]
    for low, following in pairwise(starts):
        bands.append(AgeBand(f"{low}-{following - 1}", low, following - 1))
    bands.append(AgeBand(f"{starts[-1]}+", starts[-1], ENDLESS))
    return tuple(bands)
