"""What is a number, however it is written, and what is none."""

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lykt.field.numbers.rules import PhoneNumber, normalised, parted


@pytest.mark.parametrize(
    "text",
    ["40000001", "400 00 001", "40 00 00 01", "+47 40000001", "+4740000001", "0047 40 00 00 01",
     "00 47 40000001", "(+47) 400-00-001", "4740000001", "40.00.00.01", " 40000001 ",
     "40\u00a000\u00a000\u00a001"],
)  # fmt: skip
def test_the_same_norwegian_number_however_it_is_written(text):
    assert normalised(text) == PhoneNumber("4740000001")


@pytest.mark.parametrize(
    ("text", "digits"),
    [("+46 70 123 45 67", "46701234567"), ("0046701234567", "46701234567"),
     ("+44 20 7946 0000", "442079460000"), ("+234 803 123 4567", "2348031234567")],
)  # fmt: skip
def test_a_number_of_another_country_has_its_code(text, digits):
    assert normalised(text) == PhoneNumber(digits)


@pytest.mark.parametrize(
    "text",
    ["", "ring meg", "4000000", "400000011", "10000001", "00000000", "+", "00", "+47 4000000",
     "+47 140000001", "+1234567", "+1234567890123456", "40 00 00 0a", "４０００００01", "٤٠٠٠٠٠٠١",
     "+0123456789", "--40000001x", "4" * 500, "++4740000001"],
)  # fmt: skip
def test_what_is_no_number(text):
    assert normalised(text) is None


@given(st.text(max_size=60))
def test_any_text_is_a_number_or_none(text):
    assert normalised(text) is None or isinstance(normalised(text), PhoneNumber)


@given(
    st.from_regex(r"[2-9][0-9]{7}", fullmatch=True), st.sampled_from(["", "+47", "0047 ", "47"])
)
def test_a_number_is_itself_with_and_without_the_country(digits, before):
    assert normalised(before + digits) == normalised(digits) == PhoneNumber("47" + digits)


def test_it_shows_itself_nowhere():
    number = normalised("40000001")
    told = [repr(number), str(number), f"{number}", repr([number]), repr({number: 1})]
    assert not any("40000001" in one for one in told)
    with pytest.raises(TypeError):
        pickle.dumps(number)


@pytest.mark.parametrize(
    ("text", "parts"),
    [("", []), ("1", ["1"]), ("40000001, 40000002", ["40000001", "40000002"]),
     ("40 00 00 01 og 40 00 00 02", ["40 00 00 01", "40 00 00 02"]), (" ; ,", []),
     ("1;2\n3", ["1", "2", "3"])],
)  # fmt: skip
def test_several_numbers_beside_each_other(text, parts):
    assert parted(text) == parts
