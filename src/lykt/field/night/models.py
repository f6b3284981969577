"""Phones that take part in shifts, who works with them, and the records they send.

No phone holds a key that opens anything here, and nothing here tells where a phone has been.
"""

from typing import Any, ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lykt.concerns.models import Concern
from lykt.field.models import Count, Met, Shift, ShiftNote
from lykt.field.night.codes import Kind, Mode, State, Why
from lykt.organisation.keys import new_handle, new_id
from lykt.organisation.models import Controller, Staff, Unit
from lykt.privacy.base import AboutPeople


class NightKey(models.Model):
    """The public half of a key that phones seal to. The private half is in the key store."""

    id = models.CharField(primary_key=True, max_length=8)
    #: An uncompressed point of P-256, 65 bytes.
    public = models.BinaryField()
    made_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering: ClassVar = ["-made_at"]
        db_table = "field_night_key"
        verbose_name = _("key of the night")

    def __str__(self) -> str:
        return self.id


class UnitNight(models.Model):
    """What a unit allows on its phones."""

    unit = models.OneToOneField(Unit, models.PROTECT, primary_key=True, related_name="night")
    codes_on_phones = models.BooleanField(_("codes of those met lately on phones"), default=False)

    class Meta:
        db_table = "field_night_unit"
        verbose_name = _("what a unit allows on phones")

    def __str__(self) -> str:
        return str(self.unit)


class Phone(models.Model):
    """A phone that has been signed on, by the key it made for itself."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    handle = models.CharField(max_length=16, unique=True, default=new_handle, editable=False)
    controller = models.ForeignKey(Controller, models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    device = models.UUIDField(editable=False)
    label = models.CharField(_("what the phone is called"), max_length=40)
    first_at = models.DateTimeField(default=timezone.now, editable=False)
    #: To the day: when a phone was used tells when somebody worked.
    last_on = models.DateField(default=timezone.localdate, editable=False)
    lost_at = models.DateTimeField(null=True, editable=False)
    lost_by = models.ForeignKey(Staff, models.PROTECT, null=True, editable=False, related_name="+")
    #: It has asked since, and was told to erase what it held.
    erased_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering: ClassVar = ["label", "id"]
        db_table = "field_night_phone"
        verbose_name = _("phone")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["controller", "device"], name="one_phone_a_device")
        ]

    def __str__(self) -> str:
        return self.label


class Enrolment(models.Model):
    """One worker on one phone: what they may send with, and the count of wrong codes."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    #: Part of what every record is sealed to, so that none can be moved to another worker.
    handle = models.CharField(max_length=16, unique=True, default=new_handle, editable=False)
    phone = models.ForeignKey(Phone, models.CASCADE, related_name="enrolments")
    staff = models.ForeignKey(Staff, models.CASCADE, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    mode = models.CharField(max_length=5, choices=Mode.choices)
    #: SHA-256 of the sending key: the key itself is on the phone alone.
    token_digest = models.CharField(max_length=64, unique=True, editable=False)
    pin = models.CharField(max_length=128, editable=False)
    #: What a session of the account carried at sign-on: what ends sessions ends the key.
    session_hash = models.CharField(max_length=64, editable=False)
    wrong = models.PositiveSmallIntegerField(default=0, editable=False)
    #: The view key is reckoned from this number: a new number is a new key, and none without.
    view_serial = models.PositiveIntegerField(default=1, editable=False)
    view_open = models.BooleanField(default=True, editable=False)
    at = models.DateTimeField(default=timezone.now, editable=False)
    expires_at = models.DateTimeField(editable=False)

    class Meta:
        ordering: ClassVar = ["at"]
        db_table = "field_night_enrolment"
        verbose_name = _("worker on a phone")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["phone", "staff", "unit"], name="one_worker_a_phone")
        ]

    def __str__(self) -> str:
        return f"{self.phone}, {self.staff}"


class NightRecord(models.Model):
    """A record a phone has sent, by its own id and revision: so that it counts once.

    What it says lies here only as long as nobody has settled it, sealed as it came.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    handle = models.CharField(max_length=16, unique=True, default=new_handle, editable=False)
    controller = models.ForeignKey(Controller, models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    enrolment = models.ForeignKey(Enrolment, models.PROTECT, related_name="records")
    record = models.UUIDField()
    rev = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=8, choices=Kind.choices)
    state = models.CharField(max_length=8, choices=State.choices)
    why = models.CharField(max_length=10, choices=Why.choices, blank=True)
    #: The record it waits for: its shift, or itself in an earlier revision. Of an undo: what
    #: it takes back.
    waits_for = models.UUIDField(null=True)
    #: A keyed digest of what it said, by which another content of the same id is known.
    content_mac = models.CharField(max_length=64)
    #: As it came, base64url, and the key that opens it. Empty once it is settled.
    sealed = models.TextField(blank=True)
    key = models.CharField(max_length=8, blank=True)
    at = models.DateTimeField(default=timezone.now, editable=False)
    settled_at = models.DateTimeField(null=True)
    settled_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    shift = models.ForeignKey(Shift, models.CASCADE, null=True, related_name="records")
    count = models.ForeignKey(Count, models.SET_NULL, null=True, related_name="+")
    met = models.ForeignKey(Met, models.SET_NULL, null=True, related_name="+")
    note = models.ForeignKey(ShiftNote, models.SET_NULL, null=True, related_name="+")
    concern = models.ForeignKey(Concern, models.SET_NULL, null=True, related_name="+")

    objects: ClassVar[Any] = AboutPeople()

    class Meta:
        ordering: ClassVar = ["at", "id"]
        db_table = "field_night_record"
        verbose_name = _("record of a phone")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["controller", "record", "rev", "content_mac"], name="a_record_comes_once"
            )
        ]
        indexes: ClassVar = [
            models.Index(fields=["unit", "state"]),
            models.Index(fields=["controller", "waits_for"]),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.rev}"
