"""What a parent is told of a child, and a child of a parent: that there is a link, no more."""

import pytest

from lykt.cases.children import answering
from lykt.privacy.answers.answer import Whose
from lykt.privacy.reading.showing import opened
from tests.cases.children.test_actions import with_child
from tests.support.cases import OPERATOR, make_case, subject_of
from tests.support.pages import make_person


def told(person):
    """Return everything the room's part of an answer says, as one text."""
    subject = subject_of(person)
    with opened(by=OPERATOR, what="test", subjects=[person.pk]):
        part = answering.make(Whose(subject, (person.pk,), whole=True))
    return "\n".join(
        str(said)
        for chapter in part.chapters
        for said in [chapter.title, *chapter.facts, *chapter.rows]
    )


@pytest.mark.django_db(transaction=True)
def test_each_is_told_of_the_link_and_not_of_the_others_file(world, kaja, operator):
    mother = make_person(world)
    case = make_case(mother, kaja, exploitation="sexual", summary="She was brought here.")
    child, _link = with_child(OPERATOR, case, world, body="child_welfare", needs="A coat")
    hers, childs = told(mother), told(child)
    assert "Son or daughter" in hers
    assert "Son or daughter" in childs
    assert "A coat" in childs
    for secret in ("A coat", child.code):
        assert secret not in hers
    for secret in (mother.code, "exual", "brought here", case.label):
        assert secret not in childs
