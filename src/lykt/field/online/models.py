"""Chats and calls, as counts with codes; numbers as pseudonyms for the sake of one warning."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lykt.field.online import codes
from lykt.organisation.keys import new_id
from lykt.organisation.models import Controller, Staff
from lykt.people.models import Kept


class Chat(Kept):
    """A chat, or several messages alike: where, for how long, with whom as a kind, about what."""

    date = models.DateField(_("date"))
    channel = models.CharField(
        pgettext_lazy("online", "where"), max_length=14, choices=codes.Channel.choices
    )
    target = models.CharField(
        _("target group"),
        max_length=6,
        choices=codes.Target.choices,
        default=codes.Target.UNSURE,
    )
    minutes = models.PositiveSmallIntegerField(
        pgettext_lazy("of time", "minutes"), null=True, blank=True
    )
    themes = models.JSONField(_("themes"), default=list, blank=True)
    referred = models.JSONField(_("shown the way to"), default=list, blank=True)
    #: Messages to advertisers are sent several at once.
    count = models.PositiveSmallIntegerField(default=1)
    corrected_at = models.DateTimeField(null=True, editable=False)
    corrected_by = models.ForeignKey(
        Staff, models.PROTECT, null=True, editable=False, related_name="+"
    )
    #: Taken back by whoever wrote it down: it is counted nowhere.
    undone_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        db_table = "field_chat"
        verbose_name = _("chat")
        ordering: ClassVar = ["-date", "-registered_at", "-id"]
        constraints: ClassVar = [
            models.CheckConstraint(name="a_chat_counts", condition=Q(count__gte=1))
        ]
        indexes: ClassVar = [
            models.Index(fields=["unit", "-date"]),
            models.Index(fields=["unit", "changed_at"]),
        ]

    def __str__(self) -> str:
        return f"{self.date} {self.channel}"


class CalledNumber(models.Model):
    """A number that was called, as a pseudonym under the key for calls. It leads to nobody.

    It is another pseudonym than the one of the adverts, and cannot be joined with it.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    controller = models.ForeignKey(Controller, models.PROTECT, related_name="+")
    token = models.CharField(max_length=64)
    #: How long it is kept is counted from the last call.
    last_on = models.DateField()

    class Meta:
        db_table = "field_called_number"
        verbose_name = _("number that was called, keyed")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["controller", "token"], name="one_called_number_a_token"
            )
        ]

    def __str__(self) -> str:
        return str(self.last_on)


class Call(Kept):
    """A call to an advertiser: in which language, with a mediator or not, what came of it."""

    date = models.DateField(_("date"))
    #: Empty once the number's time is over: the call is still counted.
    number = models.ForeignKey(
        CalledNumber, models.SET_NULL, null=True, editable=False, related_name="calls"
    )
    language = models.CharField(_("language"), max_length=3, blank=True)
    mediator = models.BooleanField(_("with a cultural mediator"), default=False)
    outcome = models.CharField(_("what came of it"), max_length=14, choices=codes.Outcome.choices)
    undone_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        db_table = "field_call"
        verbose_name = _("call to an advertiser")
        ordering: ClassVar = ["-date", "-registered_at", "-id"]
        indexes: ClassVar = [
            models.Index(fields=["unit", "-date"]),
            models.Index(fields=["unit", "changed_at"]),
        ]

    def __str__(self) -> str:
        return f"{self.date} {self.outcome}"
