"""The words that every letter needs."""

from lykt.paper.words import WORDS


def test_the_foot_of_a_page_has_a_place_for_both_numbers():
    assert WORDS["page"].format(page=2, pages=3) == "Page 2 of 3"


def test_what_is_chosen_and_what_is_not_are_different_words():
    assert WORDS["chosen"] != WORDS["not_chosen"]
