"""What has been let out, what was held back, and what was found wrong with it later.

Every attempt to share is one row, never rewritten. What was let out has a receipt number
and names exactly what went; what was held back names the kinds, and keeps no text of them.
"""

from typing import ClassVar
from uuid import UUID

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lykt.organisation.keys import new_id
from lykt.organisation.models import Controller
from lykt.privacy.base import AboutSubject, WrittenOnce
from lykt.privacy.consent.codes import InformationKind, Purpose, Recipient
from lykt.privacy.disclosure.codes import Afterwards, Basis, Lack, Way
from lykt.privacy.sealing.fields import SealedText


class ReceiptCounter(models.Model):
    """The last receipt number of a controller in a year. Held by whoever writes the next."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    controller = models.ForeignKey(Controller, models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        db_table = "privacy_disclosure_counter"
        verbose_name = _("last receipt number")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["controller", "year"], name="one_counter_a_year")
        ]

    def __str__(self) -> str:
        return f"{self.year}-{self.last:04}"


class Disclosure(WrittenOnce, AboutSubject):
    """One attempt to let something out. `at` is when it was written down, `told_at` when told."""

    refused = models.BooleanField(_("held back"))
    #: The receipt: the year and a number without a gap in the controller's year.
    year = models.PositiveSmallIntegerField(null=True)
    number = models.PositiveIntegerField(null=True)
    recipient = models.CharField(_("to whom"), max_length=20, choices=Recipient.choices)
    recipient_named = SealedText(_("who exactly"))
    way = models.CharField(_("in which way"), max_length=20, choices=Way.choices)
    told_at = models.DateTimeField(_("when it was told"))
    basis = models.CharField(_("ground"), max_length=10, choices=Basis.choices)
    purpose = models.CharField(_("what for"), max_length=20, choices=Purpose.choices, blank=True)
    #: The key of the case that the consent belongs to, where there is one.
    matter = models.UUIDField(null=True)
    #: The rule of the rulebook, and the first day of the version that held.
    duty = models.CharField(_("duty"), max_length=60, blank=True)
    duty_since = models.DateField(null=True)
    #: How sure the rulebook was of it that day, see `rulebook.Standing`.
    duty_standing = models.CharField(max_length=20, blank=True)
    #: Why the duty held, in the worker's own words.
    reason = SealedText(_("why the duty holds"))
    #: Shared under a duty that nobody has confirmed, or not lately.
    uncertain = models.BooleanField(_("uncertain ground"), default=False)
    #: Made with the subject's own key over all that the receipt says, see `receipts`.
    digest = models.CharField(max_length=64, blank=True)
    #: The form it came from, of what was let out: sent twice, it is one disclosure.
    once = models.CharField(max_length=16, null=True, unique=True)  # noqa: DJ001

    class Meta(AboutSubject.Meta):
        db_table = "privacy_disclosure"
        verbose_name = _("disclosure")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["controller", "year", "number"], name="a_receipt_number_once"
            ),
            models.CheckConstraint(
                name="what_went_out_has_a_receipt",
                condition=Q(refused=True, number=None, year=None, digest="")
                | (Q(refused=False, number__gte=1, year__isnull=False) & ~Q(digest="")),
            ),
            models.CheckConstraint(
                name="what_went_out_has_a_ground",
                condition=Q(refused=True)
                | (Q(basis=Basis.CONSENT) & ~Q(purpose="") & Q(duty="", uncertain=False))
                | (Q(basis=Basis.DUTY, purpose="") & ~Q(duty="") & ~Q(reason="")),
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["subject", "-at"]),
            models.Index(fields=["unit", "-at"]),
        ]

    def __str__(self) -> str:
        return self.receipt_number or str(self.handle)

    @property
    def receipt_number(self) -> str:
        """Return the number of the receipt, "2026-0001"; nothing for what was held back."""
        return "" if self.number is None else f"{self.year}-{self.number:04}"


class DisclosedItem(WrittenOnce):
    """One kind of information: exactly what went of it, or why nothing did."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    disclosure = models.ForeignKey(Disclosure, models.CASCADE, related_name="items")
    place = models.PositiveSmallIntegerField()
    kind = models.CharField(_("kind"), max_length=20, choices=InformationKind.choices)
    #: Empty for what was held back: what did not go out is not kept.
    text = SealedText(_("what was told"))
    lack = models.CharField(_("why not"), max_length=30, choices=Lack.choices, blank=True)
    #: The key of the line of the consent that covered it, and what it said that day.
    consent_line = models.UUIDField(null=True)
    consent_given = models.DateField(null=True)
    consent_until = models.DateField(null=True)

    class Meta:
        db_table = "privacy_disclosed_item"
        ordering: ClassVar = ["place"]
        verbose_name = _("what was told")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["disclosure", "place"], name="one_item_a_place"),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()

    @property
    def subject(self) -> UUID:
        """Return the key of whom it is about: the text is sealed for them."""
        key: UUID = self.disclosure.subject
        return key


class Correction(WrittenOnce, AboutSubject):
    """Something that was found wrong with a disclosure, or done about it, later."""

    disclosure = models.ForeignKey(Disclosure, models.CASCADE, related_name="corrections")
    what = models.CharField(_("what about it"), max_length=20, choices=Afterwards.choices)
    text = SealedText(_("in your own words"))

    class Meta(AboutSubject.Meta):
        db_table = "privacy_disclosure_correction"
        verbose_name = _("note on a disclosure")

    def __str__(self) -> str:
        return self.get_what_display()
