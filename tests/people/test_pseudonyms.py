"""Codes are speakable, told apart by ear, and found however they are written."""

import pytest

from lykt.people.pseudonyms import COLOURS, THINGS, fold, new_code


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("BLÅ-KRONE-7", "BLAKRONE7"),
        ("blå krone 7", "BLAKRONE7"),
        (" Bla-Krone 7 ", "BLAKRONE7"),
        ("RØD-MÅKE-12", "RODMAKE12"),
        ("", ""),
    ],
)
def test_a_code_is_found_however_it_is_written(written: str, folded: str) -> None:
    assert fold(written) == folded


def test_no_two_codes_fold_to_the_same() -> None:
    for words in (COLOURS, THINGS):
        assert len({fold(word) for word in words}) == len(words)


def test_codes_are_drawn_from_the_words_and_differ() -> None:
    drawn = {new_code() for _ in range(200)}
    assert len(drawn) > 190
    for code in drawn:
        colour, thing, number = code.split("-")
        assert colour in COLOURS
        assert thing in THINGS
        assert 2 <= int(number) < 100


def test_wide_codes_have_longer_numbers() -> None:
    assert int(new_code(wide=True).rsplit("-", 1)[1]) >= 100
