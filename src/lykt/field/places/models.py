"""Places by a name made for them, when they were open, and the visits to them.

Nobody is tied to a place: whom the team met is a contact of its own, without the place.
"""

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from lykt.field.places.codes import (
    NOBODY_MET,
    Act,
    Offer,
    PlaceKind,
    PlaceState,
    VisitReason,
    Way,
    Went,
)
from lykt.field.places.rules import MOST, fold
from lykt.learning.base import Happened
from lykt.organisation.keys import new_id
from lykt.organisation.models import Staff
from lykt.people.models import Kept
from lykt.privacy.base import AboutPeople, AboutSubject
from lykt.privacy.sealing.fields import SealedText


class IndoorPlace(Kept):
    """Somewhere the team goes: spoken of by a code, never by its address or its name."""

    code = models.CharField(_("code"), max_length=40)
    #: The code as it is searched by, see `rules.fold`.
    code_key = models.CharField(max_length=40, editable=False)
    kind = models.CharField(_("kind"), max_length=12, choices=PlaceKind.choices)
    #: The named part of town, never a position.
    zone = models.CharField(_("zone"), max_length=100, blank=True)
    state = models.CharField(
        max_length=8, choices=PlaceState.choices, default=PlaceState.OPEN, editable=False
    )
    #: The last day anything was known of it: how long it is kept is counted from here.
    last_known = models.DateField(editable=False)

    class Meta:
        db_table = "field_place"
        verbose_name = _("indoor place")
        ordering: ClassVar = ["code"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["controller", "code_key"], name="one_place_a_code"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["unit", "state", "code_key"]),
            models.Index(fields=["unit", "changed_at"]),
        ]

    def __str__(self) -> str:
        return self.code

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save with the code in its searchable form beside it."""
        self.code_key = fold(self.code)
        super().save(*args, **kwargs)

    @property
    def is_open(self) -> bool:
        """Tell whether it is there to be visited."""
        return self.state == PlaceState.OPEN


class OpenSpan(models.Model):
    """A time in which a place was open, as far as the team knows."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    place = models.ForeignKey(IndoorPlace, models.CASCADE, related_name="spans")
    opened_on = models.DateField(_("opened on"))
    #: The first day on which it was open no more.
    closed_on = models.DateField(_("closed on"), null=True, blank=True)

    objects = AboutPeople()

    class Meta:
        db_table = "field_place_span"
        verbose_name = _("time in which a place was open")
        ordering: ClassVar = ["-opened_on", "-id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["place"], condition=Q(closed_on=None), name="a_place_is_open_once"
            ),
            models.CheckConstraint(
                name="a_place_closes_after_it_opened",
                condition=Q(closed_on=None) | Q(closed_on__gte=F("opened_on")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.opened_on}–{self.closed_on or ''}"


class PlaceAddress(AboutSubject):
    """Where a place is. Each writing is a subject of its own, so that its key goes with it."""

    place = models.OneToOneField(IndoorPlace, models.CASCADE, related_name="address")
    address = SealedText(_("address"))

    class Meta(AboutSubject.Meta):
        db_table = "field_place_address"
        verbose_name = _("address of an indoor place")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["subject"], name="an_indoor_address_has_a_key_of_its_own"
            )
        ]

    def __str__(self) -> str:
        return str(self.pk)


class PlaceEvent(Happened):
    """That a place was written down, changed, closed or opened again."""

    place = models.ForeignKey(IndoorPlace, models.CASCADE, related_name="events")
    act = models.CharField(max_length=10, choices=Act.choices)
    #: The day it was so, where that is another than the day it was written.
    day = models.DateField(null=True)

    class Meta:
        db_table = "field_place_event"
        verbose_name = _("what happened to an indoor place")
        ordering: ClassVar = ["-at", "-id"]

    def __str__(self) -> str:
        return self.act


class Visit(Kept):
    """One time the team came to a place, or called it: counts and codes alone."""

    place = models.ForeignKey(IndoorPlace, models.CASCADE, related_name="visits")
    date = models.DateField(_("date"))
    way = models.CharField(_("how"), max_length=6, choices=Way.choices, default=Way.VISIT)
    went = models.CharField(_("how it went"), max_length=12, choices=Went.choices)
    minutes = models.PositiveSmallIntegerField(_("minutes"), null=True, blank=True)
    staff = models.PositiveSmallIntegerField(_("staff"), default=2)
    seen = models.PositiveSmallIntegerField(_("people who were there"), null=True, blank=True)
    met = models.PositiveSmallIntegerField(_("people talked with"), default=0)
    #: Of those met: how many were registered by code, and how many as anonymous.
    known = models.PositiveSmallIntegerField(default=0, editable=False)
    anonymous = models.PositiveSmallIntegerField(default=0, editable=False)
    #: The language of the mediator who was along; empty for none.
    mediator = models.CharField(_("mediator's language"), max_length=8, blank=True)
    offered = models.JSONField(_("offered"), default=list, blank=True)
    accepted = models.JSONField(_("accepted"), default=list, blank=True)
    undone_at = models.DateTimeField(null=True, editable=False)
    undone_by = models.ForeignKey(
        Staff, models.PROTECT, null=True, editable=False, related_name="+"
    )

    class Meta:
        db_table = "field_visit"
        verbose_name = _("visit")
        ordering: ClassVar = ["-date", "-registered_at", "-id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="whoever_talked_was_there", condition=Q(seen=None) | Q(met__lte=F("seen"))
            ),
            models.CheckConstraint(
                name="whoever_was_registered_was_met",
                condition=Q(met__gte=F("known") + F("anonymous")),
            ),
            models.CheckConstraint(
                name="nobody_is_met_behind_a_closed_door",
                condition=~Q(went__in=NOBODY_MET) | Q(met=0),
            ),
            models.CheckConstraint(
                name="a_visit_has_staff", condition=Q(staff__gte=1, staff__lte=MOST)
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["unit", "-date"]),
            models.Index(fields=["place", "-date"]),
            models.Index(fields=["unit", "changed_at"]),
        ]

    def __str__(self) -> str:
        return f"{self.date} {self.get_went_display()}"

    @property
    def offers(self) -> list[Any]:
        """Return in words what was offered, each with whether they said yes."""
        return [
            (Offer(code).label, code in self.accepted)
            for code in self.offered
            if code in Offer.values
        ]

    @property
    def said_yes_to(self) -> str:
        """Return in words what somebody said yes to."""
        return ", ".join(str(label) for label, yes in self.offers if yes)


class VisitCorrection(models.Model):
    """What a visit said before it was put right, who did it, when and why."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    visit = models.ForeignKey(Visit, models.CASCADE, related_name="corrections")
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    reason = models.CharField(_("why"), max_length=16, choices=VisitReason.choices)
    #: Field by field: what it said, and what it says now.
    before = models.JSONField()
    after = models.JSONField()

    objects = AboutPeople()

    class Meta:
        db_table = "field_visit_correction"
        verbose_name = _("correction of a visit")
        ordering: ClassVar = ["-at", "-id"]

    def __str__(self) -> str:
        return self.get_reason_display()
