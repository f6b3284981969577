"""The same name is known again, for one subject, and by nobody without the key."""

from uuid import uuid4

import pytest

from lykt.privacy.consent.naming import folded, named_key
from lykt.privacy.sealing.keys import Erased, destroy


SAME = [("Ana Maria", "ana  maria"), (" Politiet ", "POLITIET"), ("Ærlig", "ærlig")]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_capitals_and_spaces_do_not_matter(one, other, operator, db):
    subject = uuid4()
    assert folded(one) == folded(other)
    assert named_key(subject, one) == named_key(subject, other)
    assert len(named_key(subject, one)) == 32


def test_another_name_or_another_subject_is_another_key(operator, db):
    one, other = uuid4(), uuid4()
    keys = {named_key(one, "Ana"), named_key(one, "Ane"), named_key(other, "Ana")}
    assert len(keys) == 3


@pytest.mark.parametrize("empty", ["", "  "])
def test_no_name_is_no_key(empty, operator, db):
    assert named_key(uuid4(), empty) == ""


def test_nothing_can_be_confirmed_by_guessing_once_erased(operator, db):
    subject = uuid4()
    named_key(subject, "Ana")
    destroy([subject])
    with pytest.raises(Erased):
        named_key(subject, "Ana")
