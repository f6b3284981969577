"""What the floor of privacy may ask of addresses: each writing is a subject of its own."""

from typing import Any

from django.urls import reverse

from lykt.field.places.models import PlaceAddress
from lykt.privacy.subjects import AloneKeeper, Subject


class IndoorAddressKeeper(AloneKeeper):
    """Answers for addresses. Nobody asks for one by a handle or a word: nothing finds them."""

    kind = "indoor_address"
    table = PlaceAddress
    related = ("place",)

    def subject_of(self, row: Any) -> Subject:
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
