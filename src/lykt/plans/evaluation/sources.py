"""Where the numbers of indicators come from: the rooms above hand them down at start-up."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from lykt.organisation.acting import Actor
from lykt.plans.evaluation.rules import Point
from lykt.plans.models import Plan


@dataclass(frozen=True, slots=True)
class Source:
    """Figures that an indicator can point to.

    `choices` gives groups of a key and its words, those the actor may see for a plan.
    `points` gives the numbers of some keys, as the actor may see them, reckoned once for all.
    """

    choices: Callable[[Actor, Plan], Sequence[tuple[str, Sequence[tuple[str, str]]]]]
    points: Callable[[Actor, Plan, Collection[str]], Mapping[str, Sequence[Point]]]


#: By the code of `Kind`; what is counted by hand lies in this room.
_sources: dict[str, Source] = {}


def add_source(kind: str, source: Source) -> None:
    """Let indicators point to these figures."""
    _sources[kind] = source


def choices_of(actor: Actor, plan: Plan) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return every figure an indicator of a plan can point to, as "kind:key", in groups."""
    return [
        (name, [(f"{kind}:{key}", words) for key, words in group])
        for kind, source in _sources.items()
        for name, group in source.choices(actor, plan)
    ]


def points_of(
    actor: Actor, plan: Plan, kind: str, keys: Collection[str]
) -> Mapping[str, Sequence[Point]]:
    """Return the numbers of figures by key; none where nobody hands them down."""
    source = _sources.get(kind)
    return source.points(actor, plan, keys) if source else {}
