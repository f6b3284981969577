"""The shift: one outing of an outreach team, what was counted on it and who was met.

Counts are of nobody in particular. Who was met by code is a contact of `people`, which a
shift only points at. What is said of the scene is sealed for the shift.
"""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lykt.field.codes import Region, ShiftState, Sight, WhyCorrected
from lykt.learning.base import Happened
from lykt.organisation.keys import new_handle, new_id
from lykt.organisation.models import Staff, Unit
from lykt.people.codes import Gender, Origin
from lykt.people.models import Contact, Kept
from lykt.privacy.base import AboutPeople, AboutSubject
from lykt.privacy.sealing.fields import SealedText


class Listed(models.Model):
    """A row of a unit's own list: what it is called, where it stands, whether it is in use."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    handle = models.CharField(max_length=16, unique=True, default=new_handle, editable=False)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    name = models.CharField(_("name"), max_length=60)
    place = models.PositiveSmallIntegerField(_("place in the list"), default=1)
    active = models.BooleanField(_("in use"), default=True)

    class Meta:
        abstract = True
        ordering: ClassVar = ["place", "name"]

    def __str__(self) -> str:
        return self.name


class Zone(Listed):
    """A part of town with a name. There is no map point in Lykt, and no track."""

    class Meta(Listed.Meta):
        verbose_name = _("zone")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["unit", "name"], name="one_zone_a_name")
        ]


class Group(Listed):
    """Those one counts together: as they seem from where one stands, never as they are."""

    gender = models.CharField(
        _("gender"), max_length=12, choices=Gender.choices, default=Gender.UNKNOWN
    )
    origin = models.CharField(
        _("origin"), max_length=10, choices=Origin.choices, default=Origin.UNKNOWN
    )
    region = models.CharField(
        _("part of the world"), max_length=16, choices=Region.choices, default=Region.UNKNOWN
    )

    class Meta(Listed.Meta):
        verbose_name = _("group")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["unit", "name"], name="one_group_a_name")
        ]


class Shift(Kept):
    """One outing: when, where, who went, and how many they saw and met.

    `met` and `seen` are two counts, identified or not; sources print one or the other. Where
    a shift was counted by group they are the sums, kept beside so that figures ask once.
    """

    date = models.DateField(_("date"))
    area = models.CharField(_("area"), max_length=100)
    zone = models.ForeignKey(Zone, models.PROTECT, null=True, blank=True, related_name="shifts")
    staff = models.PositiveSmallIntegerField(_("staff on the shift"))
    colleagues = models.ManyToManyField(Staff, blank=True, related_name="+")
    started = models.TimeField(_("from"), null=True, blank=True)
    ended = models.TimeField(_("to"), null=True, blank=True)
    hours = models.DecimalField(_("hours"), max_digits=4, decimal_places=2, null=True, blank=True)
    met = models.PositiveSmallIntegerField(_("met"), default=0)
    seen = models.PositiveSmallIntegerField(_("seen"), null=True, blank=True)
    state = models.CharField(
        max_length=8, choices=ShiftState.choices, default=ShiftState.CLOSED, editable=False
    )
    #: Counted alone, as volunteers and peers do: no code was at hand.
    counted_only = models.BooleanField(default=False, editable=False)
    #: The id a phone gave the shift, by which its records find it.
    phone_key = models.UUIDField(null=True, editable=False)

    class Meta:
        ordering: ClassVar = ["-date", "-id"]
        verbose_name = _("shift")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["controller", "register_id"], name="one_shift_a_register_id"
            ),
            models.UniqueConstraint(
                fields=["controller", "phone_key"], name="one_shift_a_phones_key"
            ),
            models.CheckConstraint(
                name="a_shift_has_staff_and_hours",
                condition=Q(staff__gte=1)
                # Said of a missing number by name: a check lets pass what it cannot tell.
                & (
                    Q(state=ShiftState.OPEN, hours=None)
                    | Q(hours__isnull=False, hours__gt=0, hours__lte=24)
                ),
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["unit", "-date"]),
            models.Index(fields=["unit", "changed_at"]),
        ]

    def __str__(self) -> str:
        return f"{self.date} {self.area}"


class OnShift(models.Model):
    """A row of a shift: who wrote it and when."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    handle = models.CharField(max_length=16, unique=True, default=new_handle, editable=False)
    registered_at = models.DateTimeField(default=timezone.now, editable=False)
    registered_by = models.ForeignKey(
        Staff, models.PROTECT, null=True, editable=False, related_name="+"
    )

    objects: ClassVar[Any] = AboutPeople()

    class Meta:
        abstract = True


class Count(OnShift):
    """So many more, or fewer, of a group were seen or met. A total is the sum of its counts.

    Nothing is counted over: a slip is a count of minus one, a correction at the desk a count
    with a reason.
    """

    shift = models.ForeignKey(Shift, models.CASCADE, related_name="counts")
    group = models.ForeignKey(Group, models.PROTECT, related_name="+")
    what = models.CharField(max_length=4, choices=Sight.choices)
    number = models.SmallIntegerField(pgettext_lazy("counted on a shift", "number"))
    reason = models.CharField(max_length=12, choices=WhyCorrected.choices, blank=True)
    undone_at = models.DateTimeField(null=True, editable=False)
    undone_by = models.ForeignKey(
        Staff, models.PROTECT, null=True, editable=False, related_name="+"
    )

    class Meta:
        ordering: ClassVar = ["registered_at", "id"]
        verbose_name = _("count")
        constraints: ClassVar = [
            models.CheckConstraint(name="a_count_counts", condition=~Q(number=0)),
        ]
        indexes: ClassVar = [models.Index(fields=["shift", "group", "what"])]

    def __str__(self) -> str:
        return f"{self.get_what_display()} {self.number:+d}"


class Met(OnShift):
    """A contact of `people` on a shift, and the count it goes with where a group was said.

    It goes when the contact is taken back: the contact itself says that.
    """

    shift = models.ForeignKey(Shift, models.CASCADE, related_name="meetings")
    contact = models.OneToOneField(Contact, models.CASCADE, related_name="on_shift")
    count = models.OneToOneField(Count, models.SET_NULL, null=True, related_name="met")

    class Meta:
        ordering: ClassVar = ["registered_at", "id"]
        verbose_name = _("someone met on a shift")

    def __str__(self) -> str:
        return str(self.contact)


class ShiftNote(AboutSubject):
    """What somebody said of the scene. About nobody in particular, and sealed all the same."""

    shift = models.ForeignKey(Shift, models.CASCADE, related_name="notes")
    text = SealedText(_("about the scene"))
    undone_at = models.DateTimeField(null=True, editable=False)

    class Meta(AboutSubject.Meta):
        verbose_name = _("note on a shift")

    def __str__(self) -> str:
        return str(self.at)


class ShiftChange(Happened):
    """What a shift said before it was put right, who did it, when and why."""

    shift = models.ForeignKey(Shift, models.CASCADE, related_name="changes")
    reason = models.CharField(_("why"), max_length=12, choices=WhyCorrected.choices)
    #: Field by field: what it said, and what it says now.
    before = models.JSONField()
    after = models.JSONField()

    class Meta:
        ordering: ClassVar = ["-at", "-id"]
        verbose_name = _("correction of a shift")

    def __str__(self) -> str:
        return self.get_reason_display()
