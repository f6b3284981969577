"""Invitations, what was done about a lawyer, and how a case changed hands."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lykt.cases.case.models import Member, OfCase
from lykt.cases.team.states import Invited, Lawyer, Moved
from lykt.organisation.keys import new_handle, new_id
from lykt.organisation.models import Controller, Staff
from lykt.privacy.base import AboutSubject, Ledger, WrittenOnce
from lykt.privacy.consent.codes import Recipient
from lykt.privacy.disclosure.models import Disclosure
from lykt.privacy.sealing.fields import SealedText


class PartnerDomain(models.Model):
    """A domain at which those of a body have their addresses: only they can be invited."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    handle = models.CharField(max_length=16, unique=True, default=new_handle, editable=False)
    controller = models.ForeignKey(Controller, models.PROTECT, related_name="+")
    body = models.CharField(_("body"), max_length=20, choices=Recipient.choices)
    domain = models.CharField(_("domain of their addresses"), max_length=100)
    at = models.DateTimeField(default=timezone.now, editable=False)
    by = models.ForeignKey(Staff, models.PROTECT, null=True, editable=False, related_name="+")

    class Meta:
        db_table = "cases_partner_domain"
        verbose_name = _("domain of a partner")
        ordering: ClassVar = ["body", "domain"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["controller", "body", "domain"], name="a_domain_once_a_body"
            )
        ]

    def __str__(self) -> str:
        return self.domain


class Invitation(OfCase):
    """Somebody of another body, asked into a team by their address at work."""

    #: At work: it is about somebody who works there, and not about the person of the case.
    address = models.EmailField(_("e-mail at work"))
    state = models.CharField(max_length=14, choices=Invited.choices, default=Invited.INVITED)
    body = models.CharField(_("from"), max_length=20, choices=Recipient.choices)
    body_named = SealedText(_("which"))
    #: As `Member.named_keys`.
    named_keys = models.JSONField(default=list, blank=True, editable=False)
    until = models.DateField(_("to and including"))
    changed_at = models.DateTimeField(auto_now=True)
    member = models.ForeignKey(
        Member, models.CASCADE, null=True, editable=False, related_name="invitations"
    )

    class Meta(OfCase.Meta):
        db_table = "cases_invitation"
        verbose_name = _("invitation to a case's team")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["case", "address"],
                condition=Q(state__in=["invited", "account_made"]),
                name="invited_once_at_a_time",
            ),
            models.CheckConstraint(
                name="who_has_accepted_is_a_member",
                condition=Q(state="accepted", member__isnull=False)
                | ~Q(state="accepted") & Q(member=None),
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["address", "state"])]

    def __str__(self) -> str:
        return self.state


class HandedOver(WrittenOnce, OfCase):
    """That a case was handed to another coordinator, and what they were told."""

    from_staff = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    to_staff = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    stays = models.BooleanField(_("stays as a helper"), default=False)
    note = SealedText(_("what the next coordinator must know"))

    objects: ClassVar[Any] = Ledger()

    class Meta(OfCase.Meta):
        db_table = "cases_handed_over"
        verbose_name = _("handing over of a case")

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d}"


class LawyerEvent(WrittenOnce, OfCase):
    """What happened about a lawyer on a day; how it stands follows from the latest."""

    what = models.CharField(
        _("what happened"),
        max_length=14,
        choices=[choice for choice in Lawyer.choices if choice[0] != Lawyer.NONE],
    )
    day = models.DateField(_("day"), default=timezone.localdate)
    name = SealedText(_("who the lawyer is"))

    objects: ClassVar[Any] = Ledger()

    class Meta(OfCase.Meta):
        db_table = "cases_lawyer_event"
        verbose_name = _("what happened about a lawyer")
        ordering: ClassVar = ["-day", "-at", "-id"]

    def __str__(self) -> str:
        return self.what


class LawyerHours(WrittenOnce, OfCase):
    """Hours a lawyer used on a day: a number, and nothing of what was said."""

    day = models.DateField(_("day"), default=timezone.localdate)
    hours = models.DecimalField(_("hours"), max_digits=4, decimal_places=2)
    #: Free legal advice before anything is reported is counted by itself.
    before_reporting = models.BooleanField(_("before anything was reported"), default=True)

    objects: ClassVar[Any] = Ledger()

    class Meta(OfCase.Meta):
        db_table = "cases_lawyer_hours"
        verbose_name = _("hours of a lawyer")
        ordering: ClassVar = ["-day", "-at", "-id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="a_lawyer_uses_some_hours", condition=Q(hours__gt=0, hours__lte=24)
            )
        ]

    def __str__(self) -> str:
        return str(self.hours)


class Incoming(AboutSubject):
    """A case that another city asks to have taken over. `unit` is who is asked.

    It is about the person as the city before knows them, and what it says is what the
    receipt of that city says: it goes when they are erased there. Nothing in it leads to
    what becomes of them here, nor the other way round.
    """

    disclosure = models.ForeignKey(Disclosure, models.CASCADE, related_name="+")
    state = models.CharField(max_length=10, choices=Moved.choices, default=Moved.WAITING)
    answered_at = models.DateTimeField(null=True, editable=False)
    answered_by = models.ForeignKey(
        Staff, models.PROTECT, null=True, editable=False, related_name="+"
    )

    class Meta(AboutSubject.Meta):
        db_table = "cases_incoming"
        verbose_name = _("case that another city asks about")
        constraints: ClassVar = [
            models.CheckConstraint(
                name="what_waits_has_no_answer",
                condition=Q(state="waiting", answered_at=None)
                | ~Q(state="waiting") & Q(answered_at__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return self.state
