"""The words that come after a worry has been told with one tap."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from lykt.concerns.actions import _corrected, check_just_written
from lykt.concerns.codes import Why
from lykt.concerns.models import Concern
from lykt.organisation.access import check_may_in
from lykt.organisation.acting import Actor


@transaction.atomic
def add_words(*, by: Actor, concern: Concern, seen: str, urgency: str) -> None:
    """Add what was seen to a concern that says nothing yet, and how soon it must be looked at.

    Nothing that stands is read or written over, so whoever told it may do it, also those who
    see no concerns.

    Raises:
        Refused: when somebody else told it, or too long ago.
        ValidationError: when it says something already, or has ended.
    """
    now: Concern = Concern.objects.select_for_update().get(pk=concern.pk)
    check_may_in(by, "tell", "concern", now.unit_id)
    check_just_written(by, now.by_id, now.at)
    if now.is_ended or not Concern.objects.filter(pk=now.pk, seen="").exists():
        raise ValidationError(_("It says something already. Put it right at a desk."))
    _corrected(by, now, Why.MORE_KNOWN, {"seen": seen, "urgency": urgency})
