"""`lykt privacy erase`, as whoever runs the machine calls it."""

import pytest

from lykt.organisation.models import Notice
from lykt.people.models import Person
from lykt.privacy import subjects
from lykt.privacy.retention.holds import set_hold
from lykt.privacy.sealing.keys import erased
from tests.access_table import make_person


pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("operator")]


@pytest.fixture
def ada(world):
    return make_person(world)


@pytest.fixture
def erase(run):
    """Return `lykt privacy erase` of Fjordby's."""
    return lambda *words: run("privacy", "erase", *words, "--controller", "Fjordby")


def test_it_says_what_goes_and_it_is_gone(ada, erase):
    code, output, words = erase(ada.code, "--reason", "asked")
    assert (code, output) == (0, "Contact: 1\nPerson: 1\n")
    assert words.endswith("Erased.\n")
    assert not Person.objects.filter(pk=ada.pk).exists()
    assert erased([ada.pk])


def test_a_dry_run_says_the_same_and_does_nothing(ada, erase):
    code, output, words = erase(ada.code, "--reason", "asked", "--dry-run")
    assert (code, output) == (0, "Contact: 1\nPerson: 1\n")
    assert words.endswith("Nothing was done: this is what would go.\n")
    assert Person.objects.filter(pk=ada.pk).exists()


def test_erased_and_never_used_are_one_sentence(ada, erase):
    erase(ada.code, "--reason", "asked")
    gone, never = (erase(code, "--reason", "asked") for code in (ada.code, "NOBODY-1"))
    assert gone == never
    assert gone[0] == 1
    assert gone[2] == (
        "lykt: Nobody here goes by that code: it was never used, or it has been erased.\n"
    )


def test_what_stands_in_the_way_is_said_in_a_line(ada, erase, operator):
    subject = subjects.subjects([ada.pk])[ada.pk]
    set_hold(by=operator, subject=subject, reason="A court asks", until=None)
    code, output, words = erase(ada.code, "--reason", "asked")
    assert (code, output) == (1, "")
    assert words == (
        "lykt: test has set a legal hold until it is lifted: nothing is erased meanwhile.\n"
    )
    assert Person.objects.filter(pk=ada.pk).exists()


@pytest.mark.parametrize(
    ("written", "kept"),
    [("asked", "asked"), ("RULE", "rule"), ("Kari rang og ba om det", "other")],
)
def test_a_reason_in_words_is_not_kept(written, kept, ada, erase):
    _code, _output, words = erase(ada.code, "--reason", written)
    assert Notice.objects.get().about == kept
    assert ("could say who it was" in words) is (kept == "other")


def test_a_reason_is_needed(ada, erase):
    assert erase(ada.code)[0] == 2
    assert erase(ada.code, "--reason", " ")[0] == 2
    assert Person.objects.filter(pk=ada.pk).exists()


def test_who_runs_it_is_named_to_the_officer(ada, erase):
    erase(ada.code, "--reason", "asked", "--operator", "Olga")
    assert Notice.objects.get().by == "operator Olga"
