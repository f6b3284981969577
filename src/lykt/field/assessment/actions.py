"""What changes rapid assessments: written, sent to review, done."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import ProtectedError
from django.utils import timezone
from django.utils.translation import gettext as _

from lykt.field.assessment.codes import Part, RoundState, SourceKind, Strength
from lykt.field.assessment.models import Finding, RapidEvent, RapidRound, RapidSource
from lykt.field.assessment.queries import TABLES, THING, may_finish, parts_of
from lykt.field.assessment.rules import MOST, lacks, rests_on_nothing
from lykt.field.assessment.states import ROUND
from lykt.learning.base import write_down
from lykt.learning.words import line_problem, problems_of, text_problem
from lykt.organisation.access import Refused, check_may_at
from lykt.organisation.acting import Actor
from lykt.organisation.models import Controller


#: What each part says.
FACTS: dict[str, tuple[str, ...]] = {
    Part.SOURCE: ("kind", "count", "note"),
    Part.FINDING: ("text", "strength", "sources"),
    Part.GAP: ("need", "there_is", "gap"),
    Part.CONCLUSION: ("text",),
}


def _held(by: Actor, row: RapidRound, act: str = "change") -> RapidRound:
    check_may_at(by, act, THING, row.controller_id)
    now: RapidRound = RapidRound.objects.select_for_update(of=("self",)).get(pk=row.pk)
    return now


def _open(by: Actor, row: RapidRound) -> RapidRound:
    """Hold an assessment that can still be written in."""
    now = _held(by, row)
    if now.state != RoundState.DRAFT:
        raise Refused(_("Only a draft is written in. Take it back to a draft first."))
    return now


def _check(title: str, question: str, starts: date, ends: date) -> None:
    problems = problems_of(
        title=line_problem(title),
        question=text_problem(question, needed=True),
        ends=_("It ends before it starts.") if ends < starts else "",
    )
    if problems:
        raise ValidationError(problems)


@transaction.atomic
def make_round(
    *, by: Actor, controller: Controller, title: str, question: str, starts: date, ends: date
) -> RapidRound:
    """Begin an assessment as a draft.

    Args:
        by: who begins it.
        controller: whose it is.
        title: what it is called.
        question: what is asked.
        starts: the first day of the time it is about.
        ends: the last day.

    Raises:
        Refused: when the actor may not.
        ValidationError: by field, also when the words point at somebody.
    """
    check_may_at(by, "make", THING, controller.pk)
    _check(title, question, starts, ends)
    row = RapidRound(
        controller=controller,
        title=title.strip(),
        question=question.strip(),
        starts=starts,
        ends=ends,
        by_id=by.staff,
    )
    row.save(force_insert=True)
    write_down(RapidEvent, by, round=row, state=row.state)
    return row


@transaction.atomic
def change_round(
    *, by: Actor, row: RapidRound, title: str, question: str, starts: date, ends: date
) -> RapidRound:
    """Write what is asked, put right. See `make_round`."""
    now = _open(by, row)
    _check(title, question, starts, ends)
    now.title, now.question = title.strip(), question.strip()
    now.starts, now.ends = starts, ends
    now.save()
    return now


# ---- Its parts


@transaction.atomic
def write_part(*, by: Actor, row: RapidRound, part: str, there: Any = None, **facts: Any) -> Any:
    """Write a source, a finding, a gap or a conclusion of a draft; `there` is one put right.

    Args:
        by: who writes it.
        row: the assessment.
        part: a code of `Part`.
        there: the row that is put right, None for a new one.
        facts: what it says, see `FACTS`.

    Raises:
        Refused: when the actor may not, or it is no draft any more.
        ValidationError: by field.
    """
    now = _open(by, row)
    if set(facts) != set(FACTS[part]):
        raise TypeError(f"a {part} says {', '.join(FACTS[part])}")
    if problems := _part_problems(now, part, facts):
        raise ValidationError(problems)
    table, which = TABLES[part]
    if there is None:
        told = table(round=now, by_id=by.staff, **which)
    else:
        told = table._default_manager.get(pk=there.pk, round=now, **which)
    for name, value in facts.items():
        setattr(told, name, value.strip() if isinstance(value, str) else value)
    told.save()
    now.save()
    return told


def _part_problems(row: RapidRound, part: str, facts: dict[str, Any]) -> dict[str, str]:
    if part == Part.SOURCE:
        return problems_of(
            kind="" if facts["kind"] in SourceKind.values else _("Choose one of these."),
            count=""
            if 1 <= facts["count"] <= MOST
            else _("Write a number from 1 to %(most)s.") % {"most": MOST},
            note=line_problem(facts["note"], needed=False),
        )
    if part == Part.FINDING:
        there = set(row.sources.values_list("kind", flat=True))
        missing = rests_on_nothing(facts["sources"], there)
        return problems_of(
            text=text_problem(facts["text"], needed=True),
            strength="" if facts["strength"] in Strength.values else _("Choose one of these."),
            sources=_("Choose among the sources of this assessment.") if missing else "",
        )
    return problems_of(**{name: text_problem(facts[name], needed=True) for name in FACTS[part]})


@transaction.atomic
def remove_part(*, by: Actor, part: str, there: Any) -> None:
    """Take a part out of a draft.

    Raises:
        Refused: when the actor may not, or it is no draft any more.
        ValidationError: when a finding rests on it, or a measure was made of it.
    """
    now = _open(by, there.round)
    table, which = TABLES[part]
    told = table._default_manager.get(pk=there.pk, round=now, **which)
    if part == Part.SOURCE and _is_last_of(told) and _rests_on(now, told.kind):
        raise ValidationError(_("A finding rests on these sources. Change the finding first."))
    try:
        told.delete()
    except ProtectedError:
        raise ValidationError(_("A plan has made a measure of it: it stays.")) from None
    now.save()


def _is_last_of(source: RapidSource) -> bool:
    same = RapidSource.objects.filter(round=source.round_id, kind=source.kind)
    return not same.exclude(pk=source.pk).exists()


def _rests_on(row: RapidRound, kind: str) -> bool:
    return any(kind in one.sources for one in Finding.objects.filter(round=row))


# ---- How it stands


@transaction.atomic
def set_state(*, by: Actor, row: RapidRound, state: str) -> RapidRound:
    """Send a draft to review, take it back, say that it is done, or open it again.

    Raises:
        Refused: when the actor may not, or would finish what they have sent themselves.
        ValidationError: when this cannot follow, or something lacks.
    """
    finishes = state == RoundState.DONE
    now = _held(by, row, "read")
    reviews = finishes or now.state == RoundState.DONE
    check_may_at(by, "review" if reviews else "change", THING, now.controller_id)
    if not ROUND.allows(now.state, state):
        raise ValidationError(_("This cannot follow. Look at how it stands."))
    if state == RoundState.REVIEW and (missing := lacks(parts_of(now).counts)):
        raise ValidationError(missing)
    if finishes and not may_finish(by, now):
        raise Refused(_("Somebody else than whoever sent it to review says that it is done."))
    now.state = state
    now.done_on = timezone.localdate() if finishes else None
    now.save()
    write_down(RapidEvent, by, round=now, state=state)
    return now
