"""Everything the page of a concern shows to one reader, and whom it shows."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple
from uuid import UUID

from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from lykt.concerns import actions, queries, running
from lykt.concerns.answering import duty_title, said
from lykt.concerns.codes import AS_A_CHILD, State
from lykt.concerns.models import ChildWelfareNotice, Concern, ConcernCorrection
from lykt.concerns.offers import offers_for
from lykt.organisation.access import may, units_for
from lykt.organisation.acting import Actor
from lykt.people.models import Person
from lykt.people.queries import people_for


class Whole(NamedTuple):
    """What `show` takes: a context made once the reading is written down, and whom."""

    context: Callable[[], Mapping[str, Any]]
    subjects: list[UUID]


#: States from which a concern can be triaged, or where it goes be decided anew.
_GOES_ON = (State.RECEIVED, State.TRIAGED, State.NOTIFIED, State.HANDED_ON, State.JOINED)


def whole(actor: Actor, concern: Concern) -> Whole:
    """Return the page of a concern for one reader."""
    person = _person(actor, concern)
    notices = list(queries.notices_about([concern.subject]))
    clocks = running.clocks_of(concern, notices)
    events, called = list(queries.history_of(concern)), list(queries.help_of(concern))
    corrections = list(queries.corrections_of(concern))
    shown: dict[str, Any] = {
        "concern": concern,
        "person": person,
        "clocks": clocks,
        "late": any(one.late for one in clocks),
        "events": events,
        "called": [{"row": row, "mine": row.by_id == actor.staff} for row in called],
        "offers": offers_for(actor, concern),
        "as_a_child": concern.age in AS_A_CHILD,
        **_doors(actor, concern),
    }

    def context() -> Mapping[str, Any]:
        return shown | {
            "words": _words(concern),
            "notices": [_notice(one) for one in notices],
            "corrections": [_correction(one) for one in corrections],
            "grounds": [
                {"event": one, "duty": _duty(one), "reason": one.reason}
                for one in events
                if one.ground
            ],
        }

    return Whole(context, [concern.subject, *([person.pk] if person else [])])


def _person(actor: Actor, concern: Concern) -> Person | None:
    """Return whom it is joined to, if the reader reaches them."""
    if concern.person is None:
        return None
    found: Person | None = people_for(actor).filter(pk=concern.person).first()
    return found


def _doors(actor: Actor, concern: Concern) -> dict[str, bool]:
    """Return what the reader may do with it as it stands."""

    def mine(act: str) -> bool:
        return queries.may_with(actor, act, concern)

    goes_on = concern.state in _GOES_ON
    joins = concern.state in (State.TRIAGED, State.NOTIFIED, State.HANDED_ON)
    shares = actor.trusted or concern.unit_id in units_for(actor, "read", "disclosure")
    return {
        "may_triage": goes_on and mine("triage"),
        "may_reopen": concern.is_ended and mine("triage"),
        "may_hand_back": concern.state in (State.HANDED_ON, State.JOINED)
        and concern.handed_from_id is not None
        and mine("triage"),
        "may_close_case": concern.state == State.CASE_OPENED and mine("triage"),
        "may_notify": not concern.is_ended and mine("notify"),
        "may_join": joins and concern.person is None and mine("join"),
        "may_unjoin": concern.person is not None
        and concern.case is None
        and not concern.is_ended
        and mine("join"),
        "may_correct": not concern.is_ended and mine("correct"),
        "may_help": mine("help"),
        "may_undo": actions.can_undo(actor, concern),
        "may_erase": mine("erase"),
        "may_read_shares": shares and may(actor, "read", "disclosure"),
    }


def _words(concern: Concern) -> list[tuple[str, str]]:
    """Return what is sealed in a concern, as (label, words); what is empty is left out."""
    fields = [(_label(name), getattr(concern, name)) for name in _SEALED]
    return [(label, words) for label, words in fields if words]


_SEALED = ("seen", "where", "reach", "reporter")


def _label(name: str) -> str:
    return str(capfirst(Concern._meta.get_field(name).verbose_name))  # type: ignore[union-attr]


def _notice(one: ChildWelfareNotice) -> dict[str, Any]:
    return {
        "row": one,
        "body": one.body,
        "duty": duty_title(one.duty, timezone.localdate(one.told_at)),
        "answers": list(one.answers.all()),
    }


def _correction(one: ConcernCorrection) -> dict[str, Any]:
    return {"row": one, "label": _label(one.field), "before": said(one) or "–"}


def _duty(event: Any) -> str:
    return duty_title(event.duty, timezone.localdate(event.at)) if event.duty else ""


def next_words(concern: Concern) -> str:
    """Return what is to be done next with a concern, in a sentence without anything of it."""
    return {
        State.LOCKED: _("Tell child welfare now, and write it down here."),
        State.RECEIVED: _("Read it, weigh age and danger, and decide where it goes."),
        State.TRIAGED: _("See to it, or say what became of it."),
        State.NOTIFIED: _("Wait for their answer, and help as before."),
        State.HANDED_ON: _("Look at it, and say who sees to it."),
        State.JOINED: _("Help the person, open a case, or say what became of it."),
        State.CASE_OPENED: _("What goes on, goes on in the case."),
        State.NO_GROUND: "",
        State.CLOSED: "",
    }[State(concern.state)]
