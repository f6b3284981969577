"""The end of a year of adverts: its rows go by their rule, and then its key."""

from django.db.models import Exists, OuterRef
from django.utils import timezone

from lykt.field.adverts.models import AdvertNumber
from lykt.field.numbers.keyed import destroy
from lykt.field.numbers.models import NumberKey, Purpose


def destroy_old_keys() -> None:
    """Destroy the keys of years of which nothing is left, once nothing more can come in.

    Rounds of this year and the last can be written down; older years are over as soon as
    their rows are erased. Without its key nothing in an old copy of the data can be tied to a
    number any more.
    """
    left = AdvertNumber.objects.filter(controller=OuterRef("controller"), year=OuterRef("year"))
    over = NumberKey.objects.filter(
        ~Exists(left),
        purpose=Purpose.ADVERTS,
        destroyed_at=None,
        year__lt=timezone.localdate().year - 1,
    )
    destroy(over)
