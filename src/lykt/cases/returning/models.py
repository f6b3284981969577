"""What has been done of the lists, the news after a journey, and why a return was stopped."""

from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lykt.cases.case.models import CaseEvent, OfCase, Step
from lykt.cases.returning.lists import ENTRIES, News, Reason
from lykt.privacy.base import Ledger, WrittenOnce


class Done(models.TextChoices):
    """How something of a list stands. What nobody has touched has no row."""

    TO_DO = "to_do", _("To do")
    DONE = "done", _("Done")
    NOT_NEEDED = "not_needed", _("Not needed")


class ListItem(OfCase):
    """Something of a list that has been touched; `step` is the step it was made into."""

    code = models.CharField(
        max_length=20, choices=[(code, entry.label) for code, entry in ENTRIES.items()]
    )
    state = models.CharField(max_length=10, choices=Done.choices, default=Done.TO_DO)
    day = models.DateField(default=timezone.localdate)
    step = models.OneToOneField(Step, models.SET_NULL, null=True, related_name="+")

    class Meta(OfCase.Meta):
        db_table = "cases_return_item"
        verbose_name = _("item of a list of a return")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case", "code"], name="once_on_the_list_of_a_case")
        ]

    def __str__(self) -> str:
        return self.code


class ReturnNews(WrittenOnce, OfCase):
    """What the return programme told after the journey: beside the event, which has the note."""

    event = models.OneToOneField(CaseEvent, models.CASCADE, related_name="+")
    how = models.CharField(_("how it goes"), max_length=10, choices=News.choices)
    #: When one asks next, where it was agreed; else the rule says.
    next_by = models.DateField(_("next by"), null=True, blank=True)

    objects: ClassVar[Ledger] = Ledger()

    class Meta(OfCase.Meta):
        db_table = "cases_return_news"
        verbose_name = _("news after a return")

    def __str__(self) -> str:
        return self.how


class ReturnStop(WrittenOnce, OfCase):
    """Why a return was stopped: beside the event, which has the note."""

    event = models.OneToOneField(CaseEvent, models.CASCADE, related_name="+")
    reason = models.CharField(_("why"), max_length=14, choices=Reason.choices)

    objects: ClassVar[Ledger] = Ledger()

    class Meta(OfCase.Meta):
        db_table = "cases_return_stop"
        verbose_name = _("why a return was stopped")

    def __str__(self) -> str:
        return self.reason
