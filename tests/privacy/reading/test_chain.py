"""Digests follow one another, and only the key can seal."""

from hypothesis import given
from hypothesis import strategies as st

from lykt.privacy.reading import chain


CONTENT = st.dictionaries(st.text(max_size=8), st.one_of(st.none(), st.integers(), st.text()))


@given(CONTENT, CONTENT)
def test_other_content_has_another_digest(
    one: dict[str, object], other: dict[str, object]
) -> None:
    same = chain.digest(chain.BEGINNING, one) == chain.digest(chain.BEGINNING, other)
    assert same is (one == other)


def test_the_order_of_the_fields_does_not_matter() -> None:
    assert chain.digest("0", {"a": 1, "b": 2}) == chain.digest("0", {"b": 2, "a": 1})


def test_the_entry_before_matters() -> None:
    assert chain.digest("0", {"a": 1}) != chain.digest("1", {"a": 1})


@given(st.binary(min_size=1), st.integers(0, 10**9), st.text(max_size=64))
def test_a_seal_holds_for_its_key_count_and_end(key: bytes, count: int, last: str) -> None:
    seal = chain.seal(key, count, last)
    assert chain.sealed_by(key, count, last, seal)
    assert not chain.sealed_by(key, count + 1, last, seal)
    assert not chain.sealed_by(key, count, last + "0", seal)
    assert not chain.sealed_by(key + b"0", count, last, seal)
