"""Noting the children of a case, how they have it, and who answers for them."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from lykt.cases.case.holding import held
from lykt.cases.case.models import Case
from lykt.cases.children.codes import LivesWith, Notice, Relation, School, WhyEnded
from lykt.cases.children.models import CaseChild, ChildSituation
from lykt.cases.children.queries import find, has_child, is_the_person
from lykt.cases.children.rules import surely_of_age
from lykt.organisation.acting import Actor
from lykt.people.actions import make_person
from lykt.people.models import Person
from lykt.privacy.consent.codes import ASKED, NAMED, Recipient
from lykt.privacy.subjects import Subject


@transaction.atomic
def add_child(
    *,
    by: Actor,
    case: Case,
    relation: str,
    child: Subject | None = None,
    since: date | None = None,
    **facts: Any,
) -> CaseChild:
    """Let a child belong to a case: one that has a code here, or a new person of its own.

    Args:
        by: who notes it.
        case: the case.
        relation: one of `codes.Relation`.
        child: whom the actor has found; a person is made when nobody is said.
        since: from which day, today when none is said.
        facts: what is known of a new person, as `people.actions.make_person` takes it.

    Raises:
        Refused: when the actor is not in the team, or may not make people in its unit.
        ValidationError: by field: an adult, the person themself, a child noted already.
    """
    now = held(by, "change", case)
    today = timezone.localdate()
    day = since or today
    if relation not in Relation.values:
        raise ValidationError({"relation": _("Choose what the child is to them.")})
    if day > today:
        raise ValidationError({"since": _("This day lies ahead.")})
    if child is None:
        if surely_of_age(facts.get("birth_year"), today):
            raise ValidationError({"birth_year": _of_age()})
        key = make_person(by=by, unit=now.unit, **facts).pk
    else:
        _must_fit(now, child, today)
        key = child.key
    row = CaseChild(case=now, child=key, relation=relation, since=day)
    row.save(force_insert=True)
    now.save()
    return row


def _of_age() -> str:
    return _("By the year of birth they have come of age. Check it, or leave it out.")


def _must_fit(case: Case, child: Subject, today: date) -> None:
    if child.kind != "person" or child.controller != case.controller_id:
        raise ValidationError({"code": _("Nobody here has this code.")})
    if is_the_person(case, child.key):
        raise ValidationError({"code": _("This is whom the case itself is about.")})
    if has_child(case, child.key):
        raise ValidationError({"code": _("This child is noted already.")})
    born = Person.objects.filter(pk=child.key).values_list("birth_year", flat=True).first()
    if surely_of_age(born, today):
        raise ValidationError({"code": _of_age()})


@transaction.atomic
def end_child(*, by: Actor, link: CaseChild, why: str) -> CaseChild:
    """Say that a child belongs to the case no more. The child's own record stays.

    Raises:
        Refused: when the actor is not in the team.
        ValidationError: when no reason is given, or it has ended already.
    """
    held(by, "change", link.case)
    if why not in WhyEnded.values:
        raise ValidationError({"why": _("Choose why.")})
    now: CaseChild = CaseChild.objects.select_for_update().get(pk=link.pk)
    if now.until is not None:
        raise ValidationError(_("This child is not noted on the case any more."))
    now.until, now.why_ended = max(timezone.localdate(), now.since), why
    now.save()
    return now


@transaction.atomic
def write_situation(
    *,
    by: Actor,
    case: Case,
    child: Subject,
    lives_with: str = LivesWith.UNKNOWN,
    school: str = School.UNKNOWN,
    body: str = "",
    body_named: str = "",
    notice: str = Notice.NOT_YET,
    needs: str = "",
) -> ChildSituation:
    """Write how a child has it now. What was written before stays to be read.

    It is sealed with the child's own key, and says nothing of the case.

    Raises:
        Refused: when the actor is not in the team.
        ValidationError: by field, or when the child is none of the case.
    """
    now = held(by, "change", case)
    if (found := find(now, child.handle)) is None:
        raise ValidationError(_("This child is not noted on the case any more."))
    told = {"lives_with": lives_with, "school": school, "notice": notice}
    kinds: dict[str, list[str]] = {
        "lives_with": LivesWith.values,
        "school": School.values,
        "notice": Notice.values,
    }
    problems = {
        field: _("Choose among those that are listed.")
        for field, value in told.items()
        if value not in kinds[field]
    }
    if body and body not in (*ASKED, Recipient.HERE):
        problems["body"] = _("Choose among those that are listed.")
    if body in NAMED and not body_named.strip():
        problems["body_named"] = _("Write which.")
    if problems:
        raise ValidationError(problems)
    about = found.subject
    row = ChildSituation(
        subject=about.key,
        controller_id=about.controller,
        unit_id=about.unit,
        body=body,
        body_named=body_named.strip(),
        needs=needs.strip(),
        **told,
    )
    row.save(force_insert=True)
    now.save()
    return row
