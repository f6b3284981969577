"""A plan's reference group. Its members are bodies and roles: no names, no private addresses."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lykt.plans.group.codes import Outcome
from lykt.plans.models import Measure, Plan, Row


class Member(Row):
    """A body, or a role in it, that sits in the reference group of a plan."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="group_members")
    #: "The crisis centre, day manager", "The user council".
    name = models.CharField(_("body or role"), max_length=200)
    since = models.DateField(_("from"))
    until = models.DateField(_("to and including"), null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["name"]
        verbose_name = _("member of a reference group")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["plan", "name"],
                condition=Q(until=None),
                name="a_member_sits_once_in_a_group",
            ),
            models.CheckConstraint(
                name="a_member_leaves_after_coming",
                condition=Q(until=None) | Q(until__gte=F("since")),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class GroupMeeting(Row):
    """A meeting of the reference group."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="group_meetings")
    held_on = models.DateField(_("day"))
    members = models.ManyToManyField(
        Member, related_name="meetings", blank=True, verbose_name=_("who was there")
    )
    note = models.TextField(_("what was talked about"), blank=True)

    class Meta:
        ordering: ClassVar = ["-held_on", "-id"]
        verbose_name = _("meeting of a reference group")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["plan", "held_on"], name="a_group_meets_once_a_day")
        ]

    def __str__(self) -> str:
        return self.held_on.isoformat()


class Advice(Row):
    """What a reference group advised in a meeting, and what came of it."""

    meeting = models.ForeignKey(GroupMeeting, models.CASCADE, related_name="advice")
    text = models.TextField(_("advice"))
    #: What it is about; none where it is about all of the plan.
    measures = models.ManyToManyField(Measure, related_name="advice", blank=True)
    written_at = models.DateTimeField(default=timezone.now, editable=False)
    by_name = models.CharField(max_length=100, editable=False)

    class Meta:
        ordering: ClassVar = ["meeting__held_on", "written_at", "id"]
        verbose_name = _("advice of a reference group")

    def __str__(self) -> str:
        return self.text[:80]


class Answer(Row):
    """What the plan's owner answered to advice. Another answer is added; the last one counts."""

    advice = models.ForeignKey(Advice, models.CASCADE, related_name="answers")
    outcome = models.CharField(_("what came of it"), max_length=20, choices=Outcome.choices)
    reason = models.TextField(_("why"))
    written_at = models.DateTimeField(default=timezone.now, editable=False)
    by_name = models.CharField(max_length=100, editable=False)

    class Meta:
        ordering: ClassVar = ["written_at", "id"]
        verbose_name = _("answer to advice")

    def __str__(self) -> str:
        return str(self.get_outcome_display())
