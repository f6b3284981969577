"""A name is found as it was told, by whole words, at one controller, and stands nowhere."""

from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from lykt.privacy.sealing.keys import Erased, destroy
from lykt.privacy.sealing.master import MasterKeyProblem
from lykt.privacy.sealing.models import NameToken, StoreKey
from lykt.privacy.sealing.names import find, fold, forget, index
from tests.support.letters import damage, letter, make_table


HOME, AWAY, ZORA, MINA = uuid4(), uuid4(), uuid4(), uuid4()

SAME = [
    ("Åse", "aase"), ("Åse", "ASE"), ("Håkon", "Haakon"), ("Sørensen", "Soerensen"),
    ("Sørensen", "Sörensen"), ("Sørensen", "sorensen"), ("Kjær", "Kjaer"), ("Kjær", "Kjär"),
    ("José", "Jose"), ("Zoë", "Zoe"), ("Łucja", "lucja"), ("Đorđe", "Dorde"), ("Işıl", "isil"),
    ("Ngọc", "ngoc"), ("Мария", "МАРИЯ"), ("فاطِمة", "فاطمة"), ("Groß", "GROSS"),
    ("e\u0301lan", "élan"), ("\uff21nna", "anna"),
]  # fmt: skip
DIFFERENT = [("Anna", "Anne"), ("Åse", "Ose"), ("Mina", "Minna"), ("Li", "Lie"), ("Bø", "Bu")]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_written_in_two_ways(one: str, other: str) -> None:
    assert fold(one) == fold(other) != ""


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_two_names(one: str, other: str) -> None:
    assert fold(one) != fold(other)


#: The name as it was told, what is searched for, whether it is found.
SEARCHES = [
    ("Zora Neale Hurston", "Zora", True),
    ("Zora Neale Hurston", "hurston zora", True),
    ("Zora Neale Hurston", "Zora Neale Hurston", True),
    ("Zora Neale Hurston", "Zora Mina", False),
    ("Zora Neale Hurston", "Zor", False),
    ("Zora Neale Hurston", "ora", False),
    ("Zora Neale Hurston", "Zora%", True),
    ("Zora Neale Hurston", "Hurston, Zora", True),
    ("Anne-Marie Bø", "Anne Marie", True),
    ("Anne-Marie Bø", "Annemarie", True),
    ("Anne Marie Bø", "Anne-Marie", True),
    ("Annemarie Bø", "Annemarie Bo", True),
    ("Anne\u2011Marie Bø", "anne-marie bø", True),
    ("Annemarie Bø", "Anne Marie", True),
    ("Annemarie Bø", "Bø Anne-Marie", True),
    ("Jo Ellen Bø", "Joellen", True),
    ("Joellen Bø", "Jo Ellen", True),
    ("Anne Bø Marie", "Annemarie", False),
    ("Li Bø", "Bo Li", True),
    ("Mary O'Brien", "obrien", True),
    ("Mary OBrien", "O’Brien", True),
    ("J. K. Rowe", "jk rowe", True),
]


@pytest.mark.parametrize(("name", "text", "expected"), SEARCHES)
def test_who_is_found(db: None, name: str, text: str, expected: bool) -> None:
    index(ZORA, HOME, name)
    index(MINA, HOME, "Mina Harker")
    assert find(HOME, text) == ({ZORA} if expected else set())


@pytest.mark.parametrize("text", ["", " ", "Li", "ø", "a", "--", "%%%", "a.", "Li li", "*", "a-"])
def test_too_little_to_ask_for(db: None, text: str) -> None:
    index(ZORA, HOME, "Li Bø")
    with pytest.raises(ValidationError, match="two whole words"):
        find(HOME, text)


def test_another_controller_finds_nobody(db: None) -> None:
    index(ZORA, HOME, "Zora Neale")
    assert find(HOME, "Zora") == {ZORA}
    assert find(AWAY, "Zora") == set()
    index(MINA, AWAY, "Zora Neale")
    assert (
        set(NameToken.objects.filter(subject=ZORA).values_list("token"))
        & set(NameToken.objects.filter(subject=MINA).values_list("token"))
        == set()
    )


def test_many_of_one_name_are_all_found(db: None) -> None:
    index(ZORA, HOME, "Zora Neale")
    index(MINA, HOME, "Zora Lind")
    assert find(HOME, "Zora") == {ZORA, MINA}
    assert find(HOME, "Zora Lind") == {MINA}


def test_a_new_name_takes_the_place_of_the_old(db: None) -> None:
    index(ZORA, HOME, "Zora Neale")
    index(ZORA, HOME, "Mina Harker")
    assert find(HOME, "Zora") == set()
    assert find(HOME, "Mina") == {ZORA}
    index(ZORA, HOME, "")
    assert not NameToken.objects.exists()


def test_forgotten_is_not_found(db: None) -> None:
    index(ZORA, HOME, "Zora Neale")
    index(MINA, HOME, "Mina Harker")
    forget(ZORA)
    assert find(HOME, "Zora") == set()
    assert find(HOME, "Mina") == {MINA}


def test_the_erased_are_not_found_and_get_no_name(db: None) -> None:
    index(ZORA, HOME, "Zora Neale")
    destroy([ZORA])
    assert find(HOME, "Zora") == set()
    with pytest.raises(Erased):
        index(ZORA, HOME, "Zora Neale")
    assert not NameToken.objects.exists()


def test_no_word_of_it_stands_in_the_index(db: None) -> None:
    index(ZORA, HOME, "Zora Neale")
    written = " ".join(NameToken.objects.values_list("token", flat=True))
    assert "zora" not in written.casefold()
    assert len(set(written.split())) == 3


def test_a_lost_key_is_said_and_no_empty_answer(db: None) -> None:
    index(ZORA, HOME, "Zora Neale")
    StoreKey.objects.all().delete()
    for ask in (lambda: find(HOME, "Zora"), lambda: index(MINA, HOME, "Mina")):
        with pytest.raises(MasterKeyProblem, match="lost its key for names"):
            ask()


def test_asking_an_empty_index_makes_no_key(db: None) -> None:
    assert find(HOME, "Zora") == set()
    assert not StoreKey.objects.exists()


def test_the_sentence_for_an_unreadable_name_is_no_name(db: None) -> None:
    from lykt.organisation.acting import Actor
    from lykt.privacy.reading.showing import opened

    make_table()
    row = letter("Zora", ZORA)
    index(ZORA, HOME, "Zora Neale")
    damage(row)
    by = Actor(kind="operator", name="test")
    with opened(by=by, what="letter", subjects=[ZORA]):
        index(ZORA, HOME, row.text)
    assert find(HOME, "Zora") == {ZORA}


class AnyName(TestCase):
    """Whatever the name is, whoever knows it whole finds the person, in any order."""

    databases = {"default", "keys"}  # noqa: RUF012

    @given(st.lists(st.text(min_size=3, max_size=12), min_size=2, max_size=6), st.randoms())
    def test_it_is_found_by_all_its_words(self, words: list[str], chance: object) -> None:
        name = " ".join(words)
        index(ZORA, HOME, name)
        chance.shuffle(words)  # type: ignore[attr-defined]
        try:
            found = find(HOME, " ".join(words).upper())
        except ValidationError:
            return
        assert found == {ZORA}
