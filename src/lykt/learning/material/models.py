"""Material, its versions by language, and every move of its piles. Nobody stands in any of it."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from lykt.learning.base import Happened, Row
from lykt.learning.material.codes import Act, CheckedBy, Kind, MoveKind, Where
from lykt.organisation.models import Controller, Unit
from lykt.privacy.base import Ledger, WrittenOnce
from lykt.privacy.consent.in_words import language_name


class Material(Row):
    """A leaflet, a card, a poster: what for, whatever the language."""

    controller = models.ForeignKey(Controller, models.PROTECT, related_name="+")
    title = models.CharField(_("title"), max_length=200)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    purpose = models.TextField(_("what for"))
    #: The day it went out of use: it owes no review after that.
    rested_on = models.DateField(_("out of use"), null=True, editable=False)

    class Meta:
        db_table = "learning_material"
        ordering: ClassVar = ["title", "id"]
        verbose_name = _("material")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["controller", "title"], name="one_material_a_title")
        ]

    def __str__(self) -> str:
        return self.title


class Version(Row):
    """Material in one language, as it was made on a day. A change of the text is a new one."""

    material = models.ForeignKey(Material, models.CASCADE, related_name="versions")
    language = models.CharField(_("language"), max_length=5)
    number = models.PositiveSmallIntegerField(_("version"))
    made_on = models.DateField(_("made on"))
    reviewed_on = models.DateField(_("reviewed on"), null=True, blank=True)
    checked_on = models.DateField(_("checked by users on"), null=True, blank=True)
    checked_by = models.CharField(
        _("checked by"), max_length=10, choices=CheckedBy.choices, blank=True
    )
    #: Why it may be printed though no user has read it.
    unchecked_why = models.TextField(_("why unchecked"), blank=True)
    #: How many there are: the sum of its moves, kept so that the database refuses less than none.
    stock = models.PositiveIntegerField(_("stock"), default=0, editable=False)

    class Meta:
        db_table = "learning_material_version"
        ordering: ClassVar = ["language", "-number"]
        verbose_name = _("version of material")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["material", "language", "number"], name="one_version_of_a_number"
            ),
            models.CheckConstraint(
                name="a_check_says_by_whom",
                condition=Q(checked_on=None, checked_by="")
                | Q(checked_on__isnull=False) & ~Q(checked_by=""),
            ),
            models.CheckConstraint(
                name="material_is_reviewed_after_it_was_made",
                condition=Q(reviewed_on=None) | Q(reviewed_on__gte=F("made_on")),
            ),
            # The type of the column does not say so on every database.
            models.CheckConstraint(name="no_pile_is_less_than_none", condition=Q(stock__gte=0)),
        ]

    def __str__(self) -> str:
        return f"{self.language_name} {self.number}"

    @property
    def language_name(self) -> str:
        """Return what its language is called in the reader's own."""
        return language_name(self.language)

    @property
    def may_be_printed(self) -> bool:
        """Tell whether users have checked it, or it stands written why not."""
        return self.checked_on is not None or bool(self.unchecked_why)


class Move(WrittenOnce, Row):
    """Some came to a pile, or went from it. What was wrong is met by another move."""

    version = models.ForeignKey(Version, models.CASCADE, related_name="moves")
    kind = models.CharField(_("what"), max_length=12, choices=MoveKind.choices)
    #: How many came; less than nothing when they went.
    change = models.IntegerField(_("how many"))
    where = models.CharField(_("where"), max_length=10, choices=Where.choices, blank=True)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("unit"))
    day = models.DateField(_("day"))
    corrects = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="corrected_by"
    )
    by_name = models.CharField(max_length=100, editable=False)

    objects: ClassVar[Ledger] = Ledger()

    class Meta:
        db_table = "learning_material_move"
        ordering: ClassVar = ["-day", "-at", "-id"]
        verbose_name = _("move of material")
        constraints: ClassVar = [
            models.CheckConstraint(
                name="material_says_where_it_was_given",
                condition=Q(kind=MoveKind.GIVEN_OUT) & ~Q(where="")
                | ~Q(kind=MoveKind.GIVEN_OUT) & Q(where=""),
            ),
            models.CheckConstraint(
                name="only_what_takes_back_corrects",
                condition=Q(kind=MoveKind.TAKEN_BACK, corrects__isnull=False)
                | ~Q(kind=MoveKind.TAKEN_BACK) & Q(corrects=None),
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["version", "-day"])]

    def __str__(self) -> str:
        return f"{self.day} {self.kind} {self.change}"

    @property
    def signed(self) -> str:
        """Return who wrote it, in words."""
        return str(self.by) if self.by_id else self.by_name

    @property
    def is_taken_back(self) -> bool:
        """Tell whether another move has met this one. Fetch `corrected_by` with it."""
        met: Any = getattr(self, "corrected_by", None)
        return met is not None


class MaterialEvent(Happened):
    """What happened to material, and in which language."""

    material = models.ForeignKey(Material, models.CASCADE, related_name="events")
    language = models.CharField(max_length=5, blank=True)
    number = models.PositiveSmallIntegerField(null=True)
    act = models.CharField(max_length=20, choices=Act.choices)

    class Meta:
        db_table = "learning_material_event"
        ordering: ClassVar = ["-at", "-id"]
        verbose_name = _("what happened to material")

    def __str__(self) -> str:
        return self.act

    @property
    def what(self) -> str:
        """Return which version it was about, in words; empty for the material itself."""
        return f"{language_name(self.language)} {self.number}" if self.language else ""
