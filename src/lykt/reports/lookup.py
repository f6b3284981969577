"""Finding one figure among many tidy rows, and the cells made of them."""

from collections.abc import Iterable, Sequence

from lykt.figures.rounding import rounded
from lykt.figures.rows import TOTAL, UNKNOWN, Row
from lykt.reports import table
from lykt.reports.table import Cell


class Lookup:
    """The yearly rows of one register, found by series, year and category.

    Rows for months are left aside: a year is never the sum of its months.
    """

    def __init__(self, rows: Iterable[Row], *, year: int, span: int) -> None:
        """Index `rows`; keep the years up to `year`, at most `span` of them."""
        self._rows = {
            (row.series, row.breakdown, row.category, row.year): row
            for row in rows
            if row.period == "year" and row.year <= year
        }
        known = {key[3] for key in self._rows} | {year}
        self.year = year
        self.years = tuple(y for y in range(year - span + 1, year + 1) if y in known)

    def row(self, series: str, year: int, key: tuple[str, str] = TOTAL) -> Row | None:
        """Return the row of one figure, or None when nobody has it."""
        return self._rows.get((series, *key, year))

    def value(self, series: str, year: int, key: tuple[str, str] = TOTAL) -> int | float | None:
        """Return the value of one figure, or None when nobody has it."""
        row = self.row(series, year, key)
        return row.value if row else None

    def has(self, series: str, key: tuple[str, str] = TOTAL) -> bool:
        """Say whether the figure is known, and not nought, in any of the years."""
        return any(self.value(series, year, key) for year in self.years)

    def categories(self, series: str, breakdown: str) -> tuple[str, ...]:
        """Return the categories with anyone in them in any of the years, sorted."""
        found = {key[2] for key in self._rows if key[:2] == (series, breakdown)}
        return tuple(sorted(code for code in found if self.has(series, (breakdown, code))))

    def known_years(self, series: Sequence[str], key: tuple[str, str] = TOTAL) -> tuple[int, ...]:
        """Return the years in which at least one of `series` has a value."""
        return tuple(
            year
            for year in self.years
            if any(self.value(one, year, key) is not None for one in series)
        )

    def cell(
        self, series: str, year: int, key: tuple[str, str] = TOTAL, kind: str = table.COUNT
    ) -> Cell:
        """Return the cell of one figure, empty where nobody has it."""
        row = self.row(series, year, key)
        if row:
            return table.from_row(row, kind)
        return Cell(kind, series=series, breakdown=key[0], category=key[1], year=year)

    def change(self, series: str, year: int, key: tuple[str, str] = TOTAL) -> Cell:
        """Return the change in per cent from the year before, one decimal.

        The row the engine made is used where there is one; for breakdowns it is
        reckoned here by the same rule. Empty when the year before is unknown or 0.
        """
        name = f"{series}_change"
        row = self.row(name, year, key)
        if row:
            return table.from_row(row, table.CHANGE)
        now, before = self.value(series, year, key), self.value(series, year - 1, key)
        value = None
        if isinstance(now, int) and isinstance(before, int) and before:
            value = rounded(100 * (now - before), before, 1)
        return table.derived(table.CHANGE, value, name, year, key)

    def share(
        self,
        part: tuple[str, tuple[str, str]],
        whole: tuple[str, tuple[str, str]],
        year: int,
        name: str,
    ) -> Cell:
        """Return `part` in per cent of `whole`; each is a series with its category."""
        above, below = self.value(part[0], year, part[1]), self.value(whole[0], year, whole[1])
        value = None if above is None or not below else 100 * above / below
        return table.derived(table.SHARE, value, name, year, part[1])

    def countries(self, series: str, year: int) -> int | None:
        """Return from how many countries the people of a series came, unknown not counted.

        A published number is used where there is one. Otherwise it is told only when
        the countries together make up the total: a list of the largest is not all.
        """
        printed = self.value(countries_series(series), year)
        if printed is not None:
            return int(printed)
        values = {
            code: self.value(series, year, ("country", code)) or 0
            for code in self.categories(series, "country")
        }
        if not values or sum(values.values()) != self.value(series, year):
            return None
        return sum(1 for code, value in values.items() if value and code != UNKNOWN)


def countries_series(series: str) -> str:
    """Name the series of how many countries: people_countries, follow_up_countries."""
    if series == "people":
        return "people_countries"
    return series.removesuffix("people") + "countries"
