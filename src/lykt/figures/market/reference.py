"""The figures of the market in plain Python, by the same definitions and another way.

Numbers are sets here and stays are days one after another: slow, and easy to believe.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, NamedTuple

from lykt.figures.figure import Figure
from lykt.figures.market.definitions import MARKET_FIGURES
from lykt.figures.rows import Row


Record = Mapping[str, Any]
#: The period as a row shows it, and its year.
When = tuple[str, int]
_DAY = timedelta(days=1)


class Stay(NamedTuple):
    """Days in a row on which a number was in a place."""

    place: str
    first: date
    last: date
    cut: bool

    @property
    def days(self) -> int:
        """How many days, the first and the last counted."""
        return (self.last - self.first).days + 1

    @property
    def stay(self) -> str:
        """How long it was, as a category."""
        if self.days > 60:
            return "over 60"
        if self.cut:
            return "unknown"
        if self.days < 5:
            return "under 5"
        return "5-19" if self.days < 20 else "20-60"


class Market:
    """The tables of the market, and whose period is whose."""

    def __init__(
        self, tables: Mapping[str, Iterable[Record]], when: Callable[[date], When]
    ) -> None:
        names = ("advert_rounds", "adverts", "chats", "chat_themes", "calls")
        self.tables = {name: list(tables.get(name, ())) for name in names}
        self.when = when
        self.looked = [*self.tables["advert_rounds"], *self.tables["adverts"]]
        self.seen = [row for row in self.tables["adverts"] if row.get("number_id")]
        self.runs = list(self._made())

    def days(self) -> list[date]:
        """Return the days on which something was seen or done."""
        return [row["date"] for rows in self.tables.values() for row in rows]

    def rows(self, periods: Sequence[When], breakdowns: Sequence[str]) -> Iterator[Row]:
        """Give the rows of every figure whose table tells anything."""
        for figure in MARKET_FIGURES:
            for breakdown in ("", *(one for one in figure.breakdowns if one in breakdowns)):
                for when in periods if self.tables[figure.table] else ():
                    for category, value in self.values(figure, breakdown, when).items():
                        yield Row(figure.series, breakdown, category, *when,
                                  _rounded(value, figure.decimals), unit=figure.unit)  # fmt: skip

    def values(self, figure: Figure, breakdown: str, when: When) -> dict[str, Any]:
        """Return the value of each category in a period: a number, or two to divide."""
        if figure.table == "adverts":
            count = getattr(self, f"_{figure.of}")
            pool = self.looked if breakdown != "site" else self.tables["adverts"]
            told: Iterable[Any] = self.runs if breakdown == "stay" else pool
            categories = {_cat(row, breakdown) for row in told}
            found = {cat: count(breakdown, cat, when) for cat in categories}
            return {cat: value for cat, value in found.items() if value is not None}
        inside: dict[str, list[Record]] = defaultdict(list)
        for row in self.tables[figure.table]:
            if self.when(row["date"]) == when and _counts(figure, row):
                inside[_cat(row, breakdown)].append(row)
        if figure.of == "minutes":
            return {cat: (sum(row["minutes"] for row in rows), len(rows))
                    for cat, rows in inside.items()}  # fmt: skip
        return {cat: sum(row.get("count", 1) for row in rows) for cat, rows in inside.items()}

    # ---- Adverts and numbers

    def _of(self, rows: Iterable[Any], breakdown: str, cat: str) -> list[Any]:
        return [row for row in rows if _cat(row, breakdown) == cat]

    def _in(self, rows: Iterable[Any], breakdown: str, cat: str, when: When) -> list[Any]:
        return [r for r in self._of(rows, breakdown, cat) if self.when(r["date"]) == when]

    def _numbers_in(self, breakdown: str, cat: str, when: When) -> set[str]:
        return {row["number_id"] for row in self._in(self.seen, breakdown, cat, when)}

    def _sum(self, breakdown: str, cat: str, when: When) -> int | None:
        rows = self._in(self.tables["adverts"], breakdown, cat, when)
        return sum(row["count"] for row in rows) if rows else None

    def _numbers(self, breakdown: str, cat: str, when: When) -> int | None:
        return len(self._numbers_in(breakdown, cat, when)) or None

    def _per_month(self, breakdown: str, cat: str, when: When) -> tuple[int, int] | None:
        months: dict[tuple[int, int], set[str]] = defaultdict(set)
        for row in self._in(self.tables["adverts"], breakdown, cat, when):
            month = months[row["date"].year, row["date"].month]
            month |= {row["number_id"]} - {None}
        return (sum(map(len, months.values())), len(months)) if months else None

    def _once(self, breakdown: str, cat: str, when: When) -> tuple[int, int] | None:
        times: dict[str, int] = defaultdict(int)
        for row in self._in(self.seen, breakdown, cat, when):
            times[row["number_id"]] += max(row["count"], 1)
        once = [number for number, often in times.items() if often == 1]
        return (100 * len(once), len(times)) if times else None

    def _before(self, when: When) -> When:
        if when[0] == "year":
            return self.when(date(when[1] - 1, 1, 1))
        return self.when(date(when[1], int(when[0][5:]), 1) - _DAY)

    def _did_look(self, breakdown: str, cat: str, when: When) -> bool:
        return bool(self._in(self.looked, breakdown, cat, when))

    def _new(self, breakdown: str, cat: str, when: When) -> int | None:
        looked = {self.when(row["date"]) for row in self._of(self.looked, breakdown, cat)}
        if when not in looked or not any(_key(one) < _key(when) for one in looked):
            return None
        earlier = {row["number_id"] for row in self._of(self.seen, breakdown, cat)
                   if _key(self.when(row["date"])) < _key(when)}  # fmt: skip
        return len(self._numbers_in(breakdown, cat, when) - earlier)

    def _two(self, breakdown: str, cat: str, when: When) -> tuple[set[str], set[str]] | None:
        before = self._before(when)
        both = (before, when)
        if not all(self._did_look(breakdown, cat, one) for one in both):
            return None
        was, now = (self._numbers_in(breakdown, cat, one) for one in both)
        return was, now

    def _again(self, breakdown: str, cat: str, when: When) -> int | None:
        two = self._two(breakdown, cat, when)
        return len(two[0] & two[1]) if two else None

    def _gone(self, breakdown: str, cat: str, when: When) -> int | None:
        two = self._two(breakdown, cat, when)
        return len(two[0] - two[1]) if two else None

    def _returning(self, breakdown: str, cat: str, when: When) -> int | None:
        months: dict[str, set[int]] = defaultdict(set)
        for row in self._of(self.seen, breakdown, cat):
            months[row["number_id"]].add(row["date"].year * 12 + row["date"].month - 1)
        back = {number for number, there in months.items() for month in there
                if self.when(date(month // 12, month % 12 + 1, 1)) == when
                and month - 1 not in there and any(one < month for one in there)}  # fmt: skip
        return len(back) or None

    # ---- Stays

    def _made(self) -> Iterator[Stay]:
        days: dict[tuple[str, str], set[date]] = defaultdict(set)
        for row in self.seen:
            days[row["number_id"], row["place"]].add(row["date"])
        for (_number, place), there in sorted(days.items()):
            looked = [row["date"] for row in self.looked if row["place"] == place]
            run: list[date] = []
            for day in sorted(there):
                if run and (day - run[-1]).days > 31:
                    yield _stay(place, run, looked)
                    run = []
                run.append(day)
            yield _stay(place, run, looked)

    def _ended(self, breakdown: str, cat: str, when: When) -> list[Stay]:
        return [one for one in self._of(self.runs, breakdown, cat) if self.when(one.last) == when]

    def _stays(self, breakdown: str, cat: str, when: When) -> int | None:
        return len(self._ended(breakdown, cat, when)) or None

    def _stay_days(self, breakdown: str, cat: str, when: When) -> tuple[int, int] | None:
        whole = [one.days for one in self._ended(breakdown, cat, when) if not one.cut]
        return (sum(whole), len(whole)) if whole else None

    def _present(self, breakdown: str, cat: str, when: When) -> list[int] | None:
        """Count the stays on each day from the period's first round to its last."""
        looked = [row["date"] for row in self.looked if self.when(row["date"]) == when
                  and (breakdown != "place" or row["place"] == cat)]  # fmt: skip
        if not looked:
            return None
        stays, day, found = self._of(self.runs, breakdown, cat), min(looked), []
        while day <= max(looked):
            found.append(sum(one.first <= day <= one.last for one in stays))
            day += _DAY
        return found if any(found) else None

    def _present_mean(self, breakdown: str, cat: str, when: When) -> tuple[int, int] | None:
        days = self._present(breakdown, cat, when)
        return (sum(days), len(days)) if days else None

    def _present_max(self, breakdown: str, cat: str, when: When) -> int | None:
        days = self._present(breakdown, cat, when)
        return max(days) if days else None


def _stay(place: str, run: list[date], looked: list[date]) -> Stay:
    return Stay(place, run[0], run[-1], run[0] == min(looked) or run[-1] == max(looked))


def _key(when: When) -> tuple[int, str]:
    return (when[1], when[0])


def _cat(row: Any, breakdown: str) -> str:
    if not breakdown:
        return "all"
    found = getattr(row, breakdown) if isinstance(row, Stay) else row.get(breakdown)
    return found or "unknown"


def _counts(figure: Figure, row: Record) -> bool:
    """Tell whether a row of the chats counts in a figure; all others do."""
    if figure.table != "chats":
        return True
    sent: bool = row["chat_channel"] == "advert_message"
    if figure.of == "messages":
        return sent
    return not sent and (figure.of != "minutes" or row.get("minutes") is not None)


def _rounded(value: Any, decimals: int) -> Any:
    if not isinstance(value, tuple):
        return value
    exact = Decimal(value[0]) / Decimal(value[1])
    return float(exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP))
