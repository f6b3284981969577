"""Events and the bodies they reach. About the work: no row here is about a person served."""

from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lykt.learning.events import codes
from lykt.organisation.keys import new_handle, new_id
from lykt.organisation.models import Controller, Staff, Unit
from lykt.privacy.base import Ledger, WrittenOnce


#: Those who came say how it was from one to six, as a school mark.
LOWEST_GRADE, HIGHEST_GRADE = 1, 6


class Receiver(models.Model):
    """A body outside that is taught: a school, a ward, a police station. It holds no person."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    handle = models.CharField(max_length=16, unique=True, default=new_handle, editable=False)
    controller = models.ForeignKey(Controller, models.PROTECT, related_name="+")
    name = models.CharField(_("name"), max_length=150)
    kind = models.CharField(_("kind"), max_length=14, choices=codes.ReceiverKind.choices)
    municipality = models.CharField(_("municipality"), max_length=100, blank=True)
    #: One that is closed or taught by others is due no more, and keeps its history.
    active = models.BooleanField(_("in use"), default=True)
    at = models.DateTimeField(default=timezone.now, editable=False)
    by = models.ForeignKey(Staff, models.PROTECT, null=True, editable=False, related_name="+")

    class Meta:
        db_table = "learning_receiver"
        verbose_name = _("body that is taught")
        ordering: ClassVar = ["name", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["controller", "name"], name="one_receiver_of_a_name")
        ]

    def __str__(self) -> str:
        return self.name


class Event(models.Model):
    """A seminar, a talk, a class: when, about what, for whom, how many came, how it was."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    handle = models.CharField(max_length=16, unique=True, default=new_handle, editable=False)
    controller = models.ForeignKey(Controller, models.PROTECT, related_name="+")
    #: The unit that holds it.
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("held by"))
    kind = models.CharField(_("kind"), max_length=14, choices=codes.EventKind.choices)
    day = models.DateField(_("day"))
    title = models.CharField(_("title"), max_length=200)
    #: A code of the rulebook's list of themes.
    theme = models.CharField(_("theme"), max_length=20)
    audience = models.CharField(_("for whom"), max_length=14, choices=codes.Audience.choices)
    place = models.CharField(_("place"), max_length=150, blank=True)
    municipality = models.CharField(_("municipality"), max_length=100, blank=True)
    receivers = models.ManyToManyField(
        Receiver, related_name="events", blank=True, verbose_name=_("bodies reached")
    )
    held_by = models.ManyToManyField(
        Staff, related_name="+", blank=True, verbose_name=_("who teaches")
    )
    #: Of a day at a school: how many classes.
    classes = models.PositiveSmallIntegerField(_("school classes"), null=True, blank=True)
    #: None where nobody counted.
    participants = models.PositiveIntegerField(_("how many came"), null=True, blank=True)
    state = models.CharField(max_length=10, choices=codes.State.choices)
    evaluations = models.PositiveIntegerField(_("how many evaluated it"), null=True, blank=True)
    grade = models.DecimalField(
        _("their mean grade"),
        max_digits=2,
        decimal_places=1,
        null=True,
        blank=True,
        validators=[MinValueValidator(LOWEST_GRADE), MaxValueValidator(HIGHEST_GRADE)],
    )
    evaluation = models.TextField(_("how it went"), blank=True)
    at = models.DateTimeField(default=timezone.now, editable=False)
    by = models.ForeignKey(Staff, models.PROTECT, null=True, editable=False, related_name="+")
    changed_at = models.DateTimeField(auto_now=True)
    #: Taken back by whoever wrote it down: it is counted nowhere.
    undone_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        db_table = "learning_event"
        verbose_name = _("event")
        ordering: ClassVar = ["-day", "-id"]
        indexes: ClassVar = [models.Index(fields=["controller", "-day"])]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="a_grade_is_given_by_somebody",
                condition=Q(grade=None)
                | Q(
                    evaluations__isnull=False,
                    evaluations__gt=0,
                    grade__gte=LOWEST_GRADE,
                    grade__lte=HIGHEST_GRADE,
                ),
            ),
            models.CheckConstraint(
                name="nobody_evaluates_who_did_not_come",
                condition=Q(participants=None)
                | Q(evaluations=None)
                | Q(evaluations__lte=F("participants")),
            ),
            models.CheckConstraint(
                name="classes_are_of_schools",
                condition=Q(classes=None) | Q(kind=codes.EventKind.SCHOOL_CLASS, classes__gt=0),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.title}"

    @property
    def is_planned(self) -> bool:
        """Tell whether nobody has said yet that it was held or called off."""
        return self.state == codes.State.PLANNED


class EventChange(WrittenOnce):
    """What was done with an event, by whom and when. It is written once."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    event = models.ForeignKey(Event, models.CASCADE, related_name="changes")
    act = models.CharField(_("what"), max_length=10, choices=codes.Act.choices)
    was = models.CharField(max_length=10, choices=codes.State.choices, blank=True, default="")
    state = models.CharField(max_length=10, choices=codes.State.choices)
    #: The names of the fields that were changed, parted by spaces.
    fields = models.CharField(max_length=200, blank=True, default="")
    at = models.DateTimeField(default=timezone.now, editable=False)
    by = models.ForeignKey(Staff, models.PROTECT, null=True, editable=False, related_name="+")
    #: The name they acted under, for an operator has no account.
    by_name = models.CharField(max_length=100, editable=False)

    objects: ClassVar[Ledger] = Ledger()

    class Meta:
        db_table = "learning_event_change"
        verbose_name = _("change of an event")
        ordering: ClassVar = ["at", "id"]

    def __str__(self) -> str:
        return self.act
