"""Rounds, what is owed in them, and the rows of those that are locked. About the work alone."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lykt.organisation.models import Staff
from lykt.plans.codes import Pace, Phase
from lykt.plans.dates import Printed
from lykt.plans.models import Measure, Plan, Row, StatusEntry
from lykt.plans.rounds.codes import RoundState
from lykt.plans.rules import Entry, State
from lykt.privacy.base import Ledger, WrittenOnce


class Round(Row):
    """A time in which everybody responsible says how their measures stand as of one day."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="rounds")
    name = models.CharField(_("name"), max_length=100)
    #: The day that the report tells of.
    as_of = models.DateField(_("tells of the day"))
    opens_on = models.DateField(_("opens"))
    due_on = models.DateField(_("answers are due"))
    state = models.CharField(
        _("state"),
        max_length=10,
        choices=RoundState.choices,
        default=RoundState.PLANNED,
        editable=False,
    )
    opened_at = models.DateTimeField(null=True, editable=False)
    closed_at = models.DateTimeField(null=True, editable=False)
    locked_at = models.DateTimeField(null=True, editable=False)
    locked_by_name = models.CharField(max_length=100, blank=True, editable=False)

    class Meta:
        ordering: ClassVar = ["-as_of", "-opens_on", "id"]
        verbose_name = _("reporting round")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["plan", "name"], name="one_round_of_a_name"),
            models.UniqueConstraint(
                fields=["plan"],
                condition=Q(state=RoundState.OPEN),
                name="one_round_of_a_plan_is_open",
            ),
            models.CheckConstraint(
                name="a_round_opens_before_it_is_due", condition=Q(due_on__gte=F("opens_on"))
            ),
            models.CheckConstraint(
                name="a_locked_round_says_when",
                condition=Q(state=RoundState.LOCKED, locked_at__isnull=False)
                | ~Q(state=RoundState.LOCKED) & Q(locked_at=None),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Owed(Row):
    """One measure of which somebody shall say in a round how it stands."""

    round = models.ForeignKey(Round, models.CASCADE, related_name="owed")
    measure = models.ForeignKey(Measure, models.CASCADE, related_name="+")
    #: Who is asked: the contacts there were when the round opened. Nobody: the plan's owner.
    owers = models.ManyToManyField(Staff, related_name="+", blank=True)
    #: The answer, written within the round.
    answer = models.ForeignKey(
        StatusEntry, models.SET_NULL, null=True, blank=True, editable=False, related_name="+"
    )

    class Meta:
        ordering: ClassVar = ["measure__place"]
        verbose_name = _("answer that is owed")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["round", "measure"], name="a_measure_owed_once")
        ]

    def __str__(self) -> str:
        return str(self.measure)


class RoundLine(WrittenOnce, Row):
    """A measure as it stood when its round was locked: a plain copy that nothing changes."""

    round = models.ForeignKey(Round, models.CASCADE, related_name="lines")
    #: Leads to the measure as it is today; all that the report says stands in the other fields.
    measure = models.ForeignKey(Measure, models.SET_NULL, null=True, related_name="+")
    place = models.PositiveIntegerField()
    area_key = models.CharField(max_length=60)
    area_title = models.CharField(_("area"), max_length=300)
    number = models.CharField(_("number"), max_length=60)
    title = models.CharField(_("title"), max_length=500)
    #: Names of the responsible bodies, with semicolons between.
    responsible = models.TextField(_("responsible"), blank=True)
    deadline_kind = models.CharField(max_length=20)
    deadline = models.CharField(_("deadline"), max_length=20, blank=True)
    #: Empty where nothing had been said.
    phase = models.CharField(_("phase"), max_length=20, choices=Phase.choices, blank=True)
    pace = models.CharField(_("pace"), max_length=20, choices=Pace.choices)
    late = models.BooleanField(_("late"))
    stale = models.BooleanField(_("no news"))
    note = models.TextField(_("what was done"), blank=True)
    #: The day or month that the last word speaks of, and whose it is.
    as_of = models.CharField(_("as of"), max_length=10, blank=True)
    said_by_name = models.CharField(_("said by"), max_length=100, blank=True)
    #: Whether an answer was owed, and whether it came within the round.
    owed = models.BooleanField(_("was asked for"))
    answered = models.BooleanField(_("was answered"))
    written_at = models.DateTimeField(default=timezone.now, editable=False)

    objects: ClassVar[Ledger] = Ledger()

    class Meta:
        ordering: ClassVar = ["place"]
        verbose_name = _("line of a locked round")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["round", "number"], name="a_measure_once_in_a_report")
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"

    @property
    def state(self) -> State:
        """How the measure stood, as it is told of a measure of today."""
        entry = None
        if self.phase:
            entry = Entry(
                key=str(self.pk),
                as_of=Printed.read(self.as_of),
                written_at=self.written_at,
                phase=self.phase,
                note=self.note,
            )
        return State(entry=entry, late=self.late, stale=self.stale, pace=Pace(self.pace))


class ReminderText(Row):
    """What reminders of a plan say, where its owner has written it themselves."""

    plan = models.OneToOneField(Plan, models.CASCADE, related_name="reminder_text")
    heading = models.CharField(_("subject"), max_length=150)
    body = models.TextField(_("text"))

    class Meta:
        verbose_name = _("text of reminders")

    def __str__(self) -> str:
        return self.heading


class Reminder(Row):
    """That somebody was reminded: once a day at most, in one e-mail for all they owe."""

    round = models.ForeignKey(Round, models.CASCADE, related_name="reminders")
    staff = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    on = models.DateField(_("day"))
    at = models.DateTimeField(default=timezone.now, editable=False)
    #: How many answers they owed, and of how many of these nobody else was asked.
    owed = models.PositiveIntegerField(_("answers owed"))
    nobody = models.PositiveIntegerField(_("asked of nobody else"), default=0)
    #: Who sent it: the command, or the owner by hand.
    by_name = models.CharField(max_length=100, editable=False)

    class Meta:
        ordering: ClassVar = ["at", "id"]
        verbose_name = _("reminder")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["round", "staff", "on"], name="reminded_once_a_day")
        ]

    def __str__(self) -> str:
        return f"{self.round} {self.on}"
