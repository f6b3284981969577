"""Plans, and what has been said of their measures. About the work, never about a person.

Days stand as they were printed, as text: "2011-02-10", or "2007-08" where nobody knows the
day. See `dates`.
"""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lykt.organisation.keys import new_handle, new_id
from lykt.organisation.models import Controller, Staff
from lykt.plans.codes import TAKEN_BACK, AreaKind, BodyRole, DeadlineKind, Outcome, Phase
from lykt.plans.dates import Deadline, Printed
from lykt.plans.rules import Entry, PlanTimes
from lykt.privacy.base import Ledger, WrittenOnce


class Row(models.Model):
    """What all tables of plans share."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    handle = models.CharField(max_length=16, unique=True, default=new_handle, editable=False)

    class Meta:
        abstract = True


class Plan(Row):
    """An action plan of a municipality, adopted or still being written."""

    controller = models.ForeignKey(Controller, models.PROTECT, related_name="+")
    #: The short name it goes by in tables and on the command line: "oslo-2011".
    key = models.CharField(_("short name"), max_length=60)
    municipality = models.CharField(_("municipality"), max_length=100)
    title = models.CharField(_("title"), max_length=300)
    period_from = models.CharField(_("from"), max_length=10, blank=True)
    period_to = models.CharField(_("to"), max_length=10, blank=True)
    adopted_by = models.CharField(_("adopted by"), max_length=200, blank=True)
    adopted_on = models.CharField(_("adopted on"), max_length=10, blank=True)
    case_number = models.CharField(_("case number"), max_length=200, blank=True)
    #: The plan that this one takes the place of.
    supersedes = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="superseded_by"
    )
    source = models.CharField(_("source"), max_length=300, blank=True)
    #: Since when anybody may read it at its public address; empty when nobody may.
    shown_since = models.DateTimeField(_("public since"), null=True, blank=True, editable=False)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering: ClassVar = ["key"]
        verbose_name = _("action plan")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["controller", "key"], name="one_plan_of_a_name"),
            models.CheckConstraint(
                name="no_plan_supersedes_itself",
                condition=Q(supersedes=None) | ~Q(supersedes=F("id")),
            ),
        ]

    def __str__(self) -> str:
        return self.key

    @property
    def times(self) -> PlanTimes:
        """Its days, each as far as it is known."""
        return PlanTimes(
            period_from=Printed.read_if_any(self.period_from),
            period_to=Printed.read_if_any(self.period_to),
            adopted_on=Printed.read_if_any(self.adopted_on),
        )


class Area(Row):
    """A heading of a plan with the measures under it: an area, a goal, a set of decisions."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="areas")
    key = models.CharField(_("number"), max_length=60)
    kind = models.CharField(_("kind"), max_length=20, choices=AreaKind.choices)
    title = models.CharField(_("title"), max_length=300)
    #: What the plan wants to reach here, where that is more than the title.
    goal = models.TextField(_("goal"), blank=True)
    #: Where it stands in the plan.
    place = models.PositiveIntegerField()

    class Meta:
        ordering: ClassVar = ["place"]
        verbose_name = _("area")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["plan", "key"], name="one_area_of_a_number")
        ]

    def __str__(self) -> str:
        return self.title


class Measure(Row):
    """One thing a plan says shall be done, numbered as it was printed."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="measures")
    area = models.ForeignKey(Area, models.PROTECT, related_name="measures")
    number = models.CharField(_("number"), max_length=60)
    #: The measure this one is a part of.
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="parts")
    title = models.CharField(_("title"), max_length=500)
    deadline_kind = models.CharField(
        _("kind of deadline"),
        max_length=20,
        choices=DeadlineKind.choices,
        default=DeadlineKind.NONE,
    )
    #: As printed, see `dates.Deadline`.
    deadline = models.CharField(_("deadline"), max_length=20, blank=True)
    note = models.TextField(_("note"), blank=True)
    #: The measure of an earlier plan that goes on in this one.
    continues = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="continued_by"
    )
    place = models.PositiveIntegerField()

    class Meta:
        ordering: ClassVar = ["place"]
        verbose_name = _("measure")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["plan", "number"], name="one_measure_of_a_number"),
            models.CheckConstraint(
                name="no_measure_is_a_part_of_itself",
                condition=Q(parent=None) | ~Q(parent=F("id")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"

    @property
    def due(self) -> Deadline:
        """Its deadline, with what can be reckoned from it."""
        return Deadline.read(self.deadline_kind, self.deadline)


class Responsible(Row):
    """A body that has to do with a measure, and who there can be asked."""

    measure = models.ForeignKey(Measure, models.CASCADE, related_name="responsible")
    name = models.CharField(_("body"), max_length=200)
    role = models.CharField(
        _("role"), max_length=20, choices=BodyRole.choices, default=BodyRole.RESPONSIBLE
    )
    contact = models.ForeignKey(
        Staff, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("contact")
    )
    place = models.PositiveIntegerField(default=0)

    class Meta:
        ordering: ClassVar = ["place"]
        verbose_name = _("responsible body")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["measure", "name"], name="a_body_once_a_measure")
        ]

    def __str__(self) -> str:
        return self.name


class Decision(Row):
    """What a council or a board has decided about a plan, or about some of its measures."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="decisions")
    measures = models.ManyToManyField(Measure, related_name="decisions", blank=True)
    body = models.CharField(_("decided by"), max_length=200)
    decided_on = models.CharField(_("decided on"), max_length=10, blank=True)
    case_number = models.CharField(_("case number"), max_length=200, blank=True)
    text = models.TextField(_("what was decided"))
    link = models.URLField(_("link"), max_length=500, blank=True)

    class Meta:
        ordering: ClassVar = ["decided_on", "id"]
        verbose_name = _("decision")

    def __str__(self) -> str:
        return f"{self.body} {self.decided_on}".strip()

    @property
    def day(self) -> Printed | None:
        """When it was decided, as far as it is known."""
        return Printed.read_if_any(self.decided_on)


class Money(Row):
    """Money for a plan, or for one of its measures."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="money")
    measure = models.ForeignKey(
        Measure, models.CASCADE, null=True, blank=True, related_name="money"
    )
    source = models.CharField(_("from whom"), max_length=200)
    #: In whole kroner or with øre; empty where the amount is not known.
    amount = models.DecimalField(
        _("amount"), max_digits=14, decimal_places=2, null=True, blank=True
    )
    period = models.CharField(_("period"), max_length=60, blank=True)
    note = models.TextField(_("note"), blank=True)

    class Meta:
        ordering: ClassVar = ["id"]
        verbose_name = _("money")

    def __str__(self) -> str:
        return self.source


class Revision(Row):
    """How one plan becomes the next: it is done when each measure has its outcome and reason."""

    #: The next plan.
    plan = models.OneToOneField(Plan, models.CASCADE, related_name="revision")
    #: The plan that comes to its end.
    of = models.ForeignKey(Plan, models.PROTECT, related_name="revisions")
    begun_at = models.DateTimeField(default=timezone.now, editable=False)
    begun_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    finished_at = models.DateTimeField(null=True, blank=True, editable=False)
    finished_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering: ClassVar = ["begun_at"]
        verbose_name = _("revision of a plan")
        constraints: ClassVar = [
            models.CheckConstraint(name="no_plan_revises_itself", condition=~Q(plan=F("of")))
        ]

    def __str__(self) -> str:
        return f"{self.of} → {self.plan}"


class Reopening(Row):
    """That a finished revision was opened again, by whom and why. The finishing stands here."""

    revision = models.ForeignKey(Revision, models.CASCADE, related_name="reopenings")
    #: When it had been finished.
    finished_at = models.DateTimeField(editable=False)
    reason = models.TextField(_("why"))
    written_at = models.DateTimeField(default=timezone.now, editable=False)
    by_name = models.CharField(max_length=100, editable=False)

    class Meta:
        ordering: ClassVar = ["written_at", "id"]
        verbose_name = _("opening again of a revision")

    def __str__(self) -> str:
        return self.reason


class Carryover(Row):
    """What becomes of one measure when its plan is revised."""

    revision = models.ForeignKey(Revision, models.CASCADE, related_name="carryovers")
    old = models.ForeignKey(Measure, models.PROTECT, related_name="carried")
    #: Empty until somebody has decided.
    outcome = models.CharField(_("outcome"), max_length=20, choices=Outcome.choices, blank=True)
    reason = models.TextField(_("reason"), blank=True)
    #: The measure it goes on as, where it does.
    new = models.ForeignKey(
        Measure, models.PROTECT, null=True, blank=True, related_name="carried_from"
    )
    #: The measure that was begun as the old one, as long as it is there.
    copy = models.ForeignKey(Measure, models.SET_NULL, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering: ClassVar = ["old__place"]
        verbose_name = _("outcome of a measure")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["revision", "old"], name="one_outcome_of_a_measure")
        ]

    def __str__(self) -> str:
        return f"{self.old} {self.get_outcome_display()}".strip()


class Signed(WrittenOnce, Row):
    """What somebody has said as of a day. It is written once, and signed.

    One that was wrong is corrected by another, about the same day, that points to it.
    """

    as_of = models.CharField(_("as of"), max_length=10)
    corrects = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="corrected_by"
    )
    written_at = models.DateTimeField(default=timezone.now, editable=False)
    by = models.ForeignKey(Staff, models.PROTECT, null=True, editable=False, related_name="+")
    #: The name they acted under, for an operator has no account.
    by_name = models.CharField(max_length=100, editable=False)

    objects: ClassVar[Ledger] = Ledger()

    class Meta:
        abstract = True


class StatusEntry(Signed):
    """What somebody has said of how a measure stands."""

    measure = models.ForeignKey(Measure, models.CASCADE, related_name="entries")
    status = models.CharField(
        _("status"),
        max_length=20,
        choices=[*Phase.choices, (TAKEN_BACK, _("Taken back"))],
    )
    note = models.TextField(_("what was done"), blank=True)

    class Meta:
        ordering: ClassVar = ["written_at", "id"]
        verbose_name = _("status of a measure")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["corrects"],
                condition=Q(corrects__isnull=False),
                name="an_entry_corrected_once",
            ),
            models.CheckConstraint(
                name="only_a_correction_takes_back",
                condition=~Q(status=TAKEN_BACK) | Q(corrects__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.as_of} {self.get_status_display()}"

    @property
    def said(self) -> Entry:
        """The entry as the rules read it."""
        return Entry(
            key=str(self.pk),
            as_of=Printed.read(self.as_of),
            written_at=self.written_at,
            phase=self.status,
            note=self.note,
            corrects=str(self.corrects_id) if self.corrects_id else None,
        )
