"""Planning a meeting of a network, writing its minutes, and what was decided there."""

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from lykt.learning.networks.actions import held, note
from lykt.learning.networks.codes import Act, MeetingState, TaskState
from lykt.learning.networks.models import Decision, Meeting, Network, Point
from lykt.learning.networks.states import MEETING, TASK
from lykt.learning.reach import staff_at
from lykt.learning.words import line_problem, problems_of, text_problem
from lykt.organisation.acting import Actor
from lykt.organisation.models import Staff
from lykt.organisation.words import tidy


#: More is a conference, and not a meeting of a network.
MOST_CAME = 500
MOST_POINTS = 40

_MEETING_ACTS = {MeetingState.CANCELLED: Act.CANCELLED, MeetingState.PLANNED: Act.AGAIN}
_TASK_ACTS = {
    TaskState.DONE: Act.DONE,
    TaskState.DROPPED: Act.DROPPED,
    TaskState.TO_DO: Act.TO_DO,
}


@transaction.atomic
def plan_meeting(
    *, by: Actor, network: Network, day: date, place: str = "", agenda: Sequence[str] = ()
) -> Meeting:
    """Plan a meeting, or write down one that has been.

    Args:
        by: who plans.
        network: whose meeting it is.
        day: the day, which may have passed.
        place: where, if it matters.
        agenda: its points, in order.

    Raises:
        Refused: when the actor may not.
        ValidationError: by field, or when the network rests.
    """
    now = held(by, network)
    row = Meeting(network=now, by_id=by.staff)
    _tell(row, day, place, agenda)
    row.save(force_insert=True)
    _set_agenda(by, row, agenda)
    note(by, now, Act.PLANNED, row)
    return row


@transaction.atomic
def change_meeting(
    *, by: Actor, meeting: Meeting, day: date, place: str = "", agenda: Sequence[str] = ()
) -> Meeting:
    """Change when a meeting is and what is on its agenda; what is in the minutes stays.

    Raises:
        Refused: when the actor may not.
        ValidationError: by field, or when a point would go that the minutes tell of.
    """
    network, now = _held(by, meeting)
    if now.state == MeetingState.HELD and day > timezone.localdate():
        raise ValidationError({"day": _("The meeting has been held, so its day has passed.")})
    _tell(now, day, place, agenda)
    _set_agenda(by, now, agenda)
    now.save()
    note(by, network, Act.MEETING_CHANGED, now)
    return now


def _held(by: Actor, meeting: Meeting) -> tuple[Network, Meeting]:
    network = held(by, meeting.network)
    return network, Meeting.objects.select_for_update(of=("self",)).get(pk=meeting.pk)


def _tell(row: Meeting, day: date, place: str, agenda: Sequence[str]) -> None:
    place = tidy(place)
    problems = problems_of(
        place=line_problem(place, needed=False),
        agenda=next(filter(None, map(line_problem, agenda)), ""),
    )
    if len(agenda) > MOST_POINTS:
        problems["agenda"] = _("These are too many points for one meeting.")
    if problems:
        raise ValidationError(problems)
    row.day, row.place = day, place


def _set_agenda(by: Actor, meeting: Meeting, agenda: Sequence[str]) -> None:
    """Let a meeting have these points in this order; a point is known by its words."""
    there = {point.title: point for point in meeting.points.all()}
    for title, point in there.items():
        if title in agenda:
            continue
        if point.minutes:
            words = _("The minutes tell of “%(point)s”. Let it stand.") % {"point": title}
            raise ValidationError({"agenda": words})
        point.delete()
    for place, title in enumerate(agenda):
        point = there.get(title) or Point(meeting=meeting, title=title, by_id=by.staff)
        point.place = place
        point.save()


@transaction.atomic
def write_minutes(
    *, by: Actor, meeting: Meeting, came: int, points: Mapping[UUID, str], more: str = ""
) -> Meeting:
    """Write the minutes of a meeting, which says that it was held; they can be mended later.

    Args:
        by: who writes.
        meeting: the meeting.
        came: how many came.
        points: what is to be told of each point, by its key.
        more: what came up besides.

    Raises:
        Refused: when the actor may not.
        ValidationError: by field ("came", "more", "point-N" of the Nth point), before the
            day of the meeting, or when it was cancelled.
    """
    network, now = _held(by, meeting)
    if now.day > timezone.localdate():
        raise ValidationError(_("The meeting lies ahead. Write the minutes when it has been."))
    if now.state != MeetingState.HELD and not MEETING.allows(now.state, MeetingState.HELD):
        raise ValidationError(_("The meeting was cancelled. Plan it again first."))
    rows = list(now.points.all())
    told = {point.pk: tidy(points.get(point.pk, point.minutes)) for point in rows}
    problems = problems_of(
        more=text_problem(more),
        **{
            f"point-{number}": text_problem(told[point.pk]) for number, point in enumerate(rows, 1)
        },
    )
    if not 0 <= came <= MOST_CAME:
        problems["came"] = _("Write how many came, at most %(most)s.") % {"most": MOST_CAME}
    if problems:
        raise ValidationError(problems)
    for point in rows:
        point.minutes = told[point.pk]
        point.save()
    now.state, now.came, now.more = MeetingState.HELD, came, tidy(more)
    now.save()
    note(by, network, Act.MINUTES, now)
    return now


@transaction.atomic
def set_meeting(*, by: Actor, meeting: Meeting, state: str) -> Meeting:
    """Cancel a meeting, or plan it again. That it was held is said by its minutes.

    Raises:
        Refused: when the actor may not.
        ValidationError: when this cannot follow.
    """
    network, now = _held(by, meeting)
    if state not in _MEETING_ACTS or not MEETING.allows(now.state, state):
        raise ValidationError(_("This cannot be done with the meeting as it stands."))
    now.state = state
    now.save()
    note(by, network, _MEETING_ACTS[MeetingState(state)], now)
    return now


# ---- Decisions


@transaction.atomic
def decide(
    *,
    by: Actor,
    meeting: Meeting,
    text: str,
    owner: Staff | None = None,
    body: str = "",
    due: date | None = None,
) -> Decision:
    """Write down what was decided. With somebody who does it, it is a task.

    Args:
        by: who writes.
        meeting: where it was decided.
        text: what was decided.
        owner: who does it, of those who work here.
        body: or the body outside that does it.
        due: by when.

    Raises:
        Refused: when the actor may not.
        ValidationError: by field.
    """
    network, now = _held(by, meeting)
    row = Decision(meeting=now, by_id=by.staff)
    _tell_decision(network, row, text, owner, body, due)
    row.save(force_insert=True)
    note(by, network, Act.DECIDED, now)
    return row


@transaction.atomic
def change_decision(
    *,
    by: Actor,
    decision: Decision,
    text: str,
    owner: Staff | None = None,
    body: str = "",
    due: date | None = None,
) -> Decision:
    """Change what was decided, who does it, or by when; arguments as for `decide`.

    Raises:
        Refused: when the actor may not.
        ValidationError: by field, or when the task is done or dropped.
    """
    network, meeting = _held(by, decision.meeting)
    now = Decision.objects.select_for_update(of=("self",)).get(pk=decision.pk)
    if now.state in (TaskState.DONE, TaskState.DROPPED):
        raise ValidationError(_("This is settled. Say that it is to be done after all first."))
    _tell_decision(network, now, text, owner, body, due)
    now.save()
    note(by, network, Act.DECISION_CHANGED, meeting)
    return now


def _tell_decision(
    network: Network,
    row: Decision,
    text: str,
    owner: Staff | None,
    body: str,
    due: date | None,
) -> None:
    text, body = tidy(text), tidy(body)
    problems = problems_of(text=line_problem(text), body=line_problem(body, needed=False))
    if owner is not None and body:
        problems["body"] = _("Choose somebody who works here, or write a body. Not both.")
    if owner is not None and not staff_at(network.controller_id).filter(pk=owner.pk).exists():
        problems["owner"] = _("Choose somebody who works here.")
    if due is not None and owner is None and not body:
        problems["owner"] = _("Say who does it by that day.")
    if due is not None and due < row.meeting.day:
        problems["due"] = _("This day lies before the meeting.")
    if problems:
        raise ValidationError(problems)
    row.text, row.owner, row.body, row.due = text, owner, body, due
    row.state = TaskState.TO_DO if owner is not None or body else TaskState.NONE


@transaction.atomic
def set_task(*, by: Actor, decision: Decision, state: str) -> Decision:
    """Say that a task is done, dropped, or to be done after all.

    Raises:
        Refused: when the actor may not.
        ValidationError: when this cannot follow.
    """
    network, meeting = _held(by, decision.meeting)
    now = Decision.objects.select_for_update(of=("self",)).get(pk=decision.pk)
    owned = now.owner_id is not None or now.body
    if state not in _TASK_ACTS or not owned or not TASK.allows(now.state, state):
        raise ValidationError(_("This cannot be done with the task as it stands."))
    now.state = state
    now.settled_on = None if state == TaskState.TO_DO else timezone.localdate()
    now.save()
    note(by, network, _TASK_ACTS[TaskState(state)], meeting)
    return now
