"""What one figure is made of."""

from dataclasses import dataclass
from typing import Literal


Kind = Literal[
    "people",
    "contacts",
    "new_people",
    "anonymous",
    "ratio",
    "change",
    "shift_mean",
    "shift_min",
    "shift_max",
    "rows",
    "persons",
    "standing",
    "nights",
    "housed",
    "median",
    "resting",
    "distinct",
    "sum",
    "market",
]

#: By what people, and what they have done, are told apart.
BREAKDOWNS = ("origin", "country", "gender", "age")
SOURCE = "The register format, version 1"


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: what it is called, what it counts, and how.

    `title` and `definition` are messages to translate. `of` is the series that a change is
    of, or the column of shifts a mean is over. `decimals` is 0 for counts. `table` is the
    table beside those that is counted, "" for people, contacts and shifts; `day` is its field
    that says in which period a row counts, and `until` the one from which it no more does.
    `only` names fields and the value that a row must have to be counted.
    """

    series: str
    unit: str
    title: str
    definition: str
    kind: Kind
    breakdowns: tuple[str, ...] = BREAKDOWNS
    decimals: int = 0
    channel: str | None = None
    of: str = ""
    source: str = SOURCE
    table: str = ""
    day: str = ""
    until: str = ""
    only: tuple[tuple[str, str], ...] = ()
