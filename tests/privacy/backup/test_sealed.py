"""The seals of a copy."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lykt.privacy.backup.sealed import (
    SMALLEST,
    NotOurs,
    key_of_several,
    keys_of_house,
    keys_of_subject,
    seal,
    store_mark,
    unseal,
)


KEY, OTHER, SALT = b"k" * 32, b"o" * 32, b"s" * 16


@given(st.binary(max_size=5_000), st.binary(max_size=40))
def test_what_is_sealed_opens_again(content, about):
    assert unseal(KEY, seal(KEY, content, about), about) == content


def test_it_opens_with_its_key_and_for_its_place_alone():
    shut = seal(KEY, b"content", b"place")
    for key, about in ((OTHER, b"place"), (KEY, b"elsewhere")):
        with pytest.raises(NotOurs):
            unseal(key, shut, about)


@given(st.integers(0, 10_000), st.integers(0, 255))
def test_one_changed_byte_shuts_it(place, by):
    shut = bytearray(seal(KEY, b"content" * 50, b"place"))
    was = shut[place % len(shut)]
    shut[place % len(shut)] = was ^ (by or 1)
    with pytest.raises(NotOurs):
        unseal(KEY, bytes(shut), b"place")


def test_sizes_tell_little():
    """Somebody met twice and somebody met ten times look the same."""
    sizes = {len(seal(KEY, bytes(range(n)), b"")) for n in range(250)}
    assert sizes == {SMALLEST + 12 + 16}


def test_every_key_of_a_copy_is_another():
    one, other = keys_of_subject(KEY, SALT), keys_of_subject(KEY, b"t" * 16)
    house = keys_of_house(KEY, SALT)
    made = [one.tag, one.bundle, one.mark, one.shared, house.chunks, house.manifest]
    made += [other.tag, other.bundle, other.mark, other.shared, key_of_several([one], SALT)]
    assert len(set(made)) == len(made)


def test_it_takes_all_of_several_in_whatever_order():
    one, other = keys_of_subject(KEY, SALT), keys_of_subject(OTHER, SALT)
    assert key_of_several([one, other], SALT) == key_of_several([other, one], SALT)
    assert key_of_several([one], SALT) != key_of_several([one, other], SALT)


def test_stores_are_told_apart():
    assert store_mark(KEY) == store_mark(KEY)
    assert store_mark(KEY) != store_mark(OTHER)
