"""What the floor of privacy may ask of addresses: each writing is a subject of its own."""

from typing import Any

from django.urls import reverse

from lykt.cases.housing.models import PlaceAddress
from lykt.privacy.subjects import AloneKeeper, Subject


class PlaceKeeper(AloneKeeper):
    """Answers for addresses. Nobody asks for one by a handle or a word: nothing finds them."""

    kind = "place"
    table = PlaceAddress
    related = ("place",)

    def subject_of(self, row: Any) -> Subject:
        """Return an address as the floor of privacy knows it: by the name of its place."""
        return Subject(
            key=row.subject,
            kind="place",
            handle=row.place.handle,
            label=row.place.name,
            controller=row.controller_id,
            unit=row.unit_id,
            url=reverse("place_page", kwargs={"handle": row.place.handle}),
        )
