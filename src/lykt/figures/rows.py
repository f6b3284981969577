"""The tidy row: the one shape in which every figure leaves this room.

Own, imported and published figures can stand side by side because they all take
this shape (source: the register format, version 1).
"""

from dataclasses import asdict, dataclass


#: The keys of a row, in the order in which they are written to CSV and JSON.
KEYS = (
    "series",
    "breakdown",
    "category",
    "period",
    "year",
    "value",
    "low",
    "high",
    "unit",
    "note",
)

#: Totals carry this breakdown and this category.
TOTAL = ("", "all")

#: The category of whoever's country, origin, gender or age is not known.
UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, order=True)
class Row:
    """One figure: what was counted, over which people, when, and how many.

    `value` is whole for counts, a decimal for means, ratios and per cent; it is None
    where only a range (`low`, `high`) is known. `period` is "year" or a month "2012-03".
    """

    series: str
    breakdown: str
    category: str
    period: str
    year: int
    value: int | float | None
    low: int | float | None = None
    high: int | float | None = None
    unit: str = "persons"
    note: str = ""

    def as_dict(self) -> dict[str, str | int | float | None]:
        """Return the row under `KEYS`."""
        return asdict(self)
