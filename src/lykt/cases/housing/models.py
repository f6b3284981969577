"""Places, their addresses, who lives there, who waits, and what places have said.

A place is spoken of by a pseudonym. Its address stands in a table of its own, sealed under a
key of its own, and only those named on a placement may read it.
"""

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lykt.cases.case.models import Member, OfCase
from lykt.cases.housing.codes import (
    AddressState,
    OfferState,
    PlaceKind,
    Priority,
    RunBy,
    Shielding,
    StayKind,
    WaitState,
    WhereTo,
    WhoFor,
    WhyNot,
    WhyWithdrawn,
)
from lykt.organisation.keys import new_handle, new_id
from lykt.organisation.models import Controller, Staff, Unit
from lykt.privacy.base import AboutSubject
from lykt.privacy.sealing.fields import SealedText


class Place(models.Model):
    """Somewhere people can live for a time, by the name it is spoken of: never its address."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    handle = models.CharField(max_length=16, unique=True, default=new_handle, editable=False)
    controller = models.ForeignKey(Controller, models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("unit"))
    name = models.CharField(_("what it is called here"), max_length=30)
    kind = models.CharField(_("kind"), max_length=16, choices=PlaceKind.choices)
    run_by = models.CharField(_("who runs it"), max_length=16, choices=RunBy.choices)
    who_for = models.JSONField(_("whom it is for"), default=list)
    shielding = models.CharField(_("how it is shielded"), max_length=10, choices=Shielding.choices)
    #: How many can live there now; what it was before stands in `PlaceCapacity`.
    capacity = models.PositiveSmallIntegerField(_("how many can live there"))
    #: How many live there now. Kept on the row so that the database itself refuses too many.
    taken = models.PositiveSmallIntegerField(default=0, editable=False)
    active_from = models.DateField(_("in use from"))
    active_to = models.DateField(_("in use to and including"), null=True, blank=True)
    at = models.DateTimeField(default=timezone.now, editable=False)
    by = models.ForeignKey(Staff, models.PROTECT, null=True, editable=False, related_name="+")

    class Meta:
        db_table = "cases_place"
        verbose_name = _("place to live")
        ordering: ClassVar = ["name", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["unit", "name"], name="one_place_a_name"),
            models.CheckConstraint(
                name="no_more_live_there_than_there_is_room_for",
                condition=Q(taken__lte=F("capacity")),
            ),
            models.CheckConstraint(
                name="a_place_is_left_after_it_was_taken_into_use",
                condition=Q(active_to=None) | Q(active_to__gte=F("active_from")),
            ),
            models.CheckConstraint(
                name="child_welfare_leads_its_own_places",
                condition=~Q(kind=PlaceKind.CHILD_WELFARE) | Q(run_by=RunBy.CHILD_WELFARE),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def free(self) -> int:
        """Return how many more can live there now."""
        return self.capacity - self.taken

    @property
    def whom(self) -> list[Any]:
        """Return in words whom it is for."""
        return [WhoFor(code).label for code in self.who_for if code in WhoFor.values]


class PlaceCapacity(models.Model):
    """How many can live in a place from a day on: months gone by are counted as they were."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    place = models.ForeignKey(Place, models.CASCADE, related_name="capacities")
    since = models.DateField()
    capacity = models.PositiveSmallIntegerField()

    class Meta:
        db_table = "cases_place_capacity"
        verbose_name = _("room of a place")
        ordering: ClassVar = ["since"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["place", "since"], name="one_capacity_a_day")
        ]

    def __str__(self) -> str:
        return f"{self.since} {self.capacity}"


class PlaceAddress(AboutSubject):
    """Where a place is. Each writing is a subject of its own, of the kind "place".

    Its key goes with it, so that a new address makes every copy of the old one unreadable.
    """

    place = models.ForeignKey(Place, models.CASCADE, related_name="addresses")
    state = models.CharField(
        max_length=10, choices=AddressState.choices, default=AddressState.WAITING
    )
    address = SealedText(_("address"))
    #: How to get in: the bell, a code, whom to call first.
    way_in = SealedText(_("how to get in"))
    #: A digest of the address under its own key: the second person writes it too, and nobody
    #: is shown it.
    digest = models.CharField(max_length=32, blank=True, default="", editable=False)
    tries = models.PositiveSmallIntegerField(default=0, editable=False)
    second = models.ForeignKey(
        Staff, models.PROTECT, related_name="+", verbose_name=_("the second person")
    )
    confirmed_at = models.DateTimeField(null=True, editable=False)

    class Meta(AboutSubject.Meta):
        db_table = "cases_place_address"
        verbose_name = _("address of a place")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["place", "state"], name="one_address_a_state"),
            models.UniqueConstraint(fields=["subject"], name="an_address_has_a_key_of_its_own"),
            models.CheckConstraint(
                name="two_people_stand_behind_an_address",
                condition=Q(by=None) | ~Q(by=F("second")),
            ),
            models.CheckConstraint(
                name="an_address_stands_when_it_is_confirmed",
                condition=Q(state=AddressState.WAITING, confirmed_at=None)
                | Q(state=AddressState.STANDS, confirmed_at__isnull=False, digest=""),
            ),
        ]

    def __str__(self) -> str:
        return self.state


class Stay(OfCase):
    """Somebody lives in a place, from a day and until they leave."""

    place = models.ForeignKey(Place, models.PROTECT, related_name="stays")
    kind = models.CharField(_("kind of stay"), max_length=12, choices=StayKind.choices)
    first = models.DateField(_("from"))
    planned_to = models.DateField(_("planned to"), null=True, blank=True)
    shielded_until = models.DateField(_("shielded until"), null=True, blank=True)
    #: How many beds it takes: children who come along take theirs.
    beds = models.PositiveSmallIntegerField(_("how many beds"), default=1)
    #: The day they left; the night before is the last that counts.
    ended_on = models.DateField(_("left on"), null=True, blank=True)
    where_to = models.CharField(
        _("where to"), max_length=16, choices=WhereTo.choices, blank=True, default=""
    )
    #: Who answers for the housing when the case is closed and the stay goes on.
    goes_on_with = models.CharField(
        _("who answers for it afterwards"),
        max_length=16,
        choices=RunBy.choices,
        blank=True,
        default="",
    )
    remark = SealedText(_("remark"))

    class Meta(OfCase.Meta):
        db_table = "cases_stay"
        verbose_name = _("stay")
        ordering: ClassVar = ["-first", "-at", "-id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["case"], condition=Q(ended_on=None), name="one_stay_at_a_time"
            ),
            models.CheckConstraint(
                name="a_stay_ends_after_it_began",
                condition=Q(ended_on=None) | Q(ended_on__gte=F("first")),
            ),
            models.CheckConstraint(
                name="a_stay_is_planned_to_a_day_after_it_began",
                condition=Q(planned_to=None) | Q(planned_to__gte=F("first")),
            ),
            models.CheckConstraint(
                name="whoever_left_went_somewhere",
                condition=Q(ended_on=None, where_to="")
                | Q(ended_on__isnull=False) & ~Q(where_to=""),
            ),
            models.CheckConstraint(name="a_stay_takes_a_bed", condition=Q(beds__gte=1)),
        ]
        indexes: ClassVar = [models.Index(fields=["place", "first"])]

    def __str__(self) -> str:
        return self.kind

    @property
    def is_current(self) -> bool:
        """Tell whether they live there now."""
        return self.ended_on is None


class AddressReader(OfCase):
    """Somebody of the team who may read the address of one stay, while both last.

    It hangs on the place in the team: whoever leaves the team and comes back is named anew.
    """

    stay = models.ForeignKey(Stay, models.CASCADE, related_name="readers")
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    ended_at = models.DateTimeField(null=True, editable=False)

    class Meta(OfCase.Meta):
        db_table = "cases_address_reader"
        verbose_name = _("reader of an address")
        ordering: ClassVar = ["at", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["stay", "member"],
                condition=Q(ended_at=None),
                name="once_a_reader_of_an_address",
            )
        ]

    def __str__(self) -> str:
        return str(self.pk)


class Waiting(OfCase):
    """Somebody waits for a place: since when, what they need, how much it hurries."""

    since = models.DateField(_("since"), default=timezone.localdate)
    who_for = models.CharField(_("a place for"), max_length=10, choices=WhoFor.choices)
    shielding = models.CharField(_("shielding"), max_length=10, choices=Shielding.choices)
    beds = models.PositiveSmallIntegerField(_("how many beds"), default=1)
    priority = models.CharField(_("how much it hurries"), max_length=10, choices=Priority.choices)
    state = models.CharField(max_length=10, choices=WaitState.choices, default=WaitState.WAITING)
    ended_on = models.DateField(null=True, editable=False)
    why = models.CharField(
        _("why"), max_length=14, choices=WhyWithdrawn.choices, blank=True, default=""
    )
    remark = SealedText(_("what must be thought of"))

    class Meta(OfCase.Meta):
        db_table = "cases_waiting"
        verbose_name = _("place on the waiting list")
        ordering: ClassVar = ["since", "at", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["case"], condition=Q(state=WaitState.WAITING), name="waits_once"
            ),
            models.CheckConstraint(
                name="whoever_waits_no_more_stopped_some_day",
                condition=Q(state=WaitState.WAITING, ended_on=None)
                | ~Q(state=WaitState.WAITING) & Q(ended_on__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.priority


class PlaceOffer(OfCase):
    """A place was asked for somebody, and what it or they said."""

    place = models.ForeignKey(Place, models.PROTECT, related_name="offers")
    asked_on = models.DateField(_("asked on"), default=timezone.localdate)
    state = models.CharField(max_length=10, choices=OfferState.choices, default=OfferState.ASKED)
    answered_on = models.DateField(_("answered on"), null=True, blank=True)
    reason = models.CharField(
        _("why not"), max_length=12, choices=WhyNot.choices, blank=True, default=""
    )
    remark = SealedText(_("remark"))

    class Meta(OfCase.Meta):
        db_table = "cases_place_offer"
        verbose_name = _("question to a place")
        ordering: ClassVar = ["-asked_on", "-at", "-id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="an_answer_has_a_day_after_the_question",
                condition=Q(state=OfferState.ASKED, answered_on=None)
                | ~Q(state=OfferState.ASKED) & Q(answered_on__gte=F("asked_on")),
            ),
            models.CheckConstraint(
                name="a_no_has_a_reason",
                condition=~Q(state__in=[OfferState.REFUSED, OfferState.DECLINED]) | ~Q(reason=""),
            ),
        ]

    def __str__(self) -> str:
        return self.state
