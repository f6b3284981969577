"""The case, what has happened in it, who is in its team, what it assures, what is next.

Whom a case is about stands as the key of a subject. What happened is a ledger: an entry is
never rewritten, and how a case stands follows from the latest.
"""

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lykt.cases.case.codes import (
    Assured,
    AssuredState,
    Closing,
    Left,
    Place,
    StepState,
    Track,
    WentTo,
)
from lykt.concerns.codes import Age, Exploitation
from lykt.organisation.models import Staff
from lykt.privacy.base import AboutSubject, Ledger, WrittenOnce
from lykt.privacy.consent.codes import Recipient
from lykt.privacy.sealing.fields import SealedText


class CaseState(models.TextChoices):
    """The state of the case itself, kept on its row: it is asked for on every list."""

    OPEN = "open", _("Open")
    LOCKED = "locked", _("Locked until child welfare has been told")
    CLOSED = "closed", _("Closed")


class Case(AboutSubject):
    """The coordinated help to one person. `subject` is the person it is about."""

    year = models.PositiveSmallIntegerField(editable=False)
    number = models.PositiveIntegerField(editable=False)
    opened_on = models.DateField(_("opened on"))
    state = models.CharField(max_length=10, choices=CaseState.choices, default=CaseState.OPEN)
    age = models.CharField(_("age"), max_length=10, choices=Age.choices, default=Age.ADULT)
    exploitation = models.CharField(
        _("kind of exploitation"),
        max_length=20,
        choices=Exploitation.choices,
        default=Exploitation.UNKNOWN,
    )
    coordinator = models.ForeignKey(
        Staff, models.PROTECT, null=True, editable=False, related_name="+"
    )
    #: The key of the concern it came from, None for a case opened without one.
    concern = models.UUIDField(null=True, editable=False)
    closed_on = models.DateField(null=True, editable=False)
    closing = models.CharField(
        _("outcome"), max_length=20, choices=Closing.choices, blank=True, default=""
    )
    summary = SealedText(_("what it is about, in two sentences"))
    changed_at = models.DateTimeField(auto_now=True)

    class Meta(AboutSubject.Meta):
        db_table = "cases_case"
        verbose_name = _("case")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["controller", "year", "number"], name="one_case_a_number"
            ),
            models.CheckConstraint(
                name="a_closed_case_has_a_day_and_an_outcome",
                condition=Q(state=CaseState.CLOSED, closed_on__isnull=False) & ~Q(closing="")
                | ~Q(state=CaseState.CLOSED) & Q(closed_on=None, closing=""),
            ),
            models.CheckConstraint(
                name="a_case_closes_after_it_opened",
                condition=Q(closed_on=None) | Q(closed_on__gte=F("opened_on")),
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["unit", "state"])]

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        """Return how the case is spoken of: "2026-014"."""
        return f"{self.year}-{self.number:03}"


class OfCase(AboutSubject):
    """A row of a case. It carries the subject, controller and unit of the case."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="%(class)ss")

    class Meta(AboutSubject.Meta):
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, about whom the case is about."""
        if self._state.adding:
            self.subject, self.controller_id = self.case.subject, self.case.controller_id
            self.unit_id = self.case.unit_id
        super().save(*args, **kwargs)


class CaseEvent(WrittenOnce, OfCase):
    """A state that a track of the case entered on a day. See `tracks` for what may follow.

    A slip is taken back by another entry that names it; how a track stands leaves both out.
    """

    track = models.CharField(max_length=20, choices=Track.choices)
    state = models.CharField(max_length=30)
    day = models.DateField(_("day"))
    #: The last day that the ruling itself gives.
    until = models.DateField(_("last day, as it says"), null=True, blank=True)
    body = models.CharField(
        _("who said it"), max_length=20, choices=Recipient.choices, blank=True, default=""
    )
    went_to = models.CharField(
        _("shown the way to"), max_length=20, choices=WentTo.choices, blank=True, default=""
    )
    reference = SealedText(_("reference"))
    note = SealedText(_("note"))
    takes_back = models.ForeignKey(
        "self", models.CASCADE, null=True, editable=False, related_name="taken_back_by"
    )

    objects: ClassVar[Any] = Ledger()

    class Meta(OfCase.Meta):
        db_table = "cases_event"
        verbose_name = _("event of a case")
        ordering: ClassVar = ["-day", "-at", "-id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["takes_back"],
                condition=Q(takes_back__isnull=False),
                name="an_event_is_taken_back_once",
            ),
            models.CheckConstraint(
                name="an_own_last_day_is_not_before_the_day",
                condition=Q(until=None) | Q(until__gte=F("day")),
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["case", "track", "day"])]

    def __str__(self) -> str:
        return f"{self.track} {self.state}"


class Member(OfCase):
    """Somebody in the team of a case, own staff or an invited partner, until they leave."""

    staff = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    place = models.CharField(_("place in the team"), max_length=12, choices=Place.choices)
    #: The body a partner belongs to: what the person said yes to is asked of it.
    body = models.CharField(
        _("from"), max_length=20, choices=Recipient.choices, default=Recipient.HERE
    )
    #: Which one, where the body is one of several.
    body_named = SealedText(_("which"))
    #: Digests of that name under the key of each code of the person, as the ledger of
    #: consents has them: the name is known again there without being read.
    named_keys = models.JSONField(default=list, blank=True, editable=False)
    left_at = models.DateTimeField(null=True, editable=False)
    left_by = models.ForeignKey(Staff, models.PROTECT, null=True, editable=False, related_name="+")
    why_left = models.CharField(max_length=14, choices=Left.choices, blank=True, default="")

    class Meta(OfCase.Meta):
        db_table = "cases_member"
        verbose_name = _("member of a case's team")
        ordering: ClassVar = ["at", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["case", "staff"], condition=Q(left_at=None), name="once_in_a_team"
            ),
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(left_at=None, place=Place.COORDINATOR),
                name="one_coordinator_a_case",
            ),
            models.CheckConstraint(
                name="a_partner_is_from_somewhere_else",
                condition=Q(place=Place.PARTNER) ^ Q(body=Recipient.HERE),
            ),
            models.CheckConstraint(
                name="who_has_left_has_a_reason",
                condition=Q(left_at=None, why_left="")
                | Q(left_at__isnull=False) & ~Q(why_left=""),
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["staff", "left_at"])]

    def __str__(self) -> str:
        return self.place


class Assurance(WrittenOnce, OfCase):
    """How one of the nine stands from a day on, who owns it and what is next: a ledger."""

    what = models.CharField(_("what"), max_length=14, choices=Assured.choices)
    state = models.CharField(_("how it stands"), max_length=14, choices=AssuredState.choices)
    owner = models.ForeignKey(
        Staff, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("owner")
    )
    #: The body that owns it where nobody of the team does: investigation is the police's.
    owner_body = models.CharField(
        _("or the body that owns it"),
        max_length=20,
        choices=Recipient.choices,
        blank=True,
        default="",
    )
    day = models.DateField(_("from"), default=timezone.localdate)
    due = models.DateField(_("by"), null=True, blank=True)
    next_step = SealedText(_("next"))

    objects: ClassVar[Any] = Ledger()

    class Meta(OfCase.Meta):
        db_table = "cases_assurance"
        verbose_name = _("what a case assures")

    def __str__(self) -> str:
        return f"{self.what} {self.state}"


class Step(OfCase):
    """Something to be done in a case, by somebody, by a day."""

    what = SealedText(_("what"))
    owner = models.ForeignKey(
        Staff, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("owner")
    )
    owner_body = models.CharField(
        _("or the body that does it"),
        max_length=20,
        choices=Recipient.choices,
        blank=True,
        default="",
    )
    due = models.DateField(_("by"), null=True, blank=True)
    state = models.CharField(max_length=10, choices=StepState.choices, default=StepState.TO_DO)
    done_at = models.DateTimeField(null=True, editable=False)
    done_by = models.ForeignKey(Staff, models.PROTECT, null=True, editable=False, related_name="+")
    #: What it came from: the room and the key of a meeting's decision or a journey's list.
    source = models.CharField(max_length=20, blank=True, default="", editable=False)
    source_key = models.UUIDField(null=True, editable=False)

    class Meta(OfCase.Meta):
        db_table = "cases_step"
        verbose_name = _("step of a case")
        ordering: ClassVar = [F("due").asc(nulls_last=True), "at", "id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="a_step_is_done_at_some_time",
                condition=Q(state=StepState.TO_DO, done_at=None)
                | ~Q(state=StepState.TO_DO) & Q(done_at__isnull=False),
            )
        ]
        indexes: ClassVar = [models.Index(fields=["case", "state"])]

    def __str__(self) -> str:
        return self.state
