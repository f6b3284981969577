"""What the floor of privacy may ask of concerns, handed down at start-up.

A concern that is joined to a person is taken to be about them: its key stands in their
family, so that what is kept of it is in their answer, and goes when they are erased. The
other way it does not lead: a concern goes by its own time, and takes nobody with it.
"""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from lykt.concerns.models import Concern
from lykt.concerns.queries import concerns_for, subject_of
from lykt.organisation.acting import Actor
from lykt.privacy.subjects import Chapter, Subject


class ConcernKeeper:
    """Answers for concerns, whom others know by their keys alone."""

    kind = "concern"
    #: Told of by a part of the answer, for they stand in a person's as well: see `answering`.
    tells_of: frozenset[str] = frozenset()

    def find(self, actor: Actor, handle: str, act: str = "read") -> Subject | None:
        """Return the concern of a handle, if the actor may do this with it."""
        found = concerns_for(actor, act).filter(handle=handle).first()
        return subject_of(found) if found else None

    def find_by_label(self, actor: Actor, label: str) -> Subject | None:
        """Return the concern of exactly this number, within the actor's reach."""
        year, number = _numbered(label)
        if not year:
            return None
        found = concerns_for(actor).filter(year=year, number=number).first()
        return subject_of(found) if found else None

    def find_anywhere(self, controller: UUID, label: str) -> Subject | None:
        """Return nobody: in an emergency one opens a person, and calls for help."""
        return None

    def subjects(self, keys: Collection[UUID]) -> list[Subject]:
        """Return those of the keys that are concerns'."""
        return [subject_of(one) for one in Concern.objects.filter(subject__in=list(keys))]

    def family(self, key: UUID) -> list[UUID]:
        """Return the concern alone: it leads to nobody."""
        return [key] if Concern.objects.filter(subject=key).exists() else []

    def chapters(self, keys: Collection[UUID]) -> list[Chapter]:
        """Return nothing: a part of the answer tells of concerns, wherever they stand."""
        return []

    def keys(self) -> QuerySet[Concern, Any]:
        """Return the key of every concern, oldest first."""
        found: QuerySet[Concern, Any] = Concern.objects.order_by("pk").values_list(
            "subject", flat=True
        )
        return found

    def forget(self, keys: Collection[UUID]) -> None:
        """Remove the concerns themselves; what hangs on them has gone, or goes with them."""
        Concern.objects.filter(subject__in=list(keys)).delete()


def _numbered(label: str) -> tuple[int, int]:
    """Return the year and number of "B-2026-014", or zeros for what is no such label."""
    head, *rest = label.strip().upper().split("-")
    if head != "B" or len(rest) != 2 or not all(one.isdigit() for one in rest):
        return 0, 0
    year, number = (int(one[:9]) for one in rest)
    return year, number
