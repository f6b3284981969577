"""What a person has asked, what they say themselves, and what they object to."""

from typing import ClassVar
from uuid import UUID

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lykt.organisation.acting import current_actor
from lykt.organisation.keys import new_id
from lykt.organisation.models import Staff
from lykt.privacy.answers.codes import (
    Act,
    Against,
    AskedBy,
    Asks,
    Given,
    HealthPart,
    ObjectionState,
    Settled,
    State,
)
from lykt.privacy.base import AboutPeople, AboutSubject
from lykt.privacy.sealing.fields import SealedText


class Request(AboutSubject):
    """What somebody asks about themselves, and until when they must have the answer."""

    asks = models.CharField(_("what they ask"), max_length=12, choices=Asks.choices)
    #: A local date: the deadline is counted from it.
    asked_on = models.DateField(_("asked on"))
    asked_by = models.CharField(_("who asks"), max_length=10, choices=AskedBy.choices)
    #: ISO 639: the language they want the answer in.
    language = models.CharField(_("language"), max_length=10)
    due = models.DateField(_("to be answered by"))
    #: More time was taken; once, and with a reason in the history.
    extended = models.BooleanField(default=False, editable=False)
    owner = models.ForeignKey(
        Staff, models.PROTECT, related_name="+", verbose_name=_("who answers")
    )
    state = models.CharField(
        _("state"), max_length=12, choices=State.choices, default=State.RECEIVED, editable=False
    )
    remark = SealedText(_("remark"))

    class Meta(AboutSubject.Meta):
        db_table = "privacy_request"
        verbose_name = _("request of a person")
        constraints: ClassVar = [
            models.CheckConstraint(
                name="a_request_is_due_after_it_was_made", condition=Q(due__gte=F("asked_on"))
            )
        ]
        indexes: ClassVar = [
            models.Index(fields=["unit", "due"]),
            models.Index(fields=["owner", "due"]),
        ]

    def __str__(self) -> str:
        return f"{self.asks} {self.due}"


class RequestEvent(models.Model):
    """One thing that was done with a request. Rows are added and never changed."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    request = models.ForeignKey(Request, models.CASCADE, related_name="history")
    at = models.DateTimeField(default=timezone.now, editable=False)
    by = models.ForeignKey(Staff, models.PROTECT, null=True, editable=False, related_name="+")
    by_name = models.CharField(max_length=100, blank=True, default="", editable=False)
    act = models.CharField(max_length=16, choices=Act.choices)
    #: How the request stood then.
    state = models.CharField(max_length=12, choices=State.choices)
    #: Who answers from then on, where that changed.
    owner = models.ForeignKey(Staff, models.PROTECT, null=True, editable=False, related_name="+")
    #: Why: of more time, and of a refusal.
    reason = SealedText(_("why"))

    objects = AboutPeople()

    class Meta:
        db_table = "privacy_request_event"
        ordering: ClassVar = ["at", "id"]
        verbose_name = _("step of a request")

    def __str__(self) -> str:
        return f"{self.act} {self.at:%Y-%m-%d}"

    def save(self, *args: object, **kwargs: object) -> None:
        """Add the row, with the name of whoever acts."""
        actor = current_actor()
        if not self._state.adding:
            raise RuntimeError("the history of a request is not rewritten")
        self.by_id, self.by_name = actor.staff, actor.name
        super().save(*args, **kwargs)  # type: ignore[arg-type]

    @property
    def subject(self) -> UUID:
        """Return the key of whom it is about."""
        key: UUID = self.request.subject
        return key


class HandingOver(AboutSubject):
    """An answer was handed over, and what was asked before it was. `by` is who did it."""

    request = models.ForeignKey(Request, models.CASCADE, related_name="handings")
    alone = models.BooleanField(_("alone with the person"))
    somebody_waits = models.BooleanField(_("somebody waiting outside"))
    safe_paper = models.BooleanField(_("safe to carry paper"))
    given = models.CharField(_("how it was given"), max_length=10, choices=Given.choices)
    health_part = models.CharField(_("health part"), max_length=10, choices=HealthPart.choices)

    class Meta(AboutSubject.Meta):
        db_table = "privacy_handing_over"
        verbose_name = _("handing over of an answer")
        constraints: ClassVar = [
            models.CheckConstraint(name="handed_over_alone", condition=Q(alone=True)),
            models.CheckConstraint(
                name="no_paper_where_it_is_not_safe",
                condition=Q(safe_paper=True) | ~Q(given=Given.PAPER),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.given} {self.at:%Y-%m-%d}"


class PersonsNote(AboutSubject):
    """The person's own words beside what they dispute. It stands there and replaces nothing."""

    words = SealedText(_("in their own words"))
    #: A kind of `things`, and the key of the thing; empty for all that is written.
    about = models.CharField(max_length=20, blank=True, default="")
    thing = models.UUIDField(null=True, editable=False)
    settled = models.CharField(
        _("what was done"), max_length=10, choices=Settled.choices, blank=True, default=""
    )
    settled_at = models.DateTimeField(null=True, editable=False)
    settled_by = models.ForeignKey(
        Staff, models.PROTECT, null=True, editable=False, related_name="+"
    )
    settled_by_name = models.CharField(max_length=100, blank=True, default="", editable=False)

    class Meta(AboutSubject.Meta):
        db_table = "privacy_persons_note"
        verbose_name = _("note of the person's own")
        constraints: ClassVar = [
            models.CheckConstraint(
                name="a_note_is_about_a_thing_of_a_kind",
                condition=Q(about="", thing=None) | (~Q(about="") & Q(thing__isnull=False)),
            )
        ]
        indexes: ClassVar = [models.Index(fields=["subject", "-at"])]

    def __str__(self) -> str:
        return f"{self.about} {self.at:%Y-%m-%d}"


class Objection(AboutSubject):
    """The person does not want what is written used for a purpose. While open, it waits."""

    against = models.CharField(_("against what"), max_length=20, choices=Against.choices)
    words = SealedText(_("in their own words"))
    state = models.CharField(
        _("state"),
        max_length=10,
        choices=ObjectionState.choices,
        default=ObjectionState.OPEN,
        editable=False,
    )
    decided_at = models.DateTimeField(null=True, editable=False)
    decided_by = models.ForeignKey(
        Staff, models.PROTECT, null=True, editable=False, related_name="+"
    )
    decided_by_name = models.CharField(max_length=100, blank=True, default="", editable=False)
    reason = SealedText(_("why"))

    class Meta(AboutSubject.Meta):
        db_table = "privacy_objection"
        verbose_name = _("objection")
        constraints: ClassVar = [
            models.CheckConstraint(
                name="an_objection_is_open_until_decided",
                condition=Q(state=ObjectionState.OPEN, decided_at=None)
                | (~Q(state=ObjectionState.OPEN) & Q(decided_at__isnull=False)),
            ),
            models.UniqueConstraint(
                fields=["subject", "against"],
                condition=Q(state=ObjectionState.OPEN),
                name="one_open_objection_to_a_purpose",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.against} {self.state}"
