"""Notices: what somebody must be told, loudly, and who has seen that it happened."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lykt.organisation.keys import new_handle, new_id
from lykt.organisation.roles import Role


class Notice(models.Model):
    """Something that has happened and that those it reaches must know.

    It reaches whoever holds one of its roles where it happened (see `NoticeRole`), or the
    one member of staff whom it is about. It holds codes and handles, never a word about
    a person met: the data-protection officer reads it and sees no person.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    handle = models.CharField(max_length=16, unique=True, default=new_handle, editable=False)
    at = models.DateTimeField(default=timezone.now, editable=False)
    #: A `NoticeKind`. Not bound to its choices here: rooms add kinds, and tables stay.
    what = models.CharField(_("what happened"), max_length=40)
    controller = models.ForeignKey("organisation.Controller", models.PROTECT, related_name="+")
    #: Where it happened; none means in the whole controller.
    unit = models.ForeignKey("organisation.Unit", models.PROTECT, null=True, related_name="+")
    #: Whom it is told directly, whatever post they hold; none means by role alone.
    staff = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="notices"
    )
    by = models.CharField(max_length=100)
    #: Codes, user names and days with " · " between.
    about = models.CharField(max_length=200, blank=True)
    #: The name of an address and the handles it takes, with spaces between.
    link = models.CharField(max_length=200, blank=True)
    #: The key of whom the link leads to, never shown: the notice goes when they are erased.
    subject = models.UUIDField(null=True, editable=False)

    class Meta:
        ordering: ClassVar = ["-at", "-id"]
        verbose_name = _("notice")
        indexes: ClassVar = [
            models.Index(fields=["controller", "-at"]),
            models.Index(fields=["subject"]),
        ]

    def __str__(self) -> str:
        return f"{self.what} {self.at:%Y-%m-%d}"


class NoticeRole(models.Model):
    """A role that a notice is told to."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    notice = models.ForeignKey(Notice, models.CASCADE, related_name="roles")
    role = models.CharField(_("role"), max_length=30, choices=Role.choices)

    class Meta:
        verbose_name = _("role told of something")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["notice", "role"], name="a_role_is_told_once")
        ]

    def __str__(self) -> str:
        return self.role


class NoticeSeen(models.Model):
    """Someone has said that they have seen a notice, and when. It is not taken back."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    notice = models.ForeignKey(Notice, models.CASCADE, related_name="seen_by")
    staff = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering: ClassVar = ["at", "id"]
        verbose_name = _("notice seen")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["notice", "staff"], name="one_sees_a_notice_once")
        ]

    def __str__(self) -> str:
        return f"{self.notice_id} {self.staff_id}"
