"""Everything the page of a case shows to one reader, and whom it shows."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple
from uuid import UUID

from django.utils import timezone

from lykt.cases.case import glance, knows, offers, queries
from lykt.cases.case.lines import all_lines
from lykt.cases.case.models import Case, CaseState, Step
from lykt.cases.case.offers import Next, Section, Shown
from lykt.cases.case.sight import Sight
from lykt.cases.case.still import stamp
from lykt.cases.case.words import is_late, when_in_words
from lykt.organisation.acting import Actor
from lykt.privacy import subjects
from lykt.privacy.consent.codes import InformationKind


#: So many lines stand on the page; the rest has a page of its own.
LINES = 8


class Whole(NamedTuple):
    """What `show` takes: a context made once the reading is written down, and whom."""

    context: Callable[[], Mapping[str, Any]]
    subjects: list[UUID]


def whole(actor: Actor, case: Case) -> Whole:
    """Return the page of a case for one reader."""
    sight = queries.sight_for(actor, case)
    may_change = sight.everything and queries.may_with(actor, "change", case)
    is_open = case.state == CaseState.OPEN
    events = queries.standing_events([case])[case.pk]
    rows = queries.assurances_of(case)
    steps = list(queries.steps_of(case))
    team = list(queries.team_of(case))
    lives = knows.told_of(case) if sight.everything else []
    shown = _sections(actor, case, sight)
    theirs = [one for ask in offers.offers.nexts for one in ask(actor, case, sight)]
    nine = glance.assured(case, sight, rows)
    others = [one for ask in offers.offers.marks for one in ask(actor, case, sight)]
    lines = all_lines(actor, case, sight)

    def context() -> Mapping[str, Any]:
        own = glance.nexts(case, sight, rows, steps, opened=True)
        told = _opened(shown)
        return {
            **about(actor, case, sight),
            "may_change": may_change,
            "may_write": may_change and is_open,
            "may_lead": queries.may_with(actor, "lead", case),
            "stamp": stamp(case, sight),
            "nexts": [_told(one) for one in glance.in_order([*theirs, *own])],
            "nine": [_shaped(one) for one in nine],
            "marks": [_shaped(one) for one in others],
            "lacking": glance.lacking(nine),
            "tracks": glance.tracks_seen(case, sight, events, may_change=may_change and is_open),
            "knows": knows.who_knows(lives, team) if sight.everything else [],
            "steps": [step_seen(one) for one in steps if one.state == "to_do"],
            "done": sum(one.state != "to_do" for one in steps),
            "team": team,
            "coordinator": case.coordinator,
            "upper": [one for one in told if one["place"] < offers.UNDER_SAFETY],
            "sections": [one for one in told if one["place"] >= offers.UNDER_SAFETY],
            "lines": lines[:LINES],
            "more_lines": len(lines) - LINES,
        }

    keys = [key for _section, found in shown for key in found.subjects]
    return Whole(context, [case.subject, *keys, *knows.subjects_of(lives)])


def about(actor: Actor, case: Case, sight: Sight) -> dict[str, Any]:
    """Return what every page of a case says at its head: partners are told no code."""
    subject = None
    if sight.everything:
        subject = subjects.subjects([case.subject]).get(case.subject)
    found = subject and subjects.find(actor, subject.kind, subject.handle)
    return {
        "case": case,
        "sight": sight,
        "subject": subject,
        "person_url": subject.url if subject and found else "",
        "mine": case.coordinator_id is not None and case.coordinator_id == actor.staff,
        "seen": [str(one.label) for one in InformationKind if one in sight.kinds],
    }


def _sections(actor: Actor, case: Case, sight: Sight) -> list[tuple[Section, Shown]]:
    return [
        (section, found)
        for section in offers.sections_in_order()
        if sight.sees(section.kind) and (found := section.build(actor, case, sight))
    ]


def _opened(shown: Iterable[tuple[Section, Shown]]) -> list[dict[str, Any]]:
    return [
        {
            "key": section.key,
            "title": section.title,
            "place": section.place,
            "template": found.template,
            "context": found.context() if callable(found.context) else found.context,
        }
        for section, found in shown
    ]


def _told(one: Next) -> dict[str, Any]:
    today = timezone.localdate()
    return {
        "text": one.text,
        "url": one.url,
        "who": one.who,
        "due": one.due,
        "when": when_in_words(one.due, today) if one.due else "",
        "late": is_late(one.due, today),
    }


def step_seen(step: Step) -> dict[str, Any]:
    """Return a step as pages show it; its words open where the reading is written down."""
    today = timezone.localdate()
    return {
        "step": step,
        "who": glance.whose(step),
        "when": when_in_words(step.due, today) if step.due else "",
        "late": is_late(step.due, today),
    }


def _shaped(mark: offers.Mark) -> dict[str, Any]:
    shape = glance.SHAPES.get(mark.state, "open")
    return {"label": mark.label, "text": mark.text, "url": mark.url, "shape": shape}
