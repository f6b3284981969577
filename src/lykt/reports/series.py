"""Figures that others have published: taken in whole, each once, never mended."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from lykt.figures.faults import Findings
from lykt.figures.outside import KEY, BadSeries, OutsideFault, read_outside_figures
from lykt.figures.outside import OutsideFigure as Published
from lykt.organisation.access import Refused, check_may, units_for
from lykt.organisation.acting import Actor
from lykt.organisation.models import Controller, Unit
from lykt.reports.models import OutsideFigure


@dataclass(frozen=True, slots=True)
class SeriesImported:
    """How many published figures came in, and how many were here already."""

    new: int
    known: int

    def __str__(self) -> str:
        return _("Published figures: %(new)s new, %(known)s already here") % {
            "new": self.new,
            "known": self.known,
        }


def import_series(file: Path, *, by: Actor, controller: Controller) -> SeriesImported:
    """Read a CSV file of published figures and take it in, all of it or nothing.

    Raises:
        BadSeries: when the file does not hold, or a figure is here saying something else.
        Refused: when the actor may not.
    """
    _check(by, "import", controller)
    return take_in(read_outside_figures(file), file=file.name, by=by, controller=controller)


@transaction.atomic
def take_in(
    figures: Sequence[Published], *, file: str, by: Actor, controller: Controller
) -> SeriesImported:
    """Take in figures that have been read from `file`. See `import_series`."""
    _check(by, "import", controller)
    here = {
        row[: len(KEY)]: tuple(row[len(KEY) :])
        for row in OutsideFigure.objects.filter(controller=controller).values_list(
            *KEY, "value", "low", "high", "unit", "note"
        )
    }
    findings = Findings()
    new = []
    for figure in figures:
        known = here.get(figure.key)
        if known is None:
            new.append(figure)
        elif known != figure.content:
            findings.add(OutsideFault(file, figure.line, "", figure.series, "other_content"))
    if findings.count:
        shown = findings.faults[:20]
        raise BadSeries(shown, findings.count - len(shown))
    OutsideFigure.objects.bulk_create(
        [
            OutsideFigure(
                controller=controller,
                imported_by_id=by.staff,
                **{name: getattr(figure, name) for name in _FIELDS},
            )
            for figure in new
        ],
        batch_size=500,
    )
    return SeriesImported(new=len(new), known=len(figures) - len(new))


@transaction.atomic
def remove_series(*, by: Actor, controller: Controller, source: str) -> int:
    """Take out every figure of a source again, and return how many they were."""
    _check(by, "remove", controller)
    figures: QuerySet[OutsideFigure] = OutsideFigure.objects.filter(
        controller=controller, source=source
    )
    return figures.delete()[0]


def _check(by: Actor, act: str, controller: Controller) -> None:
    check_may(by, act, "series")
    if by.trusted:
        return
    mine = Unit.objects.filter(pk__in=units_for(by, act, "series"), controller=controller)
    if not mine.exists():
        raise Refused(_("You do not work in this organisation."))


_FIELDS = (*KEY, "value", "low", "high", "unit", "note")
