"""The person, the contact, and what keeps their history: corrections and merges.

Every table carries the controller that answers for the person and the unit that met them.
No table here holds a name, a number or free text.
"""

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lykt.organisation.acting import current_actor
from lykt.organisation.keys import new_handle, new_id
from lykt.organisation.models import Controller, Staff, Unit
from lykt.people.codes import Channel, CorrectionReason, Gender, MergeReason, Origin
from lykt.people.pseudonyms import fold
from lykt.people.rules import OLDEST_BIRTH_YEAR
from lykt.privacy.base import AboutPeople


class Kept(models.Model):
    """What all tables about people share: who keeps the row, and who wrote it when."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    handle = models.CharField(max_length=16, unique=True, default=new_handle, editable=False)
    controller = models.ForeignKey(Controller, models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    registered_at = models.DateTimeField(default=timezone.now, editable=False)
    registered_by = models.ForeignKey(
        Staff, models.PROTECT, null=True, editable=False, related_name="+"
    )
    #: Tells cheaply whether figures reckoned a moment ago still hold.
    changed_at = models.DateTimeField(auto_now=True)
    #: The id this row had in the register it was imported from, so that it comes in once.
    register_id = models.CharField(max_length=100, null=True, editable=False)  # noqa: DJ001
    #: A digest of what that register said, so that the same register can come again after
    #: the row was put right here, and another content of the same id is still refused.
    register_digest = models.CharField(max_length=16, blank=True, default="", editable=False)

    objects = AboutPeople()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, having made sure that the code knows who writes."""
        current_actor()
        super().save(*args, **kwargs)


class Person(Kept):
    """Someone a service meets: a pseudonym, and as much as they have cared to tell."""

    code = models.CharField(_("code"), max_length=40)
    #: The code as it is searched by, see `pseudonyms.fold`.
    code_key = models.CharField(max_length=40, editable=False)
    country = models.CharField(_("country of origin"), max_length=2, blank=True)
    origin = models.CharField(
        _("origin"), max_length=10, choices=Origin.choices, default=Origin.UNKNOWN
    )
    gender = models.CharField(
        _("gender"), max_length=12, choices=Gender.choices, default=Gender.UNKNOWN
    )
    birth_year = models.PositiveSmallIntegerField(_("year of birth"), null=True, blank=True)
    age_band = models.CharField(_("age, about"), max_length=12, blank=True)
    #: The year in which `age_band` was true.
    age_band_year = models.PositiveSmallIntegerField(null=True, blank=True)
    languages = models.JSONField(_("languages"), default=list, blank=True)
    arenas = models.JSONField(_("arenas"), default=list, blank=True)
    first_contact = models.DateField(_("first contact, if before Lykt"), null=True, blank=True)
    #: The first day of those visits to the clinic that are no longer written down. Figures
    #: count by it; it is shown to the health staff and to nobody else.
    first_at_clinic = models.DateField(_("first visit at the clinic"), null=True, editable=False)
    #: Set while this code is taken to be the same person as another; see `PersonMerge`.
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, editable=False, related_name="absorbed"
    )

    class Meta:
        ordering: ClassVar = ["code"]
        verbose_name = _("person")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["controller", "code_key"], name="one_person_a_code"),
            models.UniqueConstraint(
                fields=["controller", "register_id"], name="one_person_a_register_id"
            ),
            models.CheckConstraint(
                name="birth_year_is_a_year",
                condition=Q(birth_year=None) | Q(birth_year__gte=OLDEST_BIRTH_YEAR),
            ),
            models.CheckConstraint(
                name="an_age_band_was_true_in_some_year",
                condition=Q(age_band="") | Q(age_band_year__isnull=False),
            ),
            models.CheckConstraint(
                name="nobody_is_merged_into_themselves",
                condition=Q(merged_into=None) | ~Q(merged_into=F("id")),
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["unit", "code_key"]),
            models.Index(fields=["unit", "changed_at"]),
            models.Index(fields=["controller", "country", "birth_year"]),
        ]

    def __str__(self) -> str:
        return self.code

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save with the code in its searchable form beside it."""
        self.code_key = fold(self.code)
        super().save(*args, **kwargs)


class Contact(Kept):
    """One meeting between a person and a service, or with several nobody knew."""

    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="contacts"
    )
    #: A local date, never a moment: the year must not depend on a time zone.
    date = models.DateField(_("date"))
    channel = models.CharField(_("where"), max_length=12, choices=Channel.choices)
    #: How many anonymous people one entry stands for; a known person is always one.
    count = models.PositiveSmallIntegerField(_("how many"), default=1)
    needs = models.JSONField(_("needs"), default=list, blank=True)
    given = models.JSONField(_("given"), default=list, blank=True)
    referred = models.JSONField(_("referred to"), default=list, blank=True)
    undone_at = models.DateTimeField(null=True, editable=False)
    undone_by = models.ForeignKey(
        Staff, models.PROTECT, null=True, editable=False, related_name="+"
    )

    class Meta:
        ordering: ClassVar = ["-date", "-id"]
        verbose_name = _("contact")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["controller", "register_id"], name="one_contact_a_register_id"
            ),
            models.CheckConstraint(
                name="a_known_person_counts_as_one",
                condition=Q(count=1) | (Q(person=None) & Q(count__gte=1)),
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["unit", "-date", "-id"]),
            models.Index(fields=["unit", "changed_at"]),
            models.Index(fields=["person", "-date"]),
        ]

    def __str__(self) -> str:
        return f"{self.date} {self.get_channel_display()}"


class ContactCorrection(models.Model):
    """What a contact said before it was put right, who did it, when and why."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    contact = models.ForeignKey(Contact, models.CASCADE, related_name="corrections")
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    reason = models.CharField(_("why"), max_length=20, choices=CorrectionReason.choices)
    #: Field by field: what it said, and what it says now.
    before = models.JSONField()
    after = models.JSONField()

    objects = AboutPeople()

    class Meta:
        ordering: ClassVar = ["-at", "-id"]
        verbose_name = _("correction")

    def __str__(self) -> str:
        return self.get_reason_display()


class PersonMerge(models.Model):
    """Two codes taken to be one person. No contact is moved, so that it can be undone."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    handle = models.CharField(max_length=16, unique=True, default=new_handle, editable=False)
    kept = models.ForeignKey(Person, models.CASCADE, related_name="merges_kept")
    merged = models.ForeignKey(Person, models.CASCADE, related_name="merges_away")
    reason = models.CharField(_("why"), max_length=20, choices=MergeReason.choices)
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    #: What the kept person did not know and took over, so that an undo can give it back.
    filled = models.JSONField(default=dict)
    undone_at = models.DateTimeField(null=True)
    undone_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")

    objects = AboutPeople()

    class Meta:
        ordering: ClassVar = ["-at", "-id"]
        verbose_name = _("merge")

    def __str__(self) -> str:
        return f"{self.merged} → {self.kept}"


class NotTheSame(models.Model):
    """Two people who look alike, and whom someone knows to be two."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    one = models.ForeignKey(Person, models.CASCADE, related_name="+")
    other = models.ForeignKey(Person, models.CASCADE, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")

    objects = AboutPeople()

    class Meta:
        verbose_name = _("two different people")
        constraints: ClassVar = [
            # The pair is written with the smaller key first, so that it stands once.
            models.UniqueConstraint(fields=["one", "other"], name="a_pair_once"),
            models.CheckConstraint(name="a_pair_in_order", condition=Q(one__lt=F("other"))),
        ]

    def __str__(self) -> str:
        return f"{self.one} ≠ {self.other}"
