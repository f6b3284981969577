"""From counts to rows: what every figure makes of what the engine counted."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from lykt.figures.ages import AgeBand
from lykt.figures.definitions import FIGURES, Figure
from lykt.figures.periods import Period, period_name, period_year
from lykt.figures.rounding import rounded
from lykt.figures.rows import TOTAL, UNKNOWN, Row
from lykt.figures.schema import CHANNELS, GENDERS, ORIGINS


#: The key of a count: breakdown, category, period.
Key = tuple[str, str, int]


@dataclass
class Counts:
    """What the engine counted.

    `counted`: by breakdown, category and period, the value of each counted series.
    `anonymous`: by period, contacts in all and in each channel. `evenings`: by period,
    count, sum, least and most of met and seen. `channels`: those that occur at all.
    """

    counted: dict[Key, dict[str, int]] = field(default_factory=dict)
    anonymous: dict[int, dict[str, int]] = field(default_factory=dict)
    evenings: dict[int, dict[str, int | None]] = field(default_factory=dict)
    channels: tuple[str, ...] = ()

    def value(self, series: str, key: Key) -> int:
        """Return a count, 0 where nothing was counted."""
        return self.counted.get(key, {}).get(series, 0)


def rows_of(
    counts: Counts, periods: tuple[int, int], period: Period, bands: Sequence[AgeBand]
) -> list[Row]:
    """Lay the counts out as rows: by figure, breakdown, category and period, in that order."""
    numbers = range(periods[0], periods[1] + 1)
    layout = _Layout(counts, numbers, bands)
    return [
        Row(figure.series, breakdown, category, period_name(number, period),
            period_year(number, period), value, unit=figure.unit)
        for figure in FIGURES.values()
        if not figure.table
        for (breakdown, category, number), value in layout.values(figure)
    ]  # fmt: skip


class _Layout:
    """The rows of each kind of figure, over the same counts and periods."""

    def __init__(self, counts: Counts, numbers: range, bands: Sequence[AgeBand]) -> None:
        self.counts = counts
        self.numbers = numbers
        self.breakdowns = list(dict.fromkeys(breakdown for breakdown, _, _ in counts.counted))
        self.order = {
            "origin": ORIGINS,
            "gender": GENDERS,
            "age": (*(band.name for band in bands), UNKNOWN),
            "channel": CHANNELS,
        }

    def values(self, figure: Figure) -> Iterator[tuple[Key, int | float]]:
        """Give the key and the value of every row of a figure."""
        if figure.kind == "change":
            yield from self._changes(figure)
        elif figure.kind == "anonymous":
            yield from self._anonymous()
        elif figure.of:
            yield from self._evenings(figure)
        elif figure.channel is None or figure.channel in self.counts.channels:
            for key in self._keys(figure):
                value = self._counted(figure, key)
                if value is not None:
                    yield key, value

    def _keys(self, figure: Figure) -> Iterator[Key]:
        series = _met_in(figure)
        pairs = {
            (breakdown, category)
            for (breakdown, category, number), counted in self.counts.counted.items()
            if number in self.numbers and any(counted[name] for name in series)
        }
        for breakdown, category in sorted({TOTAL, *pairs}, key=self._place):
            for number in self.numbers:
                yield breakdown, category, number

    def _place(self, pair: tuple[str, str]) -> tuple[int, bool, int, str]:
        breakdown, category = pair
        order = self.order.get(breakdown, ())
        place = order.index(category) if category in order else 0
        where = self.breakdowns.index(breakdown) if breakdown else -1
        return (where, category == UNKNOWN, place, category)

    def _counted(self, figure: Figure, key: Key) -> int | float | None:
        if figure.kind != "ratio":
            return self.counts.value(figure.series, key)
        people = self.counts.value("people", key)
        contacts = self.counts.value("contacts", key)
        return rounded(contacts, people, figure.decimals) if people else None

    def _changes(self, figure: Figure) -> Iterator[tuple[Key, float]]:
        for number in self.numbers:
            before = self.counts.value(figure.of, (*TOTAL, number - 1))
            now = self.counts.value(figure.of, (*TOTAL, number))
            if before:
                change = rounded(100 * (now - before), before, figure.decimals)
                yield (*TOTAL, number), change

    def _anonymous(self) -> Iterator[tuple[Key, int]]:
        found = self.counts.anonymous
        for number in self.numbers:
            yield (*TOTAL, number), found.get(number, {}).get("contacts", 0)
        for channel in CHANNELS:
            values = [found.get(number, {}).get(channel, 0) for number in self.numbers]
            if any(values):
                for number, value in zip(self.numbers, values, strict=True):
                    yield ("channel", channel, number), value

    def _evenings(self, figure: Figure) -> Iterator[tuple[Key, int | float]]:
        for number in self.numbers:
            evening = self.counts.evenings.get(number, {})
            count = evening.get(f"{figure.of}_count")
            if not count:
                continue
            if figure.kind == "shift_mean":
                value = rounded(evening[f"{figure.of}_sum"] or 0, count, figure.decimals)
                yield (*TOTAL, number), value
            else:
                yield (*TOTAL, number), evening[f"{figure.of}_{figure.kind[6:]}"] or 0


def _met_in(figure: Figure) -> tuple[str, ...]:
    """Return the series that tell whether a category occurs for a figure.

    It does when someone in it was met in the figure's channel; for a figure over all
    channels, also when someone in it is new.
    """
    if figure.channel is None:
        return ("people", "new_people")
    return tuple(
        other.series
        for other in FIGURES.values()
        if other.kind == "people" and other.channel == figure.channel
    )
