"""A coordination meeting of a case, who is called to it, its agenda, and its minutes.

The minutes hold what was decided and what was told to whom, and no talk. Once closed they
are never rewritten: what was wrong is put right by another entry.
"""

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from lykt.cases.case.models import Member, OfCase
from lykt.cases.meetings.codes import MeetingState, ReceiptState, Room, Who, WhyCancelled
from lykt.organisation.models import Staff
from lykt.privacy.base import Ledger, WrittenOnce
from lykt.privacy.consent.codes import InformationKind, Recipient
from lykt.privacy.sealing.fields import SealedText


class Meeting(OfCase):
    """A coordination meeting: when, in what kind of room, and how it stands."""

    state = models.CharField(
        max_length=14, choices=MeetingState.choices, default=MeetingState.PLANNED, editable=False
    )
    starts_at = models.DateTimeField(_("begins"))
    ends_at = models.DateTimeField(_("ends"), null=True, blank=True)
    room = models.CharField(_("where"), max_length=10, choices=Room.choices)
    place = SealedText(_("which room"))
    held_at = models.DateTimeField(null=True, editable=False)
    closed_at = models.DateTimeField(null=True, editable=False)
    closed_by = models.ForeignKey(
        Staff, models.PROTECT, null=True, editable=False, related_name="+"
    )
    why_cancelled = models.CharField(
        _("why it is not held"),
        max_length=12,
        choices=WhyCancelled.choices,
        blank=True,
        default="",
    )

    class Meta(OfCase.Meta):
        db_table = "cases_meeting"
        verbose_name = _("coordination meeting")
        ordering: ClassVar = ["-starts_at", "-id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="a_meeting_ends_after_it_begins",
                condition=Q(ends_at=None) | Q(ends_at__gt=F("starts_at")),
            ),
            models.CheckConstraint(
                name="a_meeting_has_the_times_of_its_state",
                condition=Q(state=MeetingState.PLANNED, held_at=None, closed_at=None)
                | Q(state=MeetingState.CANCELLED, held_at=None, closed_at=None)
                | Q(state=MeetingState.HELD, held_at__isnull=False, closed_at=None)
                | Q(
                    state=MeetingState.MINUTES_CLOSED,
                    held_at__isnull=False,
                    closed_at__isnull=False,
                ),
            ),
            models.CheckConstraint(
                name="a_cancelled_meeting_says_why",
                condition=Q(state=MeetingState.CANCELLED) & ~Q(why_cancelled="")
                | ~Q(state=MeetingState.CANCELLED) & Q(why_cancelled=""),
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["case", "state", "starts_at"])]

    def __str__(self) -> str:
        return self.state


class OfMeeting(OfCase):
    """A row of a meeting, of the case that the meeting is of."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="%(class)ss")

    class Meta(OfCase.Meta):
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, as a row of the meeting's case."""
        if self._state.adding:
            self.case = self.meeting.case
        super().save(*args, **kwargs)


class Participant(OfMeeting):
    """Somebody who is called to a meeting: of the team, of a body, the person, who interprets."""

    who = models.CharField(_("comes as"), max_length=12, choices=Who.choices)
    member = models.ForeignKey(Member, models.CASCADE, null=True, blank=True, related_name="+")
    body = models.CharField(
        _("from"), max_length=20, choices=Recipient.choices, blank=True, default=""
    )
    #: Which one, where the body is one of several.
    body_named = SealedText(_("which"))
    #: Digests of that name under the key of each code of the person, see `case.Member`.
    named_keys = models.JSONField(default=list, blank=True, editable=False)
    name = SealedText(_("who comes"))
    present = models.BooleanField(_("was there"), null=True, editable=False)
    #: What a live consent let them be told on the day it was held. Own staff hear everything.
    covered = models.JSONField(default=list, blank=True, editable=False)

    class Meta(OfMeeting.Meta):
        db_table = "cases_meeting_participant"
        verbose_name = _("participant of a meeting")
        ordering: ClassVar = ["at", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["meeting", "member"],
                condition=Q(member__isnull=False),
                name="a_member_once_a_meeting",
            ),
            models.CheckConstraint(
                name="who_comes_from_the_team_is_a_member",
                condition=Q(who=Who.MEMBER, member__isnull=False)
                | ~Q(who=Who.MEMBER) & Q(member=None),
            ),
            models.CheckConstraint(
                name="who_comes_from_a_body_names_it",
                condition=Q(who=Who.BODY) & ~Q(body="") | ~Q(who=Who.BODY) & Q(body=""),
            ),
        ]

    def __str__(self) -> str:
        return self.who


class AgendaItem(OfMeeting):
    """What is to be talked about, and which kinds of information it touches."""

    place = models.PositiveSmallIntegerField()
    #: Kinds of information, or "practical" alone.
    kinds = models.JSONField(_("about"))
    title = SealedText(_("what"))

    class Meta(OfMeeting.Meta):
        db_table = "cases_meeting_item"
        verbose_name = _("item of a meeting")
        ordering: ClassVar = ["place", "id"]

    def __str__(self) -> str:
        return str(self.place)


class OfItem(OfMeeting):
    """A row of one item of a meeting."""

    item = models.ForeignKey(AgendaItem, models.CASCADE, related_name="%(class)ss")

    class Meta(OfMeeting.Meta):
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, as a row of the item's meeting."""
        if self._state.adding:
            self.meeting = self.item.meeting
        super().save(*args, **kwargs)


class LeftRoom(OfItem):
    """Somebody who was at the meeting and was not in the room for one item."""

    participant = models.ForeignKey(Participant, models.CASCADE, related_name="+")

    class Meta(OfItem.Meta):
        db_table = "cases_meeting_left"
        verbose_name = _("who left the room")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["item", "participant"], name="left_once_an_item")
        ]

    def __str__(self) -> str:
        return "left"


class ToldThere(OfItem):
    """What was told of one kind under an item, to those from outside who were in the room."""

    kind = models.CharField(_("kind"), max_length=20, choices=InformationKind.choices)
    text = SealedText(_("what was told"))

    class Meta(OfItem.Meta):
        db_table = "cases_meeting_told"
        verbose_name = _("what was told in a meeting")
        ordering: ClassVar = ["item__place", "kind"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["item", "kind"], name="a_kind_once_an_item")
        ]

    def __str__(self) -> str:
        return self.kind


class Decision(OfItem):
    """What was decided, who does it and by when. It becomes a step as the minutes close."""

    what = SealedText(_("decided"))
    owner = models.ForeignKey(
        Staff, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("who")
    )
    owner_body = models.CharField(
        _("or the body that does it"),
        max_length=20,
        choices=Recipient.choices,
        blank=True,
        default="",
    )
    due = models.DateField(_("by"))

    class Meta(OfItem.Meta):
        db_table = "cases_meeting_decision"
        verbose_name = _("decision of a meeting")
        ordering: ClassVar = ["item__place", "at", "id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="a_decision_is_somebodys",
                condition=Q(owner__isnull=False, owner_body="")
                | Q(owner=None) & ~Q(owner_body=""),
            )
        ]

    def __str__(self) -> str:
        return str(self.due)


class MeetingReceipt(OfMeeting):
    """That somebody from outside was told something in the meeting, and where it is recorded.

    Made as the minutes close; the record itself stands among what was shared.
    """

    participant = models.ForeignKey(Participant, models.CASCADE, related_name="+")
    state = models.CharField(
        max_length=10, choices=ReceiptState.choices, default=ReceiptState.WAITING
    )
    #: The handle of the entry among what was shared.
    disclosure = models.CharField(max_length=16, blank=True, default="")

    class Meta(OfMeeting.Meta):
        db_table = "cases_meeting_receipt"
        verbose_name = _("receipt of a meeting")
        ordering: ClassVar = ["at", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["meeting", "participant"], name="one_receipt_a_participant"
            ),
            models.CheckConstraint(
                name="a_receipt_leads_to_its_entry",
                condition=Q(state=ReceiptState.WAITING, disclosure="")
                | ~Q(state=ReceiptState.WAITING) & ~Q(disclosure=""),
            ),
        ]

    def __str__(self) -> str:
        return self.state


class MinutesCorrection(WrittenOnce, OfMeeting):
    """Something that was wrong in minutes that are closed, and what is right."""

    text = SealedText(_("what is right"))

    objects: ClassVar[Any] = Ledger()

    class Meta(OfMeeting.Meta):
        db_table = "cases_meeting_correction"
        verbose_name = _("correction of minutes")
        ordering: ClassVar = ["at", "id"]

    def __str__(self) -> str:
        return "correction"
