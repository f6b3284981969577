"""What the floor of privacy may ask of addresses: each writing is a subject of its own."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse

from lykt.field.places.models import PlaceAddress
from lykt.organisation.acting import Actor
from lykt.privacy.subjects import Chapter, Subject


class IndoorAddressKeeper:
    """Answers for addresses. Nobody asks for one by a handle or a word: nothing finds them."""

    kind = "indoor_address"
    tells_of: frozenset[str] = frozenset()

    def find(self, actor: Actor, handle: str, act: str = "read") -> Subject | None:
        """Return None: no page of privacy is about an address."""
        return None

    def find_by_label(self, actor: Actor, label: str) -> Subject | None:
        """Return None: an address is not looked for."""
        return None

    def find_anywhere(self, controller: UUID, label: str) -> Subject | None:
        """Return None: no emergency opens an address."""
        return None

    def subjects(self, keys: Collection[UUID]) -> list[Subject]:
        """Return those of the keys that are addresses', by the code of the place."""
        rows = PlaceAddress.objects.filter(subject__in=list(keys)).select_related("place")
        return [subject_of(row) for row in rows]

    def family(self, key: UUID) -> list[UUID]:
        """Return the key itself, if it is an address's."""
        return [key] if PlaceAddress.objects.filter(subject=key).exists() else []

    def chapters(self, keys: Collection[UUID]) -> list[Chapter]:
        """Return nothing: an address is told to nobody by an answer."""
        return []

    def keys(self) -> QuerySet[PlaceAddress, Any]:
        """Return the key of every address, oldest first."""
        rows: QuerySet[PlaceAddress, Any] = PlaceAddress.objects.order_by("pk")
        return rows.values_list("subject", flat=True)

    def forget(self, keys: Collection[UUID]) -> None:
        """Remove what is left of these addresses; the places stay."""
        PlaceAddress.objects.filter(subject__in=list(keys)).delete()


def subject_of(row: PlaceAddress) -> Subject:
    """Return an address as the floor of privacy knows it: by the code of its place."""
    return Subject(
        key=row.subject,
        kind="indoor_address",
        handle=row.place.handle,
        label=row.place.code,
        controller=row.controller_id,
        unit=row.unit_id,
        url=reverse("indoor_place", kwargs={"handle": row.place.handle}),
    )
