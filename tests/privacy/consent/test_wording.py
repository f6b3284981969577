"""The texts of the form: the same in each language, and none of what is not carried over."""

import re

import pytest

from lykt.paper.words import WORDS
from lykt.privacy.consent.codes import ASKED, How, InformationKind, Purpose, Told
from lykt.privacy.consent.wording import languages, named_languages, wording


PARTS = ("text", "recipients", "kinds", "purposes", "how", "told", "words")
#: Infections and contagion, in the languages of the form.
INFECTION = re.compile(
    r"smitt|infek|infec|infeç|contagi|contaminare|zaka[zź]|инфек|зараж|заболева|zaraż", re.I
)


def every_text(language: str) -> list[str]:
    one = wording(language)
    return [text for part in PARTS for text in getattr(one, part).values()]


def test_there_are_eight_languages_the_norwegian_first():
    assert languages()[:2] == ("nb", "nn")
    assert set(languages()) == {"nb", "nn", "en", "ro", "es", "ru", "pl", "bg"}
    assert dict(named_languages())["pl"] == "polski"


@pytest.mark.parametrize("language", languages())
def test_each_language_says_all_that_the_norwegian_says(language):
    one, norwegian = wording(language), wording("nb")
    for part in PARTS:
        assert list(getattr(one, part)) == list(getattr(norwegian, part)), part
    for key, text in norwegian.text.items():
        assert re.findall(r"\{\w+\}", one.text[key]) == re.findall(r"\{\w+\}", text), key
    assert all(text.strip() for text in every_text(language))


@pytest.mark.parametrize("language", languages())
def test_every_code_has_a_word(language):
    one = wording(language)
    assert set(one.recipients) == {"here", *(each.value for each in ASKED)}
    assert set(one.kinds) == set(InformationKind.values)
    assert set(one.purposes) == set(Purpose.values)
    assert set(one.how) == set(How.values)
    assert set(one.told) == set(Told.values)
    assert set(one.words) == set(WORDS)


@pytest.mark.parametrize("language", languages())
def test_the_old_clause_on_infections_is_in_no_form(language):
    assert [text for text in every_text(language) if INFECTION.search(text)] == []
    assert not [kind for kind in InformationKind.values if "infection" in kind]


def test_the_search_for_that_clause_would_find_it():
    old = "vil vi også innhente nødvendige opplysninger fra lege om smitte"
    assert INFECTION.search(old)
    assert INFECTION.search("информация об инфекциях")


@pytest.mark.parametrize("language", languages())
def test_what_nobody_has_checked_does_not_stand_alone(language):
    one = wording(language)
    assert one.stands_alone is (language in {"nb", "nn", "en"})
    assert not one.checked_by


@pytest.mark.parametrize("language", languages())
def test_only_signs_of_its_own_alphabet(language):
    """A letter of another alphabet looks the same and is read aloud as something else."""
    latin, cyrillic = re.compile(r"[A-Za-zÀ-ž]"), re.compile(r"[Ѐ-ӿ]")
    foreign = latin if language in {"ru", "bg"} else cyrillic
    mixed = [
        word
        for text in every_text(language)
        for word in re.findall(r"\w+", text)
        if latin.search(word) and cyrillic.search(word)
    ]
    assert mixed == []
    if foreign is cyrillic:
        assert not [text for text in every_text(language) if cyrillic.search(text)]


def test_a_language_without_a_form():
    with pytest.raises(LookupError, match="no form"):
        wording("xx")
    with pytest.raises(LookupError):
        wording("../wording")
