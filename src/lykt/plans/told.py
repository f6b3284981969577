"""Plans in the reader's words: deadlines as printed, states with their marks."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lykt.plans.codes import DeadlineKind, Pace, Phase, Season
from lykt.plans.dates import Deadline, Printed
from lykt.plans.models import Area, StatusEntry
from lykt.plans.queries import Line
from lykt.plans.rules import State


#: The drawn mark of each phase, see components/mark.html; nothing told is "missing".
MARKS = {
    Phase.NOT_STARTED: "open",
    Phase.IN_PROGRESS: "part",
    Phase.ONGOING: "part",
    Phase.DONE: "done",
    Phase.CHANGED: "stopped",
    Phase.DROPPED: "stopped",
    Phase.UNKNOWN: "missing",
}


def day_in_words(printed: Printed | None) -> str:
    """Return a day or a month as it is read: "01.05.2011", "May 2011"; "" for none."""
    if printed is None:
        return ""
    if printed.is_month:
        return date_format(printed.first, "YEAR_MONTH_FORMAT")
    return date_format(printed.first, "SHORT_DATE_FORMAT")


def deadline_in_words(deadline: Deadline) -> str:
    """Return a deadline with the precision it was printed with; "" where there is none."""
    kind, text = deadline.kind, deadline.text
    if kind in (DeadlineKind.DATE, DeadlineKind.MONTH):
        return day_in_words(Printed.read(text))
    if kind is DeadlineKind.SEASON:
        year, season = text.split("-")
        return _("%(season)s %(year)s") % {"season": Season(season).label, "year": year}
    if kind is DeadlineKind.SCHOOL_YEAR:
        return _("school year %(years)s") % {"years": text.replace("/", "–")}
    if kind is DeadlineKind.RECURRING and deadline.rhythm:
        return _rhythm(deadline.rhythm)
    return "" if kind is DeadlineKind.NONE else str(kind.label)


def _rhythm(months: int) -> str:
    if months % 12 == 0:
        years = months // 12
        return ngettext("every year", "every %(n)s years", years) % {"n": years}
    return ngettext("every month", "every %(n)s months", months) % {"n": months}


def phase_in_words(state: State) -> str:
    """Return what was told last of how far a measure has come."""
    return str(state.phase.label) if state.phase else _("Nothing reported yet")


def mark_of(state: State) -> str:
    """Return the mark of a state: a triangle for what is late, whatever its phase."""
    if state.late:
        return "late"
    return MARKS[state.phase] if state.phase else "missing"


def pace_in_words(state: State) -> str:
    """Return how a measure stands to its deadline; what is late and stale is both."""
    if state.late and state.stale:
        return f"{Pace.LATE.label} · {Pace.STALE.label}"
    return str(state.pace.label)


@dataclass(frozen=True, slots=True)
class Told:
    """One measure as its row in the table says it."""

    line: Line
    deadline: str
    phase: str
    as_of: str
    pace: str
    mark: str

    @classmethod
    def of(cls, line: Line) -> "Told":
        """Put a line of a plan into words."""
        entry = line.state.entry
        return cls(
            line=line,
            deadline=deadline_in_words(line.measure.due),
            phase=phase_in_words(line.state),
            as_of=day_in_words(entry.as_of) if entry else "",
            pace=pace_in_words(line.state),
            mark=mark_of(line.state),
        )


#: By what a plan can be sorted, besides its own order.
_PHASES, _PACES = list(Phase), [Pace.LATE, Pace.STALE, Pace.IN_TIME, Pace.NO_DEADLINE]
ORDERS: dict[str, Callable[[Line], object]] = {
    "number": lambda line: line.measure.place,
    "deadline": lambda line: line.measure.due.last or date.max,
    "status": lambda line: _PHASES.index(line.state.phase) if line.state.phase else -1,
    "pace": lambda line: (
        _PACES.index(line.state.pace) if line.state.pace in _PACES else len(_PACES)
    ),
}


def in_order(lines: Iterable[Line], order: str) -> list[Line]:
    """Return lines by one of `ORDERS`, falling with a "-" before it; else as they stand."""
    key = ORDERS.get(order.removeprefix("-"), ORDERS["number"])
    return sorted(lines, key=key, reverse=order.startswith("-"))  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Strip:
    """One area of the picture above a plan: its measures as small marks."""

    area: Area
    told: tuple[Told, ...]


def strips_of(areas: Iterable[Area], told: Iterable[Told]) -> list[Strip]:
    """Return the whole plan as rows of marks, area by area."""
    by_area: dict[object, list[Told]] = {}
    for one in told:
        by_area.setdefault(one.line.measure.area_id, []).append(one)
    return [Strip(area, tuple(by_area[area.pk])) for area in areas if area.pk in by_area]


@dataclass(frozen=True, slots=True)
class Said:
    """One entry of a measure's history, and whether it still counts."""

    entry: StatusEntry
    as_of: str
    mark: str
    #: The entry that stands in for it, where it was corrected.
    corrected_by: StatusEntry | None
    corrects: bool

    @property
    def words(self) -> str:
        """What was said."""
        return str(self.entry.get_status_display())

    @property
    def signed(self) -> str:
        """Who said it."""
        return str(self.entry.by or self.entry.by_name)


def history_of(entries: Iterable[StatusEntry], on: date) -> list[Said]:
    """Return what had been said of a measure of a day and those before, the latest first."""
    heard = [entry for entry in entries if Printed.read(entry.as_of).known_on(on)]
    corrected = {entry.corrects_id: entry for entry in heard if entry.corrects_id}
    rows = sorted(heard, key=lambda one: (Printed.read(one.as_of).last, one.written_at, one.pk))
    return [
        Said(
            entry=entry,
            as_of=day_in_words(Printed.read(entry.as_of)),
            mark=MARKS.get(entry.status, "stopped"),  # type: ignore[call-overload]
            corrected_by=corrected.get(entry.pk),
            corrects=entry.corrects_id is not None,
        )
        for entry in reversed(rows)
    ]
