"""What is read of material, for those of the controller."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet, Sum
from django.utils import timezone

from lykt.learning.material.codes import MoveKind, Where
from lykt.learning.material.models import Material, Move, Version
from lykt.learning.material.rules import is_out_of_date, review_by, review_rule
from lykt.learning.reach import within
from lykt.organisation.acting import Actor


THING = "material"


def materials_for(actor: Actor, act: str = "read") -> QuerySet[Material]:
    """Return the material with which the actor may do this."""
    return within(Material.objects.select_related("controller"), actor, act, THING)


def versions_for(actor: Actor, act: str = "read") -> QuerySet[Version]:
    """Return the versions of that material."""
    rows = Version.objects.select_related("material")
    return within(rows, actor, act, THING, "material__controller")


def moves_for(actor: Actor, act: str = "read") -> QuerySet[Move]:
    """Return the moves of its piles, the latest first."""
    rows: QuerySet[Move] = Move.objects.select_related(
        "version__material", "unit", "by", "corrected_by"
    )
    return within(rows, actor, act, THING, "version__material__controller")


def newest(versions: QuerySet[Version]) -> QuerySet[Version]:
    """Return those versions that no later one in the language has taken the place of."""
    later = Version.objects.filter(
        material=OuterRef("material"), language=OuterRef("language"), number__gt=OuterRef("number")
    )
    return versions.filter(~Exists(later))


@dataclass(frozen=True, slots=True)
class Standing:
    """How a version stands today."""

    version: Version
    review_by: date | None
    out_of_date: bool
    unchecked: bool
    newest: bool

    @property
    def out_of_stock(self) -> bool:
        """Tell whether none is left of a version that is in use."""
        return self.newest and self.version.stock == 0

    @property
    def owes(self) -> bool:
        """Tell whether something is to be done with it."""
        return self.newest and (self.out_of_date or self.unchecked or self.out_of_stock)


def standing_of(
    versions: Iterable[Version], newest: set[object], today: date | None = None
) -> list[Standing]:
    """Return how versions stand; `newest` are the keys of those that nothing has replaced."""
    today = today or timezone.localdate()
    rule = review_rule(today)
    within_span = rule.span if rule else None
    rows = []
    for one in versions:
        current = one.pk in newest and one.material.rested_on is None
        by = review_by(one.made_on, one.reviewed_on, within_span) if current else None
        rows.append(
            Standing(
                version=one,
                review_by=by,
                out_of_date=is_out_of_date(by, today),
                unchecked=current and one.checked_on is None,
                newest=current,
            )
        )
    return rows


def in_use(
    actor: Actor, *, language: str = "", kind: str = "", owing: bool = False
) -> list[Standing]:
    """Return the newest version in each language of what is in use, narrowed as asked."""
    rows = newest(versions_for(actor)).filter(material__rested_on=None)
    if language:
        rows = rows.filter(language=language)
    if kind:
        rows = rows.filter(material__kind=kind)
    found = list(rows.order_by("material__title", "language"))
    told = standing_of(found, {one.pk for one in found})
    return [row for row in told if row.owes] if owing else told


def without_version(actor: Actor) -> QuerySet[Material]:
    """Return the material that has been made in no language yet."""
    rows = materials_for(actor).filter(rested_on=None)
    return rows.filter(~Exists(Version.objects.filter(material=OuterRef("pk"))))


def versions_of(actor: Actor, material: Material) -> list[Standing]:
    """Return how all versions of some material stand, by language, the newest first."""
    rows = list(versions_for(actor).filter(material=material))
    current: dict[str, Version] = {}
    for one in rows:
        current.setdefault(one.language, one)
    return standing_of(rows, {one.pk for one in current.values()})


def given_out(material: Material, year: int) -> list[tuple[str, int]]:
    """Return how many were given out in a year, by where; what was taken back is not counted."""
    moves: QuerySet[Move] = Move.objects.filter(
        version__material=material,
        kind=MoveKind.GIVEN_OUT,
        day__year=year,
        corrected_by=None,
    )
    sums = dict(moves.order_by().values_list("where").annotate(Sum("change")))
    return [(str(Where(code).label), -sums[code]) for code in Where.values if code in sums]
