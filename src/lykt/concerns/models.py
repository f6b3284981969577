"""The concern, what was done with it, what child welfare was told, and talks about nobody.

A concern is a subject of its own: what is sealed in it is sealed with its own key, also
after it has been joined to a person. What happened is a ledger without free text.
"""

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lykt.concerns import codes
from lykt.organisation.keys import new_handle, new_id
from lykt.organisation.models import Controller, Staff, Unit
from lykt.privacy.base import AboutSubject, Ledger, WrittenOnce
from lykt.privacy.sealing.fields import SealedText


class ConcernCounter(models.Model):
    """The last number of a controller in a year. Held by whoever writes the next."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    controller = models.ForeignKey(Controller, models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("last number of a concern")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["controller", "year"], name="one_concern_counter")
        ]

    def __str__(self) -> str:
        return f"{self.year}-{self.last:03}"


class Concern(AboutSubject):
    """A worry that someone may be exploited. `subject` is the concern's own key."""

    year = models.PositiveSmallIntegerField(editable=False)
    number = models.PositiveIntegerField(editable=False)
    received_at = models.DateTimeField(_("received"))
    source = models.CharField(_("who told"), max_length=12, choices=codes.Source.choices)
    urgency = models.CharField(_("how soon"), max_length=6, choices=codes.Urgency.choices)
    age = models.CharField(_("age"), max_length=10, choices=codes.Age.choices)
    #: When it was known that it may be a child: the clock of the notice begins then.
    child_since = models.DateTimeField(null=True, editable=False)
    exploitation = models.CharField(
        _("kind of exploitation"),
        max_length=20,
        choices=codes.Exploitation.choices,
        default=codes.Exploitation.UNKNOWN,
    )
    emergency = models.BooleanField(_("needs emergency help now"), default=False)
    duties_explained_at = models.DateTimeField(_("duties explained"), null=True, blank=True)
    seen = SealedText(_("what was seen"))
    where = SealedText(_("where"))
    reach = SealedText(_("how to reach safely"))
    reporter = SealedText(_("who told, and how to reach them"))
    state = models.CharField(
        max_length=12, choices=codes.State.choices, default=codes.State.RECEIVED
    )
    #: Who sees to it: whoever took it in, until somebody triages it.
    owner = models.ForeignKey(Staff, models.PROTECT, null=True, editable=False, related_name="+")
    triaged_at = models.DateTimeField(null=True, editable=False)
    handed_at = models.DateTimeField(null=True, editable=False)
    handed_from = models.ForeignKey(
        Unit, models.PROTECT, null=True, editable=False, related_name="+"
    )
    #: The key of the person it is joined to, and why it may be.
    person = models.UUIDField(null=True, editable=False, db_index=True)
    ground = models.CharField(
        max_length=8, choices=codes.Ground.choices, blank=True, default="", editable=False
    )
    #: The key of the case that was opened from it.
    case = models.UUIDField(null=True, editable=False)
    ended_at = models.DateTimeField(null=True, editable=False)
    closing = models.CharField(
        _("outcome"), max_length=14, choices=codes.Closing.choices, blank=True, default=""
    )
    changed_at = models.DateTimeField(auto_now=True)

    class Meta(AboutSubject.Meta):
        verbose_name = _("concern")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["controller", "year", "number"], name="one_concern_a_number"
            ),
            models.UniqueConstraint(fields=["subject"], name="one_concern_a_subject"),
            models.CheckConstraint(
                name="what_the_person_tells_comes_after_the_duties",
                condition=~Q(source=codes.Source.PERSON) | Q(duties_explained_at__isnull=False),
            ),
            models.CheckConstraint(
                name="duties_are_explained_first",
                condition=Q(duties_explained_at=None)
                | Q(duties_explained_at__lte=F("received_at")),
            ),
            models.CheckConstraint(
                name="who_is_joined_has_a_ground",
                # Erasing the person empties the one before the row itself goes.
                condition=Q(person=None) | ~Q(ground=""),
            ),
            models.CheckConstraint(
                name="an_ended_concern_has_a_time",
                condition=Q(state__in=codes.ENDED, ended_at__isnull=False)
                | ~Q(state__in=codes.ENDED) & Q(ended_at=None, closing=""),
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["unit", "state", "received_at"]),
            models.Index(fields=["unit", "-received_at"]),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        """Return how the concern is spoken of: "B-2026-014"."""
        return f"B-{self.year}-{self.number:03}"

    @property
    def is_locked(self) -> bool:
        """Tell whether nothing goes on with it until child welfare has been told."""
        return self.state == codes.State.LOCKED

    @property
    def is_ended(self) -> bool:
        """Tell whether nothing more is done with it."""
        return self.state in codes.ENDED


class OfConcern(AboutSubject):
    """A row of a concern. It carries the subject, controller and unit the concern has now."""

    concern = models.ForeignKey(Concern, models.CASCADE, related_name="%(class)ss")

    class Meta(AboutSubject.Meta):
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, about what the concern is about."""
        if self._state.adding:
            self.subject, self.controller_id = self.concern.subject, self.concern.controller_id
            self.unit_id = self.concern.unit_id
        super().save(*args, **kwargs)


class ConcernEvent(WrittenOnce, OfConcern):
    """Something that was done with a concern: who, what, when; in which state it was left."""

    act = models.CharField(_("what"), max_length=12, choices=codes.Act.choices)
    was = models.CharField(max_length=12, choices=codes.State.choices, blank=True, default="")
    state = models.CharField(max_length=12, choices=codes.State.choices)
    #: Of a join: why it may be, by which duty, and in the worker's words why that holds.
    ground = models.CharField(max_length=8, choices=codes.Ground.choices, blank=True, default="")
    duty = models.CharField(max_length=60, blank=True, default="")
    reason = SealedText(_("why the duty holds"))

    objects: ClassVar[Any] = Ledger()

    class Meta(OfConcern.Meta):
        verbose_name = _("event of a concern")
        indexes: ClassVar = [models.Index(fields=["concern", "at"])]

    def __str__(self) -> str:
        return self.act


class ConcernCorrection(WrittenOnce, OfConcern):
    """What one field of a concern said before it was put right, and why it was."""

    field = models.CharField(_("what"), max_length=12)
    why = models.CharField(_("why"), max_length=20, choices=codes.Why.choices)
    #: Codes and times, as they were and as they are; words stand sealed.
    before = models.CharField(max_length=40, blank=True, default="")
    after = models.CharField(max_length=40, blank=True, default="")
    before_words = SealedText(_("what it said"))

    objects: ClassVar[Any] = Ledger()

    class Meta(OfConcern.Meta):
        verbose_name = _("correction of a concern")

    def __str__(self) -> str:
        return self.field


class EmergencyHelp(OfConcern):
    """Emergency help that was called. Nothing ever stops it, nor that it is written down."""

    what = models.CharField(_("what was called"), max_length=14, choices=codes.Help.choices)
    called_at = models.DateTimeField(_("when"))
    undone_at = models.DateTimeField(null=True, editable=False)
    undone_by = models.ForeignKey(
        Staff, models.PROTECT, null=True, editable=False, related_name="+"
    )

    class Meta(OfConcern.Meta):
        verbose_name = _("emergency help")
        ordering: ClassVar = ["-called_at", "-id"]

    def __str__(self) -> str:
        return self.what


class ChildWelfareNotice(WrittenOnce, AboutSubject):
    """Child welfare has been told. Lykt tells nothing itself: this is the log of it.

    `subject` is a person or a concern. What was told stands with the receipt, in the room
    of disclosures; the national codes are those of the day it was told.
    """

    concern = models.ForeignKey(
        Concern, models.CASCADE, null=True, editable=False, related_name="notices"
    )
    told_at = models.DateTimeField(_("told"))
    #: The duty of the rulebook it rests on.
    duty = models.CharField(max_length=60)
    content_code = models.CharField(_("what it is about"), max_length=10)
    reporter_code = models.CharField(_("who notifies"), max_length=10)
    body = SealedText(_("which child welfare service"))
    #: The handle of the disclosure, and the number of its receipt.
    disclosure = models.CharField(max_length=16, unique=True, editable=False)
    receipt = models.CharField(max_length=20, editable=False)

    objects: ClassVar[Any] = Ledger()

    class Meta(AboutSubject.Meta):
        verbose_name = _("notice to child welfare")
        ordering: ClassVar = ["-told_at", "-id"]

    def __str__(self) -> str:
        return self.receipt


class ChildWelfareAnswer(WrittenOnce, AboutSubject):
    """What child welfare answered to a notice. A later answer stands beside the earlier."""

    notice = models.ForeignKey(ChildWelfareNotice, models.CASCADE, related_name="answers")
    answered_on = models.DateField(_("answered"))
    answer = models.CharField(_("answer"), max_length=14, choices=codes.NoticeAnswer.choices)

    objects: ClassVar[Any] = Ledger()

    class Meta(AboutSubject.Meta):
        verbose_name = _("answer from child welfare")
        ordering: ClassVar = ["answered_on", "at", "id"]

    def __str__(self) -> str:
        return self.answer


class Consultation(models.Model):
    """A concern that was talked over with somebody, and nobody was registered: a count.

    It is about nobody, and holds no words.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    handle = models.CharField(max_length=16, unique=True, default=new_handle, editable=False)
    controller = models.ForeignKey(Controller, models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    date = models.DateField(_("date"))
    with_whom = models.CharField(_("with whom"), max_length=14, choices=codes.WithWhom.choices)
    theme = models.CharField(_("about what"), max_length=20, choices=codes.Theme.choices)
    age = models.CharField(
        _("about whom"),
        max_length=8,
        choices=codes.AgeGroup.choices,
        default=codes.AgeGroup.UNKNOWN,
    )
    minutes = models.PositiveSmallIntegerField(_("minutes"), default=0)
    at = models.DateTimeField(default=timezone.now, editable=False)
    by = models.ForeignKey(Staff, models.PROTECT, null=True, editable=False, related_name="+")
    undone_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering: ClassVar = ["-date", "-id"]
        verbose_name = _("consultation about nobody in particular")
        indexes: ClassVar = [models.Index(fields=["unit", "-date"])]

    def __str__(self) -> str:
        return f"{self.date} {self.with_whom}"
