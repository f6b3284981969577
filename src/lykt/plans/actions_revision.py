"""The next plan begins as the old one, and each old measure gets an outcome with a reason."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import ProtectedError, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from lykt.organisation.acting import Actor
from lykt.organisation.history import signature
from lykt.organisation.words import tidy
from lykt.plans.actions import held, make_plan
from lykt.plans.actions_parts import why_it_stays
from lykt.plans.codes import Outcome
from lykt.plans.dates import Printed
from lykt.plans.models import Area, Carryover, Measure, Plan, Reopening, Responsible, Revision
from lykt.plans.revision import OUTCOMES, Told, undecided


#: Longest reason.
LONGEST_REASON = 2_000


@transaction.atomic
def begin_revision(*, by: Actor, plan: Plan, key: str, title: str, **facts: Any) -> Revision:
    """Begin the next plan as this one: the same areas, measures and bodies, to be changed.

    Args:
        by: who acts.
        plan: the plan that comes to its end. Nothing in it changes.
        key: short name of the next.
        title: title of the next.
        facts: period_from, period_to and the like, see `make_plan`.

    Raises:
        Refused: when the actor may not.
        ValidationError: by field; or when there is nothing to go on from.
    """
    old = held(by, plan)
    _check_may_begin(old)
    _check_follows(old, facts.get("period_from", ""))
    told = {"municipality": old.municipality, "supersedes": old, **facts}
    new = make_plan(by=by, controller=old.controller, key=key, title=title, **told)
    revision = _begun(by, old, new)
    copies = _copy_all(old, new)
    Carryover.objects.bulk_create(
        [Carryover(revision=revision, old=one, copy=copies[one.pk]) for one in old.measures.all()]
    )
    return revision


@transaction.atomic
def revise_into(*, by: Actor, plan: Plan, old: Plan) -> Revision:
    """Say of a plan that is here already what became in it of the measures of an older one.

    Nothing is copied: for each old measure one says which measure it goes on as.

    Raises:
        Refused: when the actor may not.
        ValidationError: when they are of two organisations, or it has been begun already.
    """
    new, earlier = held(by, plan), held(by, old)
    if new.pk == earlier.pk or new.controller_id != earlier.controller_id:
        raise ValidationError({"plan": _("Choose another plan of your own.")})
    if Revision.objects.filter(plan=new).exists():
        raise ValidationError({"plan": _("That plan goes on from another already.")})
    _check_may_begin(earlier)
    _check_follows(earlier, new.period_from, "plan")
    new.supersedes = earlier
    new.save()
    revision = _begun(by, earlier, new)
    _add_missing(revision)
    return revision


def _check_may_begin(old: Plan) -> None:
    if not old.measures.exists():
        raise ValidationError(_("The plan has no measures to go on from."))
    if begun := old.revisions.filter(finished_at=None).first():
        raise ValidationError(
            _("The next plan is begun already: %(title)s. Finish it first.")
            % {"title": begun.plan.title}
        )


def _check_follows(old: Plan, period_from: str, field: str = "period_from") -> None:
    """Refuse a next plan that begins before the old one does."""
    begins, begun = _day(period_from), old.times.period_from
    if begins and begun and begins.last < begun.first:
        raise ValidationError({field: _("The next plan begins before this one does.")})


def _day(text: str) -> Printed | None:
    try:
        return Printed.read_if_any(text)
    except ValueError:
        # Making the plan tells what is wrong with it.
        return None


def _begun(by: Actor, old: Plan, new: Plan) -> Revision:
    return Revision.objects.create(plan=new, of=old, begun_by_id=by.staff)


def _copy_all(old: Plan, new: Plan) -> dict[Any, Measure]:
    areas = {}
    for area in old.areas.all():
        areas[area.pk] = Area.objects.create(
            plan=new, key=area.key, kind=area.kind, title=area.title, goal=area.goal,
            place=area.place,
        )  # fmt: skip
    copies: dict[Any, Measure] = {}
    for measure in old.measures.prefetch_related("responsible"):
        copies[measure.pk] = _copied(measure, new, areas[measure.area_id])
    for measure in old.measures.exclude(parent=None):
        copies[measure.pk].parent = copies[measure.parent_id]
        copies[measure.pk].save(update_fields=["parent"])
    return copies


def _copied(measure: Measure, plan: Plan, area: Area) -> Measure:
    # The old deadline was the old plan's promise. What the next one promises is written there.
    copy = Measure.objects.create(
        plan=plan, area=area, number=measure.number, title=measure.title,
        deadline_kind=measure.deadline_kind, deadline=measure.deadline, note=measure.note,
        continues=measure, place=measure.place,
    )  # fmt: skip
    Responsible.objects.bulk_create(
        Responsible(
            measure=copy, name=body.name, role=body.role, contact=body.contact, place=body.place
        )
        for body in measure.responsible.select_related("contact")
    )
    return copy


class Choice(NamedTuple):
    """What somebody says becomes of a measure; `number` is its number in the next plan."""

    outcome: str
    reason: str = ""
    #: Empty: it goes on as the measure that was begun as the old one.
    number: str = ""


@transaction.atomic
def write_outcomes(*, by: Actor, revision: Revision, choices: Mapping[str, Choice]) -> None:
    """Write what becomes of old measures: all that is told, or nothing.

    A measure that does not go on leaves the next plan; one that does is there again.

    Args:
        by: who acts.
        revision: of which plan into which.
        choices: by the handle of the `Carryover`. Outcome "" takes an outcome back.

    Raises:
        Refused: when the actor may not.
        ValidationError: by field and handle: "reason-<handle>"; or when it is finished.
    """
    now = _held(by, revision)
    rows = {row.handle: row for row in now.carryovers.select_related("old", "new", "copy")}
    faults: dict[str, list[str]] = {}
    for handle, choice in choices.items():
        if handle not in rows:
            raise ValidationError(_("There is no such measure in the old plan."))
        try:
            _decide(now, rows[handle], choice)
        except ValidationError as problem:
            told = problem.message_dict.items()
            faults |= {f"{field}-{handle}": words for field, words in told}
    if faults:
        raise ValidationError(faults)
    now.plan.save()


def _held(by: Actor, revision: Revision) -> Revision:
    held(by, revision.plan)
    now = Revision.objects.select_related("plan", "of").get(pk=revision.pk)
    if now.finished_at:
        raise ValidationError(_("The revision is finished. Its outcomes stay as they are."))
    _add_missing(now)
    return now


def _add_missing(revision: Revision) -> None:
    """Let measures that have come into the old plan since stand among the others."""
    known = revision.carryovers.values("old")
    Carryover.objects.bulk_create(
        Carryover(revision=revision, old=one) for one in revision.of.measures.exclude(pk__in=known)
    )


def _decide(revision: Revision, row: Carryover, choice: Choice) -> None:
    reason = tidy(choice.reason)
    if choice.outcome not in ("", *Outcome.values):
        raise ValidationError({"outcome": _("Choose one of these.")})
    if choice.outcome and not reason:
        raise ValidationError({"reason": _("Say why.")})
    if len(reason) > LONGEST_REASON:
        raise ValidationError({"reason": _("The text is too long.")})
    before = row.new_id
    asked = OUTCOMES.get(choice.outcome)  # type: ignore[call-overload]
    row.new = _goes_on_as(revision, row, tidy(choice.number)) if asked and asked.goes_on else None
    row.outcome, row.reason, row.decided_at = choice.outcome, reason, timezone.now()
    if not choice.outcome:
        row.copy = row.copy or _copy_again(revision, row)
        row.decided_at = None
    row.save()
    if row.outcome and row.copy is not None and row.copy != row.new:
        _drop_copy(row, row.copy)
    keys = [key for key in (before, row.new_id) if key is not None]
    for measure in Measure.objects.filter(pk__in=keys).select_related("continues"):
        _relink(revision, measure)


def _goes_on_as(revision: Revision, row: Carryover, number: str) -> Measure:
    if not number:
        row.copy = row.copy or _copy_again(revision, row)
        return row.copy
    found = revision.plan.measures.filter(number=number).first()
    if found is None and number == row.old.number:
        row.copy = row.copy or _copy_again(revision, row)
        return row.copy
    if found is None:
        raise ValidationError(
            {"number": _("There is no such measure in the next plan. Write it there first.")}
        )
    return found


def _copy_again(revision: Revision, row: Carryover) -> Measure:
    """Begin a measure as the old one, where it had been taken out or never was."""
    old, plan = row.old, revision.plan
    if plan.measures.filter(number=old.number).exists():
        words = _(
            "Another measure of the next plan has this number. Write which one it goes on as."
        )
        raise ValidationError({"number": words})
    area = plan.areas.filter(key=old.area.key).first() or Area.objects.create(
        plan=plan, key=old.area.key, kind=old.area.kind, title=old.area.title,
        goal=old.area.goal, place=old.area.place,
    )  # fmt: skip
    copy = _copied(old, plan, area)
    rows = revision.carryovers.select_related("copy")
    for other in rows.exclude(copy=None):
        if other.old_id == old.parent_id:
            copy.parent = other.copy
            copy.save(update_fields=["parent"])
        elif other.old.parent_id == old.pk and other.copy and other.copy.parent_id is None:
            other.copy.parent = copy
            other.copy.save(update_fields=["parent"])
    return copy


def _drop_copy(row: Carryover, copy: Measure) -> None:
    """Take the measure that was begun as the old one out of the next plan again."""
    others = Carryover.objects.filter(new=copy).exclude(pk=row.pk)
    if others.exists():
        # Another old measure goes on as it.
        return
    Measure.objects.filter(parent=copy).update(parent=copy.parent)
    if problem := why_it_stays(copy):
        raise ValidationError({"outcome": f"{copy}: {problem}"})
    try:
        copy.delete()
    except ProtectedError:
        words = _("Something else points to this measure in the next plan. It stays.")
        raise ValidationError({"outcome": words}) from None
    row.copy = None


def _relink(revision: Revision, measure: Measure) -> None:
    """Let a measure of the next plan point to the first of the old ones that goes on as it."""
    earlier = measure.continues
    if earlier is not None and earlier.plan_id != revision.of_id:
        return
    rows = revision.carryovers.filter(Q(new=measure) | Q(copy=measure, outcome=""))
    first = rows.order_by("old__place").first()
    Measure.objects.filter(pk=measure.pk).update(continues=first.old if first else None)


@transaction.atomic
def finish_revision(*, by: Actor, revision: Revision) -> Revision:
    """Finish a revision: each measure of the old plan has an outcome and a reason.

    Raises:
        Refused: when the actor may not.
        ValidationError: naming the measures that have none; or when it is finished.
    """
    now = _held(by, revision)
    told = told_of(now)
    if left := undecided(now.of.measures.values_list("number", flat=True), told):
        raise ValidationError(
            _("These measures have no outcome with a reason yet: %(numbers)s.")
            % {"numbers": ", ".join(left)}
        )
    now.finished_at, now.finished_by_id = timezone.now(), by.staff
    now.save()
    return now


@transaction.atomic
def reopen_revision(*, by: Actor, revision: Revision, reason: str) -> Revision:
    """Open a finished revision again, so that outcomes can be put right. It says why.

    Raises:
        Refused: when the actor may not.
        ValidationError: without a reason; or when it is open, another revision of the old plan
            has begun, or the next plan is being revised itself.
    """
    held(by, revision.plan)
    now = Revision.objects.select_related("plan", "of").get(pk=revision.pk)
    why = tidy(reason)
    if now.finished_at is None:
        raise ValidationError(_("The revision is open."))
    if not why:
        raise ValidationError({"reason": _("Say why.")})
    if now.plan.revisions.exists() or now.of.revisions.filter(finished_at=None).exists():
        raise ValidationError(
            _("Another revision builds on this one. Its outcomes stay as they are.")
        )
    Reopening(revision=now, finished_at=now.finished_at, reason=why, by_name=signature(by)).save(
        force_insert=True
    )
    now.finished_at, now.finished_by_id = None, None
    now.save()
    now.plan.save()
    return now


def told_of(revision: Revision) -> list[Told]:
    """Return what has been told of each old measure so far, by its number."""
    rows = revision.carryovers.select_related("old", "new")
    return [
        Told(row.old.number, row.outcome, row.reason, row.new.number if row.new else "")
        for row in rows
    ]
