"""The field for a number: what it takes, and that it never shows it again."""

import pytest
from django import forms
from django.core.exceptions import ValidationError

from lykt.field.numbers.fields import MOST_NUMBERS, NumberField
from lykt.field.numbers.rules import normalised


class OneNumber(forms.Form):
    number = NumberField(label="Number")


def test_what_was_typed_is_not_written_on_the_page_again():
    for text in ("40000001", "4000000x"):
        form = OneNumber({"number": text})
        form.is_valid()
        assert text not in form.as_p()
        assert text not in str(form.errors.as_data())


@pytest.mark.parametrize(
    ("several", "text", "numbers"),
    [(False, "40 00 00 01", ["40000001"]), (True, "40000001, 40000002", ["40000001", "40000002"]),
     (True, "40000001,+4740000001", ["40000001"])],
)  # fmt: skip
def test_each_number_comes_once(several, text, numbers):
    assert NumberField(several=several).clean(text) == [normalised(one) for one in numbers]


@pytest.mark.parametrize(
    ("more", "text", "code"),
    [({}, "", "required"), ({}, " ", "required"), ({}, "40000001,40000002", "number"),
     ({"several": True}, "40000001,x", "number"),
     ({"several": True}, ",".join(f"4000000{n}" for n in range(MOST_NUMBERS + 1)), "many")],
)  # fmt: skip
def test_what_is_none_is_refused_without_repeating_it(more, text, code):
    with pytest.raises(ValidationError) as problem:
        NumberField(**more).clean(text)
    assert problem.value.code == code
    assert "4000000" not in str(problem.value)


def test_nothing_is_nothing_where_it_may_be_left_empty():
    assert NumberField(required=False).clean("") == []
