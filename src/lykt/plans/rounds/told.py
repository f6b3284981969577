"""Rounds in the reader's words."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from lykt.organisation.models import Staff
from lykt.plans.codes import Phase
from lykt.plans.dates import Deadline, Printed
from lykt.plans.models import StatusEntry
from lykt.plans.rounds.codes import RoundState
from lykt.plans.rounds.models import Owed, Round, RoundLine
from lykt.plans.told import (
    MARKS,
    day_in_words,
    deadline_in_words,
    mark_of,
    pace_in_words,
    phase_in_words,
)


def next_of(row: Round, today: date) -> str:
    """Return in a sentence what comes next in a round."""
    if row.state == RoundState.PLANNED:
        return _("Open it when people are to be asked.")
    if row.state == RoundState.OPEN:
        if row.due_on < today:
            return _("Answers were due. Remind those who have not answered, or close the round.")
        return _("People answer. Close it when the answers are in.")
    if row.state == RoundState.CLOSED:
        if row.as_of > today:
            return _("Lock it when the day has come that it tells of.")
        return _("Look over the answers, and lock it. Then the report of it can never change.")
    return _("It is locked. What stands here never changes.")


@dataclass(frozen=True, slots=True)
class Asked:
    """One answer of a round: who is asked, and what came."""

    owed: Owed
    #: Those asked who still work there. Nobody: the plan's owner is.
    people: tuple[Staff, ...]
    #: Those asked who have left.
    gone: tuple[Staff, ...]
    bodies: tuple[str, ...]
    answered: bool
    answer: StatusEntry | None
    #: When any of them was reminded last.
    reminded_on: date | None

    @classmethod
    def of(cls, owed: Owed, working: Collection[UUID], reminded: Mapping[UUID, date]) -> "Asked":
        """Put an answer that is owed into words.

        Args:
            owed: as `queries.owed_in` gives it.
            working: who works there today.
            reminded: when somebody was reminded last.
        """
        people = tuple(owed.owers.all())
        return cls(
            owed=owed,
            people=tuple(one for one in people if one.pk in working),
            gone=tuple(one for one in people if one.pk not in working),
            bodies=tuple(one.name for one in owed.measure.responsible.all()),
            answered=bool(getattr(owed, "is_answered", False)),
            answer=owed.answer,
            reminded_on=max(
                (reminded[one.pk] for one in people if one.pk in reminded), default=None
            ),
        )

    @property
    def mark(self) -> str:
        """The mark of what was answered."""
        return MARKS[Phase(self.answer.status)] if self.answer else "done"

    @property
    def words(self) -> str:
        """What was answered; on the measure's own page more than one may stand."""
        return str(self.answer.get_status_display()) if self.answer else _("Told on its page")


@dataclass(frozen=True, slots=True)
class Copied:
    """A line of a locked round."""

    line: RoundLine
    deadline: str
    phase: str
    as_of: str
    pace: str
    mark: str
    bodies: tuple[str, ...]

    @classmethod
    def of(cls, line: RoundLine) -> "Copied":
        """Put a line into words."""
        state = line.state
        return cls(
            line=line,
            deadline=deadline_in_words(Deadline.read(line.deadline_kind, line.deadline)),
            phase=phase_in_words(state),
            as_of=day_in_words(Printed.read_if_any(line.as_of)),
            pace=pace_in_words(state),
            mark=mark_of(state),
            bodies=tuple(filter(None, line.responsible.split(";"))),
        )
