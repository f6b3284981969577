"""Opening a case, what is known of it, its lock, closing and reopening."""

from datetime import date
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from lykt.cases.case import rules
from lykt.cases.case.actions_team import LEFT, MEMBER
from lykt.cases.case.child_welfare import has_been_told
from lykt.cases.case.codes import Closing, Left, Place, StepState, Track
from lykt.cases.case.holding import held
from lykt.cases.case.models import Case, CaseEvent, CaseState, Member, Step
from lykt.cases.case.offers import offers
from lykt.cases.case.queries import ASKED, check_may_with, last_number
from lykt.cases.case.sight import family_of
from lykt.concerns.codes import AS_A_CHILD, Age, Exploitation
from lykt.organisation.access import check_may_in
from lykt.organisation.acting import Actor, ask_again
from lykt.organisation.models import Controller, Staff
from lykt.people.models import Person
from lykt.privacy.consent.actions import close_matter
from lykt.privacy.sealing import shutting
from lykt.privacy.subjects import Subject


def note_state(case: Case, state: str, day: date, note: str = "") -> CaseEvent:
    """Write down that the case itself has entered a state."""
    event = CaseEvent(case=case, track=Track.CASE, state=state, day=day, note=note)
    event.save(force_insert=True)
    return event


@transaction.atomic
def open_case(
    *,
    by: Actor,
    subject: Subject,
    age: str = Age.ADULT,
    exploitation: str = Exploitation.UNKNOWN,
    summary: str = "",
    opened_on: date | None = None,
    coordinator: Staff | None = None,
    concern: UUID | None = None,
) -> Case:
    """Open a case about a person, with a coordinator: whoever opens it, or another.

    A child's, or one where age is in doubt, is locked until child welfare has been told.

    Args:
        by: who opens it.
        subject: the person, by the code that stands for them now.
        age: one of `codes.Age`.
        exploitation: one of `codes.Exploitation`.
        summary: what it is about.
        opened_on: the day, today when none is said.
        coordinator: who coordinates it; whoever opens it when nobody is said.
        concern: the key of the concern it came from.

    Raises:
        Refused: when the actor may not open cases in the person's unit.
        ValidationError: when the person has an open case, the day lies ahead, or the person
            is surely under age and is taken for an adult.
    """
    check_may_in(by, "make", "case", subject.unit)
    today = timezone.localdate()
    day = opened_on or today
    if day > today:
        raise ValidationError({"opened_on": _("This day lies ahead.")})
    coordinates = coordinator.pk if coordinator else by.staff
    if coordinates is None:
        raise ValidationError(_("A case has a coordinator: say who it is."))
    # Two who open at once wait for each other, and get numbers of their own.
    Controller.objects.select_for_update().get(pk=subject.controller)
    case = Case(
        subject=subject.key,
        controller_id=subject.controller,
        unit_id=subject.unit,
        year=day.year,
        number=last_number(subject.controller, day.year) + 1,
        opened_on=day,
        age=age,
        exploitation=exploitation,
        summary=summary.strip(),
        concern=concern,
    )
    _must_be_of_age(case, age)
    family = family_of(case)
    if Case.objects.filter(subject__in=family).exclude(state=CaseState.CLOSED).exists():
        raise ValidationError(_("There is an open case about this person already."))
    case.state = rules.opening_state(age, notice_sent=has_been_told([*family, *_known(concern)]))
    case.coordinator_id = coordinates
    case.save(force_insert=True)
    Member(case=case, staff_id=coordinates, place=Place.COORDINATOR).save()
    note_state(case, "open", day)
    if case.state == CaseState.LOCKED:
        note_state(case, "locked", day)
    ask_again(ASKED)
    return case


def _must_be_of_age(case: Case, age: str) -> None:
    """Refuse to take somebody for an adult whom we know to be under age: that is no doubt.

    Raises:
        ValidationError: at the age.
    """
    born = Person.objects.filter(pk__in=family_of(case)).values_list("birth_year", flat=True)
    today = timezone.localdate()
    if age not in AS_A_CHILD and any(rules.surely_under_age(one, today) for one in born):
        raise ValidationError(
            {
                "age": _(
                    "By the year of birth of the person they are under 18. Choose that, or put "
                    "the year right first."
                )
            }
        )


def _known(concern: UUID | None) -> list[UUID]:
    return [concern] if concern else []


@transaction.atomic
def change_case(
    *,
    by: Actor,
    case: Case,
    age: str | None = None,
    exploitation: str | None = None,
    summary: str | None = None,
) -> Case:
    """Write what has become known. A case that turns out to be about a child is locked.

    One who turns out to be an adult unlocks it, since nobody waits for a notice any more:
    that is for the coordinator to say.

    Raises:
        Refused: when the actor may not, or when somebody who does not coordinate the case
            says that it is about an adult after all.
        ValidationError: when the case is closed, or the person is surely under age.
    """
    now = held(by, "change", case, also_locked=True)
    today = timezone.localdate()
    if exploitation is not None:
        now.exploitation = exploitation
    if summary is not None:
        now.summary = summary.strip()
    if age is not None and age != now.age:
        if now.state == CaseState.LOCKED and age not in AS_A_CHILD:
            check_may_with(by, "lead", now)
        _must_be_of_age(now, age)
        now.age = age
        told = has_been_told([*family_of(now), *_known(now.concern)])
        state = rules.opening_state(age, notice_sent=told)
        if state != now.state:
            now.state = state
            note_state(now, state, today)
    now.save()
    ask_again(ASKED)
    return now


@transaction.atomic
def unlock_case(*, by: Actor, case: Case) -> Case:
    """Let a case go on, once a notice to child welfare stands among what was shared.

    Raises:
        Refused: when the actor may not.
        ValidationError: when child welfare has not been told, or the case is closed.
    """
    now = held(by, "change", case, also_locked=True)
    if now.state != CaseState.LOCKED:
        return now
    if not has_been_told([*family_of(now), *_known(now.concern)]):
        raise ValidationError(
            _("Child welfare has not been told yet. Tell them, and write the notice down first.")
        )
    now.state = CaseState.OPEN
    now.save()
    note_state(now, "open", timezone.localdate())
    ask_again(ASKED)
    return now


@transaction.atomic
def close_case(
    *, by: Actor, case: Case, closing: str, closed_on: date | None = None, note: str = ""
) -> Case:
    """Close a case. Consents given for it lapse, and everybody leaves its team.

    The coordinator stays the one who can reopen it, and reads it as before.

    Raises:
        Refused: when the actor does not coordinate it.
        ValidationError: when it cannot be closed yet, with what to do.
    """
    now = held(by, "lead", case)
    day = closed_on or timezone.localdate()
    must_be_closable(now, closing, day)
    for done in offers.on_closing:
        done(by, now)
    moment = timezone.now()
    for member in Member.objects.filter(case=now, left_at=None).exclude(place=Place.COORDINATOR):
        member.left_at, member.left_by_id, member.why_left = moment, by.staff, Left.CASE_CLOSED
        member.save()
        shutting.note(MEMBER, [member.pk], LEFT)
    for step in Step.objects.filter(case=now, state=StepState.TO_DO):
        step.state, step.done_at, step.done_by_id = StepState.DROPPED, moment, by.staff
        step.save()
    now.state, now.closing, now.closed_on = CaseState.CLOSED, closing, day
    now.save()
    note_state(now, "closed", day, note)
    close_matter(by=by, matter=now.pk)
    ask_again(ASKED)
    return now


def must_be_closable(case: Case, closing: str, day: date) -> None:
    """Refuse to close a case that cannot be closed yet.

    Raises:
        ValidationError: by field, or with what stands in the way.
    """
    problems: dict[str, list[str]] = {}
    if closing not in Closing.values:
        problems["closing"] = [_("Choose how it ended.")]
    if day > timezone.localdate():
        problems["closed_on"] = [_("This day lies ahead.")]
    elif day < case.opened_on:
        problems["closed_on"] = [_("This day lies before the case was opened.")]
    in_the_way = [words for ask in offers.before_closing for words in ask(case)]
    if in_the_way:
        problems["__all__"] = in_the_way
    if problems:
        raise ValidationError(problems)


@transaction.atomic
def reopen_case(*, by: Actor, case: Case, note: str = "") -> Case:
    """Open a closed case again. What was consented to has lapsed, and is asked anew.

    Raises:
        Refused: when the actor does not coordinate it.
        ValidationError: when it is open, or the person has another open case.
    """
    now: Case = Case.objects.select_for_update().get(pk=case.pk)
    ask_again(ASKED)
    check_may_with(by, "lead", now)
    if now.state != CaseState.CLOSED:
        raise ValidationError(_("The case is open."))
    family = family_of(now)
    if Case.objects.filter(subject__in=family).exclude(state=CaseState.CLOSED).exists():
        raise ValidationError(_("There is an open case about this person already."))
    told = has_been_told([*family, *_known(now.concern)])
    now.state = rules.opening_state(now.age, notice_sent=told)
    now.closing, now.closed_on = "", None
    now.save()
    note_state(now, now.state, timezone.localdate(), note)
    ask_again(ASKED)
    return now
