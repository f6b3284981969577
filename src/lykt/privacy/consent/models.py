"""The ledger: what somebody said, line by line, and what ended it. Nothing is rewritten."""

from typing import Any, ClassVar
from uuid import UUID

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lykt.organisation.acting import current_actor
from lykt.organisation.keys import new_handle, new_id
from lykt.organisation.models import Staff
from lykt.privacy.base import AboutSubject, WrittenOnce
from lykt.privacy.consent.codes import (
    Answer,
    Ended,
    GivenBy,
    Guardian,
    How,
    InformationKind,
    Purpose,
    Recipient,
    WithdrawnVia,
)
from lykt.privacy.sealing.fields import SealedText


class InLedger(WrittenOnce):
    """What the lines and the ends of consents share."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)

    class Meta:
        abstract = True


class Consent(WrittenOnce, AboutSubject):
    """One conversation in which somebody was asked, and answered.

    A refusal is a consent whose lines all say no: it stands in every list like any other.
    """

    purpose = models.CharField(_("what for"), max_length=20, choices=Purpose.choices)
    #: The key of the case it holds for, of the rooms that keep cases; None for whatever comes.
    matter = models.UUIDField(null=True, editable=False)
    given_by = models.CharField(_("who answered"), max_length=10, choices=GivenBy.choices)
    guardian = models.CharField(
        _("what the guardian is to the person"),
        max_length=20,
        choices=Guardian.choices,
        blank=True,
        default="",
    )
    since = models.DateField(_("from"))
    until = models.DateField(_("to and including"))
    how = models.CharField(_("how it was said"), max_length=10, choices=How.choices)
    #: ISO 639.
    language = models.CharField(_("language"), max_length=10)
    read_aloud = models.BooleanField(_("read aloud"), default=False)
    interpreted = models.BooleanField(_("with an interpreter"), default=False)
    told_purpose = models.BooleanField(default=False)
    told_use = models.BooleanField(default=False)
    told_voluntary = models.BooleanField(default=False)
    told_duration = models.BooleanField(default=False)
    told_withdrawal = models.BooleanField(default=False)
    told_duties = models.BooleanField(default=False)
    remark = SealedText(_("remark"))
    renews = models.ForeignKey(
        "self", models.SET_NULL, null=True, editable=False, related_name="renewed_by"
    )

    class Meta(AboutSubject.Meta):
        db_table = "privacy_consent"
        verbose_name = _("consent")
        constraints: ClassVar = [
            models.CheckConstraint(
                name="a_consent_ends_after_it_began", condition=Q(until__gte=F("since"))
            ),
            models.CheckConstraint(
                name="a_guardian_is_something_to_the_person",
                condition=Q(given_by=GivenBy.GUARDIAN) ^ Q(guardian=""),
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["unit", "until"])]

    def __str__(self) -> str:
        return f"{self.purpose} {self.since}–{self.until}"


class ConsentLine(InLedger):
    """One answer: may this kind of information be told to this recipient?"""

    consent = models.ForeignKey(Consent, models.CASCADE, related_name="lines")
    recipient = models.CharField(_("to whom"), max_length=20, choices=Recipient.choices)
    recipient_named = SealedText(_("which"))
    #: A digest of the name under the subject's own key: the same name is known again.
    named_key = models.CharField(max_length=32, blank=True, default="", editable=False)
    kind = models.CharField(_("what"), max_length=20, choices=InformationKind.choices)
    answer = models.CharField(_("answer"), max_length=3, choices=Answer.choices)

    class Meta:
        db_table = "privacy_consent_line"
        verbose_name = _("answer of a consent")
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["consent", "recipient", "named_key", "kind"], name="one_answer_to_each"
            )
        ]

    def __str__(self) -> str:
        return f"{self.recipient} {self.kind} {self.answer}"

    @property
    def subject(self) -> UUID:
        """Return the key of whom it is about."""
        key: UUID = self.consent.subject
        return key


class ConsentEvent(InLedger):
    """What ended a consent, or some lines of it: one that is taken back, above all."""

    handle = models.CharField(max_length=16, unique=True, default=new_handle, editable=False)
    consent = models.ForeignKey(Consent, models.CASCADE, related_name="events")
    what = models.CharField(
        max_length=12,
        choices=[(one.value, one.label) for one in Ended if one is not Ended.RAN_OUT],
    )
    at = models.DateTimeField(default=timezone.now, editable=False)
    #: Whom the person told, or who closed the case.
    told_to = models.ForeignKey(Staff, models.PROTECT, null=True, editable=False, related_name="+")
    told_to_name = models.CharField(max_length=100, blank=True, default="", editable=False)
    via = models.CharField(
        _("how"), max_length=10, choices=WithdrawnVia.choices, blank=True, default=""
    )
    remark = SealedText(_("remark"))

    class Meta:
        db_table = "privacy_consent_event"
        verbose_name = _("end of a consent")
        ordering: ClassVar = ["at", "id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="running_out_is_not_written_down", condition=~Q(what=Ended.RAN_OUT)
            )
        ]

    def __str__(self) -> str:
        return f"{self.what} {self.at:%Y-%m-%d}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Add the event, with the name of whoever acts."""
        actor = current_actor()
        if self._state.adding:
            self.told_to_id, self.told_to_name = actor.staff, actor.name
        super().save(*args, **kwargs)

    @property
    def subject(self) -> UUID:
        """Return the key of whom it is about."""
        key: UUID = self.consent.subject
        return key


class EndedLine(InLedger):
    """A line that an event ended: all of a consent, or only some."""

    event = models.ForeignKey(ConsentEvent, models.CASCADE, related_name="ended")
    line = models.ForeignKey(ConsentLine, models.CASCADE, related_name="ended_by")

    class Meta:
        db_table = "privacy_consent_ended_line"
        verbose_name = _("ended answer of a consent")
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["event", "line"], name="ended_once_by_each")
        ]

    def __str__(self) -> str:
        return f"{self.event_id} {self.line_id}"
