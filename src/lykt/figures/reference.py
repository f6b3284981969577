"""The figures once more, in plain Python: slow, short, and meant to be read.

The engine is held to this, and this to the examples written by hand. It shares only the
definitions' names with the engine, not the way of counting: here people are sets.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, Literal

from lykt.figures.definitions import ALL_BREAKDOWNS, BREAKDOWNS, FIGURES, Figure
from lykt.figures.market.reference import Market
from lykt.figures.protection.reference import Protection
from lykt.figures.rows import Row


Tables = Mapping[str, Iterable[Mapping[str, Any]]]
When = tuple[str, int]  # The period as a row shows it, and its year.


def portfolio(
    tables: Tables,
    *,
    years: tuple[int, int] | None = None,
    breakdowns: Sequence[str] = ALL_BREAKDOWNS,
    age_bands: Sequence[int] = (18, 24, 30, 40, 50),
    period: Literal["year", "month"] = "year",
    today: date | None = None,
) -> list[Row]:
    """Return the same rows as `engine.portfolio`, in no order that matters."""
    reference = _Reference(tables, age_bands, period)
    # The local date is meant: a register holds local dates.
    protection = Protection(tables, reference.when, today or date.today())  # noqa: DTZ011
    market = Market(tables, reference.when)
    periods = reference.periods(years, [*protection.days(), *market.days()])
    of_people = [name for name in breakdowns if name in BREAKDOWNS]
    rows = [row for figure in FIGURES.values() if not figure.table
            for row in reference.rows(figure, periods, of_people)]  # fmt: skip
    told = [*protection.rows(periods, breakdowns), *market.rows(periods, breakdowns)]
    return [*rows, *told]


class _Reference:
    def __init__(self, tables: Tables, starts: Sequence[int], period: str) -> None:
        self.people = {person["person_id"]: person for person in tables.get("people", ())}
        contacts = [dict(contact) for contact in tables.get("contacts", ())]
        self.known = [contact for contact in contacts if contact["person_id"]]
        self.anonymous = [contact for contact in contacts if not contact["person_id"]]
        self.shifts = [dict(shift) for shift in tables.get("shifts", ())]
        self.channels = {contact["channel"] for contact in contacts}
        self.starts = starts
        self.monthly = period == "month"
        self.contacts_when: dict[When, list[dict[str, Any]]] = {}
        self.new_when: dict[When, list[str]] = {}
        for contact in self.known:
            self.contacts_when.setdefault(self.when(contact["date"]), []).append(contact)
        for person, day in self.first_days().items():
            self.new_when.setdefault(self.when(day), []).append(person)

    def when(self, day: date) -> When:
        return (f"{day:%Y-%m}" if self.monthly else "year", day.year)

    def periods(self, years: tuple[int, int] | None, others: list[date]) -> list[When]:
        days = [row["date"] for row in (*self.known, *self.anonymous, *self.shifts)]
        days += others
        if years is None and not days:
            return []
        first, last = years or (min(days).year, max(days).year)
        if not self.monthly:
            return [("year", year) for year in range(first, last + 1)]
        months = [(f"{year}-{month:02d}", year)
                  for year in range(first, last + 1) for month in range(1, 13)]  # fmt: skip
        if years is None:
            begin, end = f"{min(days):%Y-%m}", f"{max(days):%Y-%m}"
            months = [month for month in months if begin <= month[0] <= end]
        return months

    def rows(
        self, figure: Figure, periods: list[When], breakdowns: Sequence[str]
    ) -> Iterator[Row]:
        if figure.kind in ("people", "contacts", "new_people", "ratio"):
            if figure.channel in {None, *self.channels}:
                yield from self.counted(figure, periods, breakdowns)
        elif figure.kind == "change":
            for when in periods:
                now = self.count(figure.of, None, when)
                before = self.count(figure.of, None, self.before(when))
                if before:
                    change = half_up(Decimal(100 * (now - before)) / before, 1)
                    yield row(figure, "", "all", when, change)
        elif figure.kind == "anonymous":
            yield from self.anonymous_rows(figure, periods)
        else:
            yield from self.evenings(figure, periods)

    def counted(
        self, figure: Figure, periods: list[When], breakdowns: Sequence[str]
    ) -> Iterator[Row]:
        for when in periods:
            value = self.value(figure, when, lambda person: True)
            if value is not None:
                yield row(figure, "", "all", when, value)
        for breakdown in breakdowns:
            occurring = {
                self.category(person, breakdown, when)
                for when in periods for person in self.in_sight(figure, when)
            }  # fmt: skip
            for category in occurring:
                for when in periods:

                    def inside(person: str, category: str = category, when: When = when,
                               breakdown: str = breakdown) -> bool:  # fmt: skip
                        return self.category(person, breakdown, when) == category

                    value = self.value(figure, when, inside)
                    if value is not None:
                        yield row(figure, breakdown, category, when, value)

    def value(
        self, figure: Figure, when: When, inside: Callable[[str], bool]
    ) -> int | float | None:
        if figure.kind != "ratio":
            return self.count(figure.kind, figure.channel, when, inside)
        people = self.count("people", None, when, inside)
        contacts = self.count("contacts", None, when, inside)
        return half_up(Decimal(contacts) / people, 2) if people else None

    def count(self, kind: str, channel: str | None, when: When,
              inside: Callable[[str], bool] = lambda person: True) -> int:  # fmt: skip
        if kind == "new_people":
            return sum(inside(person) for person in self.new(when))
        met = [person for person in self.met(channel, when) if inside(person)]
        return len(set(met)) if kind == "people" else len(met)

    def met(self, channel: str | None, when: When) -> list[str]:
        """Return the person of each contact in the period."""
        return [contact["person_id"] for contact in self.contacts_when.get(when, [])
                if channel in (None, contact["channel"])]  # fmt: skip

    def new(self, when: When) -> list[str]:
        """Return those whose first contact ever falls in the period."""
        return self.new_when.get(when, [])

    def first_days(self) -> dict[str, date]:
        """Return the day of each person's first contact ever."""
        first: dict[str, date] = {}
        days = [(contact["person_id"], contact["date"]) for contact in self.known]
        before = [(person, row.get("first_contact")) for person, row in self.people.items()]
        for person, day in (*days, *before):
            if day is not None:
                first[person] = min(day, first.get(person, day))
        return first

    def in_sight(self, figure: Figure, when: When) -> set[str]:
        """Return those whose categories the figure shows in the period."""
        people = set(self.met(figure.channel, when))
        return people if figure.channel else people | set(self.new(when))

    def category(self, person: str, breakdown: str, when: When) -> str:
        if breakdown == "age":
            return self.age_band(self.people[person], when[1])
        return self.people[person].get(breakdown) or "unknown"

    def age_band(self, person: Mapping[str, Any], year: int) -> str:
        """Return the band at the end of the year, when it is sure."""
        if person.get("birth_year") is not None:
            ages = {year - person["birth_year"]}
        elif person.get("age_band") not in (None, "unknown"):
            ages = {age + year - person["age_band_year"] for age in ages_in(person["age_band"])}
        else:
            return "unknown"
        bands = {self.band(age) for age in ages}
        return bands.pop() if len(bands) == 1 else "unknown"

    def band(self, age: int) -> str:
        if age < 0:
            return "unknown"
        if age < self.starts[0]:
            return f"under {self.starts[0]}"
        for low, following in zip(self.starts, self.starts[1:], strict=False):
            if low <= age < following:
                return f"{low}-{following - 1}"
        return f"{self.starts[-1]}+"

    def before(self, when: When) -> When:
        name, year = when
        if not self.monthly:
            return (name, year - 1)
        month = int(name[5:])
        return (f"{year}-{month - 1:02d}", year) if month > 1 else (f"{year - 1}-12", year - 1)

    def anonymous_rows(self, figure: Figure, periods: list[When]) -> Iterator[Row]:
        inside = [contact for contact in self.anonymous if self.when(contact["date"]) in periods]
        for when in periods:
            then = [contact for contact in inside if self.when(contact["date"]) == when]
            yield row(figure, "", "all", when, len(then))
            for channel in {contact["channel"] for contact in inside}:
                number = sum(contact["channel"] == channel for contact in then)
                yield row(figure, "channel", channel, when, number)

    def evenings(self, figure: Figure, periods: list[When]) -> Iterator[Row]:
        for when in periods:
            counts = [shift[figure.of] for shift in self.shifts
                      if self.when(shift["date"]) == when
                      and shift.get(figure.of) is not None]  # fmt: skip
            if counts and figure.kind == "shift_mean":
                mean = half_up(Decimal(sum(counts)) / len(counts), 1)
                yield row(figure, "", "all", when, mean)
            elif counts:
                least_or_most = min if figure.kind == "shift_min" else max
                yield row(figure, "", "all", when, least_or_most(counts))


def row(figure: Figure, breakdown: str, category: str, when: When, value: float) -> Row:
    """Lay a value out as the tidy row of its figure."""
    return Row(figure.series, breakdown, category, when[0], when[1], value, unit=figure.unit)


def ages_in(band: str) -> range:
    """Return the ages in a band as a register writes it."""
    if band.startswith("under "):
        return range(int(band.removeprefix("under ")))
    if band.endswith("+"):
        # Nobody is older, and no shift by years brings these below the bands.
        return range(int(band[:-1]), 1500)
    low, high = band.split("-")
    return range(int(low), int(high) + 1)


def half_up(value: Decimal, decimals: int) -> float:
    """Round as people do: a half goes away from zero."""
    return float(value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP))
