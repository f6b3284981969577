"""That a child belongs to a case, and how the child has it: two tables, kept apart.

The first is about whom the case is about, and names the child by its key alone. The second is
about the child: it goes with the child, and says nothing of any case.
"""

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lykt.cases.case.models import OfCase
from lykt.cases.children.codes import LivesWith, Notice, Relation, School, WhyEnded
from lykt.privacy.base import AboutSubject, Ledger, WrittenOnce
from lykt.privacy.consent.codes import Recipient
from lykt.privacy.sealing.fields import SealedText


class CaseChild(OfCase):
    """A child of a case, from a day, until a day. The child is a person of its own."""

    #: The key of the child, by the code it had then. Emptied when the child is erased.
    child = models.UUIDField(null=True, editable=False, db_index=True)
    relation = models.CharField(
        _("what the child is to them"), max_length=12, choices=Relation.choices
    )
    since = models.DateField(_("since"), default=timezone.localdate)
    until = models.DateField(_("until"), null=True, editable=False)
    why_ended = models.CharField(
        _("why no more"), max_length=10, choices=WhyEnded.choices, blank=True, default=""
    )

    class Meta(OfCase.Meta):
        db_table = "cases_child"
        verbose_name = _("child of a case")
        ordering: ClassVar = ["since", "at", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["case", "child"],
                condition=Q(until=None, child__isnull=False),
                name="a_child_once_a_case",
            ),
            models.CheckConstraint(
                name="a_child_ends_after_it_began",
                condition=Q(until=None) | Q(until__gte=F("since")),
            ),
            models.CheckConstraint(
                name="a_child_ends_for_a_reason",
                condition=Q(until=None, why_ended="") | Q(until__isnull=False) & ~Q(why_ended=""),
            ),
        ]

    def __str__(self) -> str:
        return self.relation


class ChildSituation(WrittenOnce, AboutSubject):
    """How a child has it from a day on, and which body is responsible: a ledger."""

    day = models.DateField(_("from"), default=timezone.localdate)
    lives_with = models.CharField(
        _("lives"), max_length=12, choices=LivesWith.choices, default=LivesWith.UNKNOWN
    )
    school = models.CharField(
        _("kindergarten or school"),
        max_length=16,
        choices=School.choices,
        default=School.UNKNOWN,
    )
    #: The body that answers for the child's rights; empty while nobody does.
    body = models.CharField(
        _("responsible body"),
        max_length=20,
        choices=Recipient.choices,
        blank=True,
        default="",
    )
    body_named = SealedText(_("who there"))
    notice = models.CharField(
        _("notice to child welfare"),
        max_length=12,
        choices=Notice.choices,
        default=Notice.NOT_YET,
    )
    needs = SealedText(_("what the child needs"))

    objects: ClassVar[Any] = Ledger()

    class Meta(AboutSubject.Meta):
        db_table = "cases_child_situation"
        verbose_name = _("how a child has it")
        ordering: ClassVar = ["-at", "-id"]
        indexes: ClassVar = [models.Index(fields=["subject", "-at"])]

    def __str__(self) -> str:
        return self.lives_with
