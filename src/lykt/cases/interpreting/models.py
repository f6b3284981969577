"""What somebody wishes of an interpreter, and the bookings: for the team alone."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lykt.cases.case.models import OfCase
from lykt.cases.interpreting.codes import (
    Background,
    BookingState,
    Occasion,
    Qualified,
    Way,
    Wish,
)
from lykt.organisation.models import Staff
from lykt.privacy.sealing.fields import SealedText


class Wishes(OfCase):
    """What one person wishes of an interpreter. One row a case at most.

    The languages stand in order: the first is the one they tell most in.
    """

    languages = models.JSONField(_("languages"), default=list)
    gender = models.CharField(
        _("gender"), max_length=10, choices=Wish.choices, default=Wish.NOT_ASKED
    )
    background = models.CharField(
        _("background"), max_length=10, choices=Background.choices, default=Background.NOT_ASKED
    )
    #: Dialect, religion, a part of a country, a network: in words, for the booking.
    avoid = SealedText(_("what must be avoided"))
    #: An interpreter they know or fear, by name.
    not_this_one = SealedText(_("an interpreter who must not come"))
    changed_at = models.DateTimeField(auto_now=True)

    class Meta(OfCase.Meta):
        db_table = "cases_interpreter_wishes"
        verbose_name = _("wishes for an interpreter")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case"], name="wishes_stand_once_a_case")
        ]

    def __str__(self) -> str:
        return self.gender


class Booking(OfCase):
    """An interpreter for one occasion, from the wish to whether they were there."""

    when = models.DateTimeField(_("when"))
    language = models.CharField(_("language"), max_length=3)
    occasion = models.CharField(_("what for"), max_length=12, choices=Occasion.choices)
    way = models.CharField(_("how"), max_length=10, choices=Way.choices)
    agency = models.CharField(_("interpreting service"), max_length=60, blank=True, default="")
    qualified = models.CharField(
        _("qualification"), max_length=8, choices=Qualified.choices, default=Qualified.UNKNOWN
    )
    state = models.CharField(
        max_length=10, choices=BookingState.choices, default=BookingState.WANTED
    )
    #: Whoever books has said that it is no child and no relative, see `law.tolkeloven`.
    nobody_close = models.BooleanField(default=False)
    booked_by = models.ForeignKey(
        Staff, models.PROTECT, null=True, editable=False, related_name="+"
    )
    remark = SealedText(_("remark"))

    class Meta(OfCase.Meta):
        db_table = "cases_interpreter_booking"
        verbose_name = _("booking of an interpreter")
        ordering: ClassVar = ["when", "id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="no_child_and_no_relative_interprets",
                condition=Q(nobody_close=True)
                | Q(state__in=[BookingState.WANTED, BookingState.CANCELLED]),
            )
        ]
        indexes: ClassVar = [models.Index(fields=["case", "when"])]

    def __str__(self) -> str:
        return self.state
