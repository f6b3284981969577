"""Scenes, and the signals about them. No row is about anybody."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from lykt.field.scenes.codes import (
    Done,
    SceneKind,
    SignalAct,
    SignalKind,
    SignalState,
    SourceKind,
    Strength,
)
from lykt.learning.base import Happened
from lykt.people.models import Kept
from lykt.privacy.base import AboutSubject
from lykt.privacy.sealing.fields import SealedText


class Scene(Kept):
    """A place or a milieu that signals are about, by a name of the work's own."""

    kind = models.CharField(_("kind"), max_length=10, choices=SceneKind.choices)
    name = models.CharField(_("what it is called here"), max_length=100)
    #: The named part of town, never a position.
    zone = models.CharField(_("zone"), max_length=100, blank=True)
    #: The last day anything was known of it: how long it is kept is counted from here.
    last_known = models.DateField(editable=False)

    class Meta:
        db_table = "field_scene"
        verbose_name = _("scene")
        ordering: ClassVar = ["name", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["unit", "name"], name="one_scene_a_name")
        ]

    def __str__(self) -> str:
        return self.name


class Signal(AboutSubject):
    """Something noticed about a scene on a day. `subject` is its own key, and nobody's."""

    scene = models.ForeignKey(Scene, models.CASCADE, related_name="signals")
    day = models.DateField(_("day"))
    kind = models.CharField(_("what was noticed"), max_length=10, choices=SignalKind.choices)
    source = models.CharField(_("where it is from"), max_length=8, choices=SourceKind.choices)
    strength = models.CharField(_("how sure it is"), max_length=10, choices=Strength.choices)
    words = SealedText(_("in a few words"))
    done = models.JSONField(_("what was done"), default=list, blank=True)
    state = models.CharField(
        max_length=8, choices=SignalState.choices, default=SignalState.STANDS, editable=False
    )
    #: The last day on which it holds, unless somebody looks at it again.
    review_on = models.DateField(_("holds until"), null=True, editable=False)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta(AboutSubject.Meta):
        db_table = "field_signal"
        verbose_name = _("signal about a scene")
        ordering: ClassVar = ["-day", "-at", "-id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["subject"], name="a_signal_has_a_key_of_its_own"),
            models.CheckConstraint(
                name="a_signal_holds_after_it_was_noticed",
                condition=Q(review_on=None) | Q(review_on__gte=F("day")),
            ),
            models.CheckConstraint(
                name="nothing_is_written_of_children_on_a_scene",
                condition=~Q(kind=SignalKind.MINORS) | Q(words=""),
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["unit", "-day"]),
            models.Index(fields=["unit", "changed_at"]),
        ]

    def __str__(self) -> str:
        return self.kind

    @property
    def done_in_words(self) -> list[Any]:
        """Return in words what was done."""
        return [Done(code).label for code in self.done if code in Done.values]

    @property
    def signed(self) -> Any:
        """Return who wrote it down, in words."""
        return self.by if self.by_id else self.by_name


class SignalEvent(Happened):
    """That something happened to a signal."""

    signal = models.ForeignKey(Signal, models.CASCADE, related_name="events")
    act = models.CharField(max_length=10, choices=SignalAct.choices)

    class Meta:
        db_table = "field_signal_event"
        verbose_name = _("what happened to a signal")
        ordering: ClassVar = ["-at", "-id"]

    def __str__(self) -> str:
        return self.act
