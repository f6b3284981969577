"""The figures of protection and outreach in plain Python, by the same definitions and another way.

People are sets here and nights are days one after another: slow, and easy to believe.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from statistics import median
from typing import Any

from lykt.figures.figure import Figure
from lykt.figures.outreach.definitions import OUTREACH_FIGURES
from lykt.figures.protection.definitions import PROTECTION_FIGURES
from lykt.figures.rows import Row
from lykt.figures.teaching.definitions import TEACHING_FIGURES


Record = Mapping[str, Any]
#: The period as a row shows it, and its year.
When = tuple[str, int]

_NEVER = {("concerns", "double"), ("concerns", "mistake"), ("cases", "mistake")}
_NAMES = {
    ("age", "child"): "minor",
    ("age", "in_doubt"): "in doubt",
    ("exploitation", "sexual"): "prostitution",
    ("exploitation", "labour"): "forced labour",
}
_DAY = timedelta(days=1)
_FIGURES = (*PROTECTION_FIGURES, *OUTREACH_FIGURES, *TEACHING_FIGURES)
_TABLES = sorted({"cases"} | {figure.table for figure in _FIGURES})


class Protection:
    """The tables of protection, and whose period is whose."""

    def __init__(
        self,
        tables: Mapping[str, Iterable[Record]],
        when: Callable[[date], When],
        today: date,
    ) -> None:
        self.people = {one["person_id"]: one for one in tables.get("people", ())}
        self.tables = {name: list(tables.get(name, ())) for name in _TABLES}
        self.case_people = {one["case_id"]: one.get("person_id") for one in self.tables["cases"]}
        self.when = when
        self.today = today

    def days(self) -> list[date]:
        """Return the days on which something counts."""
        return [row[figure.day] for figure in _FIGURES
                for row in self.tables[figure.table] if row.get(figure.day)]  # fmt: skip

    def rows(self, periods: Sequence[When], breakdowns: Sequence[str]) -> Iterator[Row]:
        """Give the rows of every figure whose table tells anything."""
        for figure in _FIGURES:
            if not self.tables[figure.table]:
                continue
            found = {when: self.counted(figure, when) for when in periods}
            for breakdown in ("", *(one for one in figure.breakdowns if one in breakdowns)):
                categories = {self.category(row, breakdown) for cells in found.values()
                              for _who, (_amount, row) in cells}  # fmt: skip
                for category in categories if breakdown else {"all"}:
                    for when in periods:
                        inside = [(who, amount) for who, (amount, row) in found[when]
                                  if self.category(row, breakdown) == category]  # fmt: skip
                        value = self.value(figure, when, inside)
                        if value is not None:
                            yield Row(figure.series, breakdown, category, *when, value,
                                      unit=figure.unit)  # fmt: skip

    def value(self, figure: Figure, when: When, inside: list[tuple[str, int]]) -> float | None:
        """Return the value of what counts, None for no row."""
        if figure.kind == "median":
            return float(median(amount for _, amount in inside)) if inside else None
        if figure.kind == "standing" and not self.begun(when):
            return None
        if figure.kind in ("persons", "standing", "housed", "distinct"):
            return len({who for who, _ in inside})
        if figure.kind in ("nights", "sum"):
            return sum(amount for _, amount in inside)
        return len(inside)

    def counted(self, figure: Figure, when: When) -> list[tuple[str, tuple[int, Record]]]:
        """Return whose each thing is that counts in a period, how much, and its row."""
        rows = [row for row in self.tables[figure.table] if not self.never(figure.table, row)
                and all(row[name] == value for name, value in figure.only)]  # fmt: skip
        found: list[tuple[str, tuple[int, Record]]] = []
        for row in rows:
            itself = figure.of in ("case_id", "opening_id", "place_id")
            who = row[figure.of] if itself else self.who(figure.table, row)
            amount = self.amount(figure, row, when)
            if amount is not None:
                found.append((who, (amount, row)))
        if figure.kind == "persons" or figure.series == "reflection_running":
            found.sort(key=lambda one: (one[1][1][figure.day], one[1][1]["case_id"]), reverse=True)
            found = list(dict(found).items())
        return found

    def amount(self, figure: Figure, row: Record, when: When) -> int | None:
        """Return how much a row counts in a period, None when it does not."""
        begins = row.get(figure.day)
        if begins is None:
            return None
        if figure.kind == "standing":
            return 1 if self.stands(figure, row, when) else None
        if figure.kind in ("nights", "housed"):
            return self.nights(row, when) or None
        if self.when(begins) != when:
            return None
        if figure.kind in ("median", "resting"):
            days: int = (begins - row["date"]).days
            return days if days >= 0 else None
        return (row.get(figure.of) or 0) if figure.kind == "sum" else 1

    def stands(self, figure: Figure, row: Record, when: When) -> bool:
        """Tell whether something begun stands on the last day of a period, or today."""
        last = self.last_day(when)
        if not self.begun(when) or row[figure.day] > last:
            return False
        if figure.series in ("cases_open", "indoor_places_open"):
            return row.get("closed") is None or row["closed"] > last
        if row.get("reflection_until") is not None and row["reflection_until"] < last:
            return False
        return row.get("reflection_ended") is None or row["reflection_ended"] > last

    def nights(self, row: Record, when: When) -> int:
        """Count the nights of a stay one by one."""
        night, nights = row["from"], 0
        left = min(row.get("to") or self.today, self.today)
        while night < left:
            nights += self.when(night) == when
            night += _DAY
        return nights

    def last_day(self, when: When) -> date:
        """Return the last day of a period, or today where it is not over."""
        month = int(when[0][5:]) if when[0] != "year" else 12
        after = date(when[1] + month // 12, month % 12 + 1, 1)
        return min(after - _DAY, self.today)

    def begun(self, when: When) -> bool:
        """Tell whether the period has begun."""
        month = int(when[0][5:]) if when[0] != "year" else 1
        return date(when[1], month, 1) <= self.today

    def never(self, table: str, row: Record) -> bool:
        """Tell whether a row counts nowhere."""
        return (table, row.get("outcome")) in _NEVER or (table, row.get("closing")) in _NEVER

    def who(self, table: str, row: Record) -> str:
        """Return whose a row is."""
        if table == "cases":
            return row.get("person_id") or f"case {row['case_id']}"
        if table == "stays":
            case = row.get("case_id")
            person = row.get("person_id") or self.case_people.get(case)
            return person or (f"case {case}" if case else f"stay {row['stay_id']}")
        return str(next(iter(row.values())))

    def category(self, row: Record, breakdown: str) -> str:
        """Return the category of a row."""
        if not breakdown:
            return "all"
        if breakdown == "gender and age":
            two = (self.category(row, "gender"), self.category(row, "age"))
            return "unknown" if two == ("unknown", "unknown") else " ".join(two)
        if breakdown in ("gender", "country"):
            row = self.people.get(row.get("person_id"), {})
        code = row.get(breakdown) or "unknown"
        return _NAMES.get((breakdown, code), code)
