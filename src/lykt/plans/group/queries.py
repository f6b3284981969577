"""What is read of a reference group, always for someone."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils import timezone

from lykt.organisation.acting import Actor
from lykt.plans.group.models import Advice, Answer, GroupMeeting, Member
from lykt.plans.queries import plans_for


def members_for(actor: Actor, act: str = "read") -> QuerySet[Member]:
    """Return the members of groups of plans the actor may read, or do something else with."""
    rows = Member.objects.select_related("plan")
    return rows if actor.trusted else rows.filter(plan__in=plans_for(actor, act).values("pk"))


def meetings_for(actor: Actor, act: str = "read") -> QuerySet[GroupMeeting]:
    """Return the meetings of such groups, the latest first."""
    rows = GroupMeeting.objects.select_related("plan")
    return rows if actor.trusted else rows.filter(plan__in=plans_for(actor, act).values("pk"))


def advice_for(actor: Actor, act: str = "read") -> QuerySet[Advice]:
    """Return the advice of such groups, the earliest first."""
    rows = Advice.objects.select_related("meeting__plan").prefetch_related("measures", "answers")
    if actor.trusted:
        return rows
    return rows.filter(meeting__plan__in=plans_for(actor, act).values("pk"))


@dataclass(frozen=True, slots=True)
class Given:
    """Advice, and the answer that counted on a day."""

    advice: Advice
    answer: Answer | None

    @property
    def mark(self) -> str:
        """The mark of what came of it."""
        marks = {"followed": "done", "in_part": "part", "not_followed": "stopped"}
        return marks[self.answer.outcome] if self.answer else "missing"


def told_of(rows: QuerySet[Advice], on: date | None = None) -> list[Given]:
    """Return advice with the last answer written by a day, the unanswered first."""
    day = on or timezone.localdate()
    given = []
    for row in rows:
        heard = [one for one in row.answers.all() if timezone.localdate(one.written_at) <= day]
        given.append(Given(row, heard[-1] if heard else None))
    return sorted(given, key=lambda one: one.answer is not None)
