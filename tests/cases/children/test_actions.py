"""Children are persons of their own, and nobody's file tells of another's."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from lykt.cases.case.actions import close_case, open_case
from lykt.cases.children import actions, queries
from lykt.cases.children.models import CaseChild, ChildSituation
from lykt.organisation.access import Refused
from lykt.people.models import Person
from lykt.privacy.reading.showing import opened
from lykt.privacy.retention.codes import EraseReason
from lykt.privacy.retention.erasing import erase
from lykt.privacy.sealing.keys import Erased, NotWrittenDown
from tests.support.cases import OPERATOR, make_case, make_member, subject_of
from tests.support.pages import make_person


@pytest.fixture
def person(world):
    return make_person(world)


@pytest.fixture
def case(person, kaja):
    return make_case(person, kaja)


def test_a_child_is_a_new_person_with_a_code_of_its_own(case, person, kaja, acting):
    by = acting(kaja)
    born = timezone.localdate().year - 4
    link = actions.add_child(by=by, case=case, relation="child", birth_year=born)
    child = Person.objects.get(pk=link.child)
    assert child.pk != person.pk
    assert (child.birth_year, child.unit_id) == (born, case.unit_id)
    assert [one.subject.label for one in queries.children_of(case)] == [child.code]


def test_a_child_that_has_a_code_is_linked(case, world, kaja, acting):
    by = acting(kaja)
    child = make_person(world)
    actions.add_child(by=by, case=case, relation="sibling", child=subject_of(child))
    with pytest.raises(ValidationError, match="noted already"):
        actions.add_child(by=by, case=case, relation="child", child=subject_of(child))


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"relation": "cousin"}, "relation"),
        ({"since": timezone.localdate() + timedelta(days=1)}, "since"),
        ({"birth_year": timezone.localdate().year - 30}, "birth_year"),
    ],
)
def test_who_is_no_child_is_told_at_its_field(case, kaja, acting, told, field):
    with pytest.raises(ValidationError) as problem:
        actions.add_child(by=acting(kaja), case=case, **({"relation": "child"} | told))
    assert field in problem.value.error_dict


def test_nobody_is_a_child_of_their_own_case_and_no_adult_is_one(
    case, person, world, kaja, acting
):
    by = acting(kaja)
    grown = make_person(world)
    grown.birth_year = 1980
    grown.save()
    for who, words in ((person, "case itself"), (grown, "come of age")):
        with pytest.raises(ValidationError, match=words):
            actions.add_child(by=by, case=case, relation="child", child=subject_of(who))


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"lives_with": "moon"}, "lives_with"),
        ({"school": "moon"}, "school"),
        ({"notice": "moon"}, "notice"),
        ({"body": "moon"}, "body"),
        ({"body": "other_municipality"}, "body_named"),
    ],
)
def test_what_is_no_situation_is_told_at_its_field(case, world, kaja, acting, told, field):
    by = acting(kaja)
    child = subject_of(make_person(world))
    actions.add_child(by=by, case=case, relation="child", child=child)
    with pytest.raises(ValidationError) as problem:
        actions.write_situation(by=by, case=case, child=child, **told)
    assert field in problem.value.error_dict


def with_child(by, case, world, **told):
    child = make_person(world)
    link = actions.add_child(by=by, case=case, relation="child", child=subject_of(child))
    if told:
        actions.write_situation(by=by, case=case, child=subject_of(child), **told)
    return child, link


@pytest.mark.django_db(transaction=True)
def test_what_a_child_needs_is_sealed_with_the_childs_key(case, person, world, kaja, acting):
    by = acting(kaja)
    child, _link = with_child(by, case, world, needs="A winter coat")
    row = ChildSituation.objects.get()
    assert row.subject == child.pk
    with opened(by=by, what="test", subjects=[child.pk]):
        assert ChildSituation.objects.get().needs == "A winter coat"
    with pytest.raises(NotWrittenDown), opened(by=by, what="test", subjects=[person.pk]):
        assert ChildSituation.objects.get().needs


def test_a_child_without_a_responsible_body_keeps_the_case_open(case, world, kaja, acting):
    by = acting(kaja)
    child, _link = with_child(by, case, world)
    with pytest.raises(ValidationError, match="no responsible body"):
        close_case(by=by, case=case, closing="settled")
    actions.write_situation(by=by, case=case, child=subject_of(child), body="child_welfare")
    assert close_case(by=by, case=case, closing="settled").state == "closed"


def test_what_is_missing_is_told_until_it_is_done(case, world, kaja, acting):
    by = acting(kaja)
    child, _link = with_child(by, case, world)
    [one] = queries.children_of(case)
    assert len(one.missing) == 2
    actions.write_situation(
        by=by, case=case, child=subject_of(child), body="nav", notice="not_needed"
    )
    [one] = queries.children_of(case)
    assert one.missing == []


def test_a_child_ends_for_a_reason_and_once(case, world, kaja, acting):
    by = acting(kaja)
    child, link = with_child(by, case, world)
    with pytest.raises(ValidationError, match="Choose why"):
        actions.end_child(by=by, link=link, why="")
    actions.end_child(by=by, link=link, why="moved")
    with pytest.raises(ValidationError, match="not noted"):
        actions.end_child(by=by, link=link, why="moved")
    with pytest.raises(ValidationError, match="not noted"):
        actions.write_situation(by=by, case=case, child=subject_of(child))
    assert Person.objects.filter(pk=child.pk).exists()


def test_a_childs_own_case_is_locked_and_shows_nobody_else(case, person, world, kaja, acting):
    by = acting(kaja)
    child, _link = with_child(by, case, world, body="child_welfare")
    own = open_case(by=by, subject=subject_of(child), age="child")
    assert own.state == "locked"
    assert queries.children_of(own) == []
    assert [one.subject.key for one in queries.own(own)] == [child.pk]


def test_who_is_not_in_the_team_notes_nobody(case, sunniva, acting):
    with pytest.raises(Refused):
        actions.add_child(by=acting(sunniva), case=case, relation="child")


def test_a_helper_may(case, sunniva, acting):
    make_member(case, sunniva)
    assert actions.add_child(by=acting(sunniva), case=case, relation="child").child


@pytest.mark.django_db(transaction=True)
def test_erasing_the_child_empties_the_link_and_takes_its_own_rows(
    case, person, world, kaja, operator
):
    child, link = with_child(OPERATOR, case, world, body="nav", needs="A coat")
    erase(by=OPERATOR, subject=subject_of(child), reason=EraseReason.ASKED)
    assert CaseChild.objects.get(pk=link.pk).child is None
    assert not ChildSituation.objects.exists()
    assert queries.children_of(case) == []
    with pytest.raises(Erased), opened(by=OPERATOR, what="test", subjects=[child.pk]):
        pass


@pytest.mark.django_db(transaction=True)
def test_erasing_the_parent_leaves_the_child_its_own(case, person, world, kaja, operator):
    child, _link = with_child(OPERATOR, case, world, body="nav", needs="A coat")
    close_case(by=OPERATOR, case=case, closing="settled")
    erase(by=OPERATOR, subject=subject_of(person), reason=EraseReason.ASKED)
    assert not CaseChild.objects.exists()
    assert ChildSituation.objects.get().subject == child.pk
