"""How the years of a scope stand: which are closed, which have fallen, and how it is said."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from lykt.reports import numbers
from lykt.reports.definitions import definition
from lykt.reports.freezing import Frozen
from lykt.reports.models import ClosedYear
from lykt.reports.sentence import Effort
from lykt.reports.tables import SPAN


@dataclass(frozen=True, slots=True)
class Closing:
    """When a year was closed and by whom, and what was frozen."""

    on: date
    by: str
    frozen: Frozen

    @property
    def day(self) -> str:
        """The day it was closed, as the reader writes dates."""
        return numbers.date(self.on)


@dataclass(frozen=True, slots=True)
class Standing:
    """How the years of a scope stand.

    `closed` read the closing. `apart` are closed, but not for just these units together.
    `tampered` are closed, but what was frozen has been changed. `fallen` are open, and
    someone who was counted in them has been erased.
    """

    closed: Mapping[int, Closing] = field(default_factory=dict)
    apart: frozenset[int] = frozenset()
    tampered: frozenset[int] = frozenset()
    fallen: frozenset[int] = frozenset()

    @property
    def frozen(self) -> dict[int, Frozen]:
        """What closed years read, by year."""
        return {year: closing.frozen for year, closing in self.closed.items()}

    def effort(self, year: int) -> Effort | None:
        """Return the effort of a closed year; None when it had none."""
        frozen = self.closed[year].frozen
        return Effort(frozen.shifts, frozen.hours) if frozen.shifts else None

    def notes(self, year: int) -> list[str]:
        """Say how `year` stands, and which years shown beside it have fallen."""
        said = [self._own(year)]
        if year in self.closed and (changed := self.closed[year].frozen.changed):
            names = ", ".join(str(one.title) for one in map(definition, sorted(changed)) if one)
            said.append(
                _("These were counted by another definition than today's: {names}.").format(
                    names=names
                )
            )
        if fallen := sorted(self.fallen & set(range(year - SPAN + 1, year + 1))):
            years = ", ".join(map(str, fallen))
            said.append(
                _(
                    "People have been erased since: the figures of open years fall accordingly"
                    " ({years})."
                ).format(years=years)
            )
        return [sentence for sentence in said if sentence]

    def _own(self, year: int) -> str:
        if year in self.closed:
            text = _("Closed {day}: these figures no longer change.")
            return text.format(day=self.closed[year].day)
        if year in self.tampered:
            text = _(
                "What was kept when {year} was closed has been changed past Lykt and is not"
                " shown. The year is counted as the register stands now. Tell whoever runs Lykt."
            )
            return text.format(year=year)
        if year in self.apart:
            text = _(
                "{year} is closed for single units and for all of them together, not for this"
                " choice. It is counted as the register stands now, and can still change."
            )
            return text.format(year=year)
        return ""

    def marks(self) -> dict[int, str]:
        """Return what stands in the note of each figure of a year in a file of tidy rows."""
        return dict.fromkeys(self.fallen, "people erased since") | {
            year: f"closed {closing.on.isoformat()}" for year, closing in self.closed.items()
        }


def standing_by(
    closings: Iterable[ClosedYear],
    *,
    known: Collection[int] = (),
    fallen: Collection[int] = (),
) -> Standing:
    """Return how years stand by the closings that hold for a scope.

    `known` are the years closed for anyone in its organisations, `fallen` those from which
    someone has been erased.
    """
    closed: dict[int, Closing] = {}
    tampered = set()
    for one in closings:
        frozen = one.read()
        if frozen is None:
            tampered.add(one.year)
            continue
        day = timezone.localdate(one.closed_at)
        closed[one.year] = Closing(day, one.closed_by_name, frozen)
    return Standing(
        closed=closed,
        apart=frozenset(known) - closed.keys() - tampered,
        tampered=frozenset(tampered),
        fallen=frozenset(fallen) - closed.keys(),
    )
