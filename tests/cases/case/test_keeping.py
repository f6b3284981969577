"""An open case keeps whom it is about."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from lykt.cases.case import actions
from lykt.cases.case.models import Case
from lykt.people.models import Contact, Person
from lykt.privacy import subjects
from lykt.privacy.retention.codes import EraseReason
from lykt.privacy.retention.due import due_subjects
from lykt.privacy.retention.erasing import erase
from tests.support.cases import make_case, subject_of
from tests.support.pages import make_person


LONG_AGO = timezone.localdate() - timedelta(days=20 * 365)


def long_gone(world):
    person = make_person(world, day=LONG_AGO)
    then = timezone.now() - timedelta(days=20 * 365)
    Person.objects.filter(pk=person.pk).update(registered_at=then)
    Contact.objects.filter(person=person).update(registered_at=then)
    return person


def due():
    found = due_subjects(subjects.keeper("person"), timezone.localdate())
    return {one.subject.key for one in found}


def test_nobody_of_whom_a_case_is_open_is_due(world, kaja, operator):
    with_case, without = long_gone(world), long_gone(world)
    case = make_case(with_case, kaja, opened_on=LONG_AGO)
    then = timezone.now() - timedelta(days=20 * 365)
    rows = Case.objects.filter(pk=case.pk)
    rows.update(at=then, changed_at=then)
    for related in (case.members, case.caseevents):
        related.all()._raw_delete(related.db)
    assert due() == {without.pk}
    rows.update(state="closed", closing="settled", closed_on=LONG_AGO)
    assert due() == {with_case.pk, without.pk}


def test_whoever_erases_is_asked_to_close_the_case_first(world, kaja, leila, operator):
    person = make_person(world)
    case = make_case(person, kaja)
    told = {"by": operator, "subject": subject_of(person), "reason": EraseReason.ASKED}
    with pytest.raises(ValidationError, match="close it first"):
        erase(**told, dry_run=True)
    actions.close_case(by=operator, case=case, closing="own_wish")
    assert erase(**told, dry_run=True).going
