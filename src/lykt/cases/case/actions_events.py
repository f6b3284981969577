"""Writing down what happened on a track, and taking back a slip."""

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from lykt.cases.case import rules
from lykt.cases.case.codes import Track
from lykt.cases.case.holding import held
from lykt.cases.case.models import Case, CaseEvent
from lykt.cases.case.queries import happened, standing_events
from lykt.organisation.access import Refused
from lykt.organisation.acting import Actor


#: A slip can be taken back by whoever made it for as long as a contact can be undone.
TAKE_BACK_HOURS = 24


@transaction.atomic
def write_event(
    *,
    by: Actor,
    case: Case,
    track: str,
    state: str,
    day: date | None = None,
    until: date | None = None,
    body: str = "",
    reference: str = "",
    went_to: str = "",
    note: str = "",
) -> CaseEvent:
    """Write down that a track of a case has entered a state.

    Args:
        by: who writes.
        case: the case.
        track: one of `codes.Track`, but not the case itself.
        state: the state it entered, one of `tracks.TRACKS`.
        day: the local day it did, today when none is said.
        until: the last day that a ruling gives.
        body: who said it, where it is asked.
        reference: of the decision, where it is asked.
        went_to: where somebody was shown the way when it was not trafficking.
        note: what else there is to say.

    Raises:
        Refused: when the actor may not.
        ValidationError: by field, when it cannot be so or something is missing.
    """
    now = held(by, "change", case)
    if track == Track.CASE or track not in Track.values:
        raise ValidationError({"track": _("Choose which track it is about.")})
    events = standing_events([now])[now.pk]
    on = day or timezone.localdate()
    standing = happened(events)
    latest = next((one.day for one in standing if one.track == track), None)
    problems = rules.change_problem(
        track,
        rules.state_of(standing, track),
        state,
        day=on,
        today=timezone.localdate(),
        latest=latest,
    )
    if "state" not in problems:
        problems |= rules.telling_problem(
            track, state, body=body, reference=reference, went_to=went_to, until=until, day=on
        )
    if problems:
        raise ValidationError(problems)
    event = CaseEvent(
        case=now,
        track=track,
        state=state,
        day=on,
        until=until,
        body=body,
        went_to=went_to,
        reference=reference.strip(),
        note=note.strip(),
    )
    event.save(force_insert=True)
    now.save()
    return event


def check_can_take_back(actor: Actor, event: CaseEvent, standing: list[CaseEvent]) -> None:
    """Refuse unless the actor wrote this themselves, not long ago, and nothing rests on it.

    Raises:
        Refused: with the reason.
    """
    if event.by_id != actor.staff or event.track == Track.CASE:
        raise Refused(_("Only whoever wrote it can take it back. Write what is right instead."))
    if timezone.now() - event.at > timedelta(hours=TAKE_BACK_HOURS):
        raise Refused(_("It is too late to take this back. Write what is right instead."))
    latest = next((one for one in standing if one.track == event.track), None)
    if latest is None or latest.pk != event.pk:
        raise Refused(_("Something newer rests on it, or it has been taken back."))


def can_take_back(actor: Actor, event: CaseEvent, standing: list[CaseEvent]) -> bool:
    """Tell whether the actor can still take this back, for templates."""
    try:
        check_can_take_back(actor, event, standing)
    except Refused:
        return False
    return True


@transaction.atomic
def take_back(*, by: Actor, event: CaseEvent) -> CaseEvent:
    """Take back a slip: another entry that names it, so that both stay to be read.

    Raises:
        Refused: when the actor may not, or it is too late.
        ValidationError: when the case is closed or locked.
    """
    now = held(by, "change", event.case)
    check_can_take_back(by, event, standing_events([now])[now.pk])
    again = CaseEvent(
        case=now,
        track=event.track,
        state=event.state,
        day=timezone.localdate(),
        takes_back=event,
    )
    again.save(force_insert=True)
    now.save()
    return again
