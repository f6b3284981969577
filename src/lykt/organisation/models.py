"""Controllers, their units, the staff, and the posts that staff hold."""

from collections.abc import Iterator
from datetime import date
from typing import Any, ClassVar

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from lykt.organisation.acting import Actor, Post
from lykt.organisation.codes import AccountAct
from lykt.organisation.keys import new_handle, new_id
from lykt.organisation.models_notices import Notice, NoticeRole, NoticeSeen
from lykt.organisation.roles import CONTROLLER_WIDE, ControllerKind, Role, UnitKind
from lykt.organisation.rules import age_bands_problem


__all__ = [
    "AccountChange",
    "Controller",
    "Notice",
    "NoticeRole",
    "NoticeSeen",
    "Staff",
    "StaffPost",
    "Unit",
    "valid_age_bands",
]


class Controller(models.Model):
    """A municipality or organisation that answers for what is written about a person."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.CharField(_("name"), max_length=100, unique=True)
    kind = models.CharField(
        _("kind"),
        max_length=20,
        choices=ControllerKind.choices,
        default=ControllerKind.MUNICIPALITY,
    )

    class Meta:
        ordering: ClassVar = ["name"]
        verbose_name = _("municipality or organisation")

    def __str__(self) -> str:
        return self.name


def valid_age_bands(text: str) -> None:
    """Refuse bands that overlap, leave a gap or do not read as whole years."""
    if problem := age_bands_problem(text):
        raise ValidationError(problem)


class Unit(models.Model):
    """A service of some kind, run by one controller."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    handle = models.CharField(max_length=16, unique=True, default=new_handle, editable=False)
    controller = models.ForeignKey(Controller, models.PROTECT, related_name="units")
    name = models.CharField(_("name"), max_length=100)
    kind = models.CharField(
        _("kind"), max_length=20, choices=UnitKind.choices, default=UnitKind.WHOLE_SERVICE
    )
    #: The upper-open starts of the age bands: "18, 24, 30, 40, 50" is under 18, 18–23, …, 50+.
    age_bands = models.CharField(
        _("age bands begin at"),
        max_length=100,
        default="18, 24, 30, 40, 50",
        validators=[valid_age_bands],
    )
    active = models.BooleanField(_("in use"), default=True)

    class Meta:
        ordering: ClassVar = ["name"]
        verbose_name = _("unit")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["controller", "name"], name="one_unit_of_a_name")
        ]

    def __str__(self) -> str:
        return self.name


class StaffManager(BaseUserManager["Staff"]):
    """Makes accounts; a password is optional, since single sign-on may take its place."""

    def create_user(self, username: str, password: str | None = None, **fields: Any) -> "Staff":
        """Make an account that can sign in but may nothing until it is given a post."""
        staff = self.model(username=self.model.normalize_username(username), **fields)
        staff.set_password(password)
        staff.save(using=self._db)
        return staff


class Staff(AbstractBaseUser):
    """Someone who works with Lykt. What they may do follows from their posts alone."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    handle = models.CharField(max_length=16, unique=True, default=new_handle, editable=False)
    username = models.CharField(
        _("user name"),
        max_length=60,
        unique=True,
        validators=[UnicodeUsernameValidator()],
        error_messages={"unique": _("Someone already has this user name. Choose another one.")},
    )
    name = models.CharField(_("name"), max_length=100)
    email = models.EmailField(_("work e-mail"), blank=True)
    language = models.CharField(
        _("language"), max_length=5, choices=settings.LANGUAGES, blank=True, default=""
    )
    is_active = models.BooleanField(_("may sign in"), default=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    #: Somebody else knows this password: nothing can be done before another is chosen.
    password_is_temporary = models.BooleanField(default=False, editable=False)
    #: Part of what every session of the account is signed with: a new stamp ends them all.
    session_stamp = models.CharField(max_length=16, default=new_handle, editable=False)

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar = ["name"]
    objects = StaffManager()

    class Meta:
        ordering: ClassVar = ["name", "username"]
        verbose_name = _("member of staff")

    def __str__(self) -> str:
        return self.name or self.username

    def get_session_auth_hash(self) -> str:
        """Return what a session must carry to be this account's, today."""
        return self._session_hash(settings.SECRET_KEY)

    def get_session_auth_fallback_hash(self) -> Iterator[str]:
        """Return the same under keys that have been replaced and are still accepted."""
        for key in settings.SECRET_KEY_FALLBACKS:
            yield self._session_hash(key)

    def _session_hash(self, key: str | bytes) -> str:
        """Sign password and stamp: a change of either ends every session of the account."""
        value = f"{self.password}:{self.session_stamp}"
        return salted_hmac("lykt.session", value, secret=key, algorithm="sha256").hexdigest()

    def as_actor(self) -> Actor:
        """Return this account as the one who acts, with the posts it holds today."""
        posts = tuple(
            Post(role=role, controller=controller, unit=unit)
            for role, controller, unit in self.posts.held_on(timezone.localdate()).values_list(
                "role", "controller_id", "unit_id"
            )
        )
        return Actor(kind="staff", name=self.username, staff=self.pk, posts=posts)


class PostQuerySet(models.QuerySet["StaffPost"]):
    """Posts by the day they are held on."""

    def held_on(self, day: date) -> "PostQuerySet":
        """Keep the posts that have begun and not ended on `day`."""
        return self.filter(Q(until=None) | Q(until__gte=day), since__lte=day)


class StaffPost(models.Model):
    """A role held in a unit, or in a whole controller for those who oversee."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    handle = models.CharField(max_length=16, unique=True, default=new_handle, editable=False)
    staff = models.ForeignKey(Staff, models.CASCADE, related_name="posts")
    controller = models.ForeignKey(Controller, models.PROTECT, related_name="posts")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="posts")
    role = models.CharField(_("role"), max_length=30, choices=Role.choices)
    since = models.DateField(_("from"), default=timezone.localdate)
    until = models.DateField(_("to and including"), null=True, blank=True)

    objects = PostQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["since", "id"]
        verbose_name = _("post")
        constraints: ClassVar = [
            models.CheckConstraint(
                name="overseers_have_no_unit_and_others_have_one",
                condition=Q(role__in=[role.value for role in CONTROLLER_WIDE], unit=None)
                | (~Q(role__in=[role.value for role in CONTROLLER_WIDE]) & Q(unit__isnull=False)),
            ),
            models.CheckConstraint(
                name="a_post_ends_after_it_began",
                condition=Q(until=None) | Q(until__gte=models.F("since")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()}, {self.unit or self.controller}"


class AccountChange(models.Model):
    """What was done to accounts, by whom: written with the change, never rewritten."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    staff = models.ForeignKey(Staff, models.PROTECT, related_name="history")
    at = models.DateTimeField(default=timezone.now, editable=False)
    by = models.CharField(max_length=100)
    what = models.CharField(max_length=40, choices=AccountAct.choices)
    detail = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering: ClassVar = ["-at", "-id"]
        verbose_name = _("change of an account")

    def __str__(self) -> str:
        return f"{self.what} {self.staff_id}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write a new entry; one that stands is never rewritten."""
        if not self._state.adding:
            raise RuntimeError("the history of an account is not rewritten")
        super().save(*args, **kwargs)
