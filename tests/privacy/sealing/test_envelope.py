"""A sealed text opens with its key in its place, and in no other way."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lykt.privacy.sealing.envelope import (
    ROUNDED_TO,
    CannotBeOpened,
    is_sealed,
    opened,
    sealed,
)


KEYS = st.binary(min_size=32, max_size=32)
TEXTS = st.text(min_size=1)
PLACES = st.text()
KEY = bytes(range(32))


@given(st.text(), KEYS, PLACES)
def test_what_was_sealed_comes_back(text: str, key: bytes, place: str) -> None:
    assert opened(sealed(text, key, place), key, place) == text


@pytest.mark.parametrize("text", ["\x00", "a\x00\x00", "\x80", "a\x80\x00", "ø" * 32, "x" * 31])
def test_endings_that_look_like_filling_come_back(text: str) -> None:
    assert opened(sealed(text, KEY, "p"), KEY, "p") == text


@given(TEXTS, KEYS, PLACES, st.data())
def test_any_changed_letter_shows(text: str, key: bytes, place: str, data: st.DataObject) -> None:
    stored = sealed(text, key, place)
    at = data.draw(st.integers(0, len(stored) - 1))
    other = data.draw(st.characters().filter(lambda letter: letter != stored[at]))
    with pytest.raises(CannotBeOpened):
        opened(stored[:at] + other + stored[at + 1 :], key, place)


@given(TEXTS, KEYS, st.data())
def test_what_was_cut_or_added_to_shows(text: str, key: bytes, data: st.DataObject) -> None:
    stored = sealed(text, key, "place")
    at = data.draw(st.integers(1, len(stored) - 1))
    with pytest.raises(CannotBeOpened):
        opened(stored[:at], key, "place")
    with pytest.raises(CannotBeOpened):
        opened(stored + stored[-1], key, "place")


@given(TEXTS, KEYS, PLACES, PLACES)
def test_another_place_does_not_open_it(text: str, key: bytes, here: str, there: str) -> None:
    if here != there:
        with pytest.raises(CannotBeOpened):
            opened(sealed(text, key, here), key, there)


@given(TEXTS, KEYS, KEYS)
def test_another_key_does_not_open_it(text: str, key: bytes, other: bytes) -> None:
    if key != other:
        with pytest.raises(CannotBeOpened):
            opened(sealed(text, key, "place"), other, "place")


def test_every_bit_of_the_stored_text_counts() -> None:
    """Base64 can write the same bytes in several ways; only one of them is ours."""
    stored = sealed("Zora" * 10, KEY, "p")
    assert stored.endswith("=")
    at = len(stored.rstrip("=")) - 1
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    for other in letters.replace(stored[at], ""):
        with pytest.raises(CannotBeOpened):
            opened(stored[:at] + other + stored[at + 1 :], KEY, "p")


def test_empty_stays_empty() -> None:
    assert sealed("", KEY, "p") == ""
    assert opened("", KEY, "p") == ""


def test_the_same_text_is_never_sealed_alike() -> None:
    assert len({sealed("Zora", KEY, "p") for _ in range(100)}) == 100


@given(TEXTS, TEXTS)
def test_length_tells_little(one: str, other: str) -> None:
    def steps(text: str) -> int:
        return len(text.encode()) // ROUNDED_TO

    if steps(one) == steps(other):
        assert len(sealed(one, KEY, "p")) == len(sealed(other, KEY, "p"))


@given(TEXTS, KEYS)
def test_nothing_of_the_text_stands_in_what_is_stored(text: str, key: bytes) -> None:
    stored = sealed(text, key, "place")
    assert is_sealed(stored)
    assert len(text) < 6 or text not in stored
    assert key.hex() not in stored


@pytest.mark.parametrize(
    ("stored", "looks"),
    [
        ("", True),
        (sealed("a", KEY, "p"), True),
        ("s1.what a visitor may type", False),
        ("s1.0123abcd.", False),
        (sealed("a", KEY, "p") + "\n", False),
        ("plain", False),
    ],
)
def test_what_looks_sealed(stored: str, looks: bool) -> None:
    assert is_sealed(stored) is looks


@pytest.mark.parametrize("stored", ["plain", "s1", "s1.", "s1..", "s2.a.b", "s1.ærlig.ø", "."])
def test_what_is_no_sealed_text_does_not_open(stored: str) -> None:
    with pytest.raises(CannotBeOpened):
        opened(stored, KEY, "p")
