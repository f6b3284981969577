"""A network, who is in it, its meetings with their points, and what was decided.

The words are about the work. Nobody who is met by the services stands in any of them.
"""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lykt.learning.base import Happened, Row
from lykt.learning.networks.codes import Act, MeetingState, TaskState
from lykt.organisation.models import Controller, Staff


class Network(Row):
    """A standing group of bodies that meet."""

    controller = models.ForeignKey(Controller, models.PROTECT, related_name="+")
    name = models.CharField(_("name"), max_length=200)
    purpose = models.TextField(_("what for"))
    #: How many months lie between its meetings at most; empty when it meets as needed.
    every_months = models.PositiveSmallIntegerField(_("rhythm"), null=True, blank=True)
    since = models.DateField(_("since"), default=timezone.localdate)
    #: The day it was put to rest: it owes no meeting after that.
    rested_on = models.DateField(_("put to rest"), null=True, editable=False)

    class Meta:
        db_table = "learning_network"
        ordering: ClassVar = ["name", "id"]
        verbose_name = _("network")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["controller", "name"], name="one_network_of_a_name"),
            models.CheckConstraint(
                name="a_rhythm_is_no_nought",
                condition=Q(every_months=None) | Q(every_months__gte=1),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Member(Row):
    """Who is in a network: somebody who works here, or a body by the role that comes."""

    network = models.ForeignKey(Network, models.CASCADE, related_name="members")
    staff = models.ForeignKey(
        Staff, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("staff")
    )
    body = models.CharField(_("body"), max_length=200, blank=True)
    role = models.CharField(_("role"), max_length=200, blank=True)
    since = models.DateField(_("since"), default=timezone.localdate)
    left_on = models.DateField(_("went out"), null=True, editable=False)

    class Meta:
        db_table = "learning_network_member"
        ordering: ClassVar = ["body", "at", "id"]
        verbose_name = _("member of a network")
        constraints: ClassVar = [
            models.CheckConstraint(
                name="a_member_is_staff_or_a_body",
                condition=Q(staff=None) & ~Q(body="") | Q(staff__isnull=False) & Q(body=""),
            )
        ]

    def __str__(self) -> str:
        return " · ".join(part for part in (str(self.staff or self.body), self.role) if part)


class Meeting(Row):
    """A meeting of a network."""

    network = models.ForeignKey(Network, models.CASCADE, related_name="meetings")
    day = models.DateField(_("day"))
    place = models.CharField(_("place"), max_length=200, blank=True)
    state = models.CharField(
        _("how it stands"),
        max_length=10,
        choices=MeetingState.choices,
        default=MeetingState.PLANNED,
        editable=False,
    )
    #: How many came. Who they were is not kept.
    came = models.PositiveSmallIntegerField(_("how many came"), null=True, editable=False)
    more = models.TextField(_("besides"), blank=True, editable=False)

    class Meta:
        db_table = "learning_network_meeting"
        ordering: ClassVar = ["-day", "-id"]
        verbose_name = _("meeting of a network")
        indexes: ClassVar = [models.Index(fields=["network", "-day"])]

    def __str__(self) -> str:
        return f"{self.day}"


class Point(Row):
    """A point of an agenda, and what is in the minutes of it."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="points")
    title = models.CharField(_("point"), max_length=200)
    minutes = models.TextField(_("minutes"), blank=True)
    place = models.PositiveSmallIntegerField()

    class Meta:
        db_table = "learning_network_point"
        ordering: ClassVar = ["place", "id"]
        verbose_name = _("point of an agenda")

    def __str__(self) -> str:
        return self.title


class Decision(Row):
    """What was decided: a task where somebody is to do something, by a day if one was set."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="decisions")
    text = models.CharField(_("what was decided"), max_length=200)
    owner = models.ForeignKey(
        Staff, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("who")
    )
    body = models.CharField(_("which body"), max_length=200, blank=True)
    due = models.DateField(_("by"), null=True, blank=True)
    state = models.CharField(
        _("how it stands"), max_length=10, choices=TaskState.choices, default=TaskState.NONE
    )
    settled_on = models.DateField(_("done or dropped"), null=True, editable=False)

    class Meta:
        db_table = "learning_network_decision"
        ordering: ClassVar = ["at", "id"]
        verbose_name = _("decision of a network")
        constraints: ClassVar = [
            models.CheckConstraint(
                name="a_task_of_a_network_has_one_owner",
                condition=Q(state=TaskState.NONE, owner=None, body="", due=None)
                | ~Q(state=TaskState.NONE)
                & (Q(owner=None) & ~Q(body="") | Q(owner__isnull=False, body="")),
            ),
            models.CheckConstraint(
                name="a_settled_task_of_a_network_has_its_day",
                condition=Q(
                    state__in=[TaskState.DONE, TaskState.DROPPED], settled_on__isnull=False
                )
                | ~Q(state__in=[TaskState.DONE, TaskState.DROPPED]) & Q(settled_on=None),
            ),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def who(self) -> str:
        """Return who does it, in words; empty where nobody has to."""
        return str(self.owner) if self.owner_id else self.body


class NetworkEvent(Happened):
    """What happened to a network, and at which meeting."""

    network = models.ForeignKey(Network, models.CASCADE, related_name="events")
    meeting = models.ForeignKey(Meeting, models.CASCADE, null=True, related_name="+")
    act = models.CharField(max_length=20, choices=Act.choices)

    class Meta:
        db_table = "learning_network_event"
        ordering: ClassVar = ["-at", "-id"]
        verbose_name = _("what happened to a network")

    def __str__(self) -> str:
        return self.act
