"""What the demo shows of rounds and of the reference group: one locked, one open, advice given.

Written as the plan owner and the contacts write it, through the actions. Nobody in it is real.
"""

from datetime import date, timedelta

from lykt.organisation.acting import Actor, acting_as
from lykt.organisation.models import Staff
from lykt.plans.codes import Phase
from lykt.plans.group.actions import add_member, answer_advice, give_advice, hold_meeting
from lykt.plans.group.codes import Outcome
from lykt.plans.models import Plan
from lykt.plans.rounds import actions
from lykt.plans.rounds.models import Round
from lykt.plans.rounds.queries import mine


#: What was answered in the round that is locked. Nobody answered for the rest.
_SAID = {
    "1a": (Phase.ONGOING, "Ute to kvelder i uka hele sommeren. 52 personer møtt."),
    "1b": (Phase.IN_PROGRESS, "Ligger ute på prøve. Brukerrådet retter språket."),
    "2a": (Phase.ONGOING, "Begge plassene er i bruk. Én venter på plass."),
    "2c": (Phase.IN_PROGRESS, "Politiet har svart sent. Rutinen prøves fra høsten."),
    "3a": (Phase.IN_PROGRESS, "Ett kurs er holdt. 34 kom, og NAV vil ha ett til."),
}
_MEMBERS = ("Krisesenteret, dagleder", "Politiet, forebyggende", "Brukerrådet", "NAV, veileder")


def build(plan: Plan, *, today: date) -> None:
    """Let the plan that `demo_planedit` made have a locked round, an open one, and a group."""
    owner = Staff.objects.get(username="planeier").as_actor()
    _last_round(owner, plan, today)
    _this_round(owner, plan, today)
    _group(owner, plan, today)


def _round(by: Actor, plan: Plan, name: str, as_of: date, opens_on: date, due_on: date) -> Round:
    begins = plan.times.begins
    day = as_of if begins is None else max(as_of, begins)
    row = actions.make_round(
        by=by, plan=plan, name=name, as_of=day, opens_on=opens_on, due_on=due_on
    )
    return actions.open_round(by=by, round_=row)


def _last_round(owner: Actor, plan: Plan, today: date) -> None:
    """A round that is locked: for one measure nobody answered."""
    with acting_as(owner) as by:
        row = _round(by, plan, "Første status", today - timedelta(days=100), today, today)
        for one in row.owed.filter(measure__number__in=_SAID):
            status, note = _SAID[one.measure.number]
            actions.answer(by=by, owed=one, status=status, note=note)
        actions.close_round(by=by, round_=row)
        actions.lock_round(by=by, round_=row)


def _this_round(owner: Actor, plan: Plan, today: date) -> None:
    """A round that is open: the coordinator has answered, and others owe."""
    with acting_as(owner) as by:
        _round(by, plan, "Andre status", today, today, today + timedelta(days=10))
    with acting_as(Staff.objects.get(username="koordinator").as_actor()) as by:
        for one in mine(by).named:
            actions.answer(by=by, owed=one, status=Phase.IN_PROGRESS, note="Går som planlagt.")


def _group(owner: Actor, plan: Plan, today: date) -> None:
    begins = plan.times.begins or today
    with acting_as(owner) as by:
        members = [add_member(by=by, plan=plan, name=name, since=begins) for name in _MEMBERS]
        measures = list(plan.measures.all()[:3])
        first, second = (
            hold_meeting(by=by, plan=plan, held_on=today - timedelta(days=days), members=members)
            for days in (90, 20)
        )
        told = (
            (first, "La brukerrådet lese alt før det trykkes.", measures[:1], Outcome.FOLLOWED,
             "Rådet leser nå alt nytt."),
            (first, "Ha åpent også på søndager.", measures[1:2], Outcome.IN_PART,
             "Annenhver søndag fra høsten. Mer er det ikke penger til."),
            (second, "Spør dem som har flyttet ut, om hva som hjalp.", measures[2:], None, ""),
        )  # fmt: skip
        for meeting, text, about, outcome, reason in told:
            advice = give_advice(by=by, meeting=meeting, text=text, measures=about)
            if outcome:
                answer_advice(by=by, advice=advice, outcome=outcome, reason=reason)
