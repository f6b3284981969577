"""A number on its way in: what it becomes, and what is known of it. It stays nowhere."""

from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from lykt.field.adverts.models import AdvertNumber, end_of_year
from lykt.field.numbers.keyed import Keyring
from lykt.field.numbers.models import Purpose
from lykt.field.numbers.rules import PhoneNumber


def keyring(controller: UUID) -> Keyring:
    """Return the keys under which numbers of adverts become pseudonyms."""
    return Keyring(controller, Purpose.ADVERTS)


def year_is_gone() -> str:
    """Return what is said when the key of a year is destroyed."""
    return _("That year has been counted and erased. Nothing more is written down in it.")


class Numbers:
    """The numbers of a controller, looked up and made for as long as some rows take."""

    def __init__(self, controller: UUID) -> None:
        self._controller = controller
        self.keys = keyring(controller)
        self._known: dict[tuple[int, str], AdvertNumber] = {}

    def of(self, number: PhoneNumber, year: int) -> AdvertNumber:
        """Return the row of a number in a year, made now and tied to the years beside it.

        Raises:
            NoKey: when the key of the year is destroyed.
        """
        token = self.keys.pseudonym(number, year)
        if (year, token) in self._known:
            return self._known[year, token]
        row, new = AdvertNumber.objects.get_or_create(
            controller_id=self._controller,
            year=year,
            token=token,
            defaults={"year_end": end_of_year(year)},
        )
        if new:
            self._bridge(number, row)
        self._known[year, token] = row
        return row

    def _bridge(self, number: PhoneNumber, row: AdvertNumber) -> None:
        """Tie a new number to itself in the year before and after, while those keys live."""
        if before := self._there(number, row.year - 1):
            row.earlier = before
            row.save(update_fields=["earlier"])
        if after := self._there(number, row.year + 1):
            after.earlier = row
            after.save(update_fields=["earlier"])

    def _there(self, number: PhoneNumber, year: int) -> AdvertNumber | None:
        token = self.keys.known(number, year)
        rows = AdvertNumber.objects.filter(controller=self._controller, year=year, token=token)
        return rows.first() if token else None

    def of_all(self, numbers: Sequence[PhoneNumber], year: int) -> list[AdvertNumber]:
        """Return the rows of several numbers, each once."""
        return [self.of(number, year) for number in dict.fromkeys(numbers)]
