"""The receipt as a letter: what it says in each language, and what it leaves to others."""

import pytest

from lykt.organisation.acting import Actor
from lykt.paper.pages import NoGlyphs
from lykt.privacy.disclosure.actions import note_afterwards
from lykt.privacy.disclosure.attempts import Item, ShareRefused
from lykt.privacy.disclosure.letters import REGIONS, receipt_letter
from lykt.privacy.disclosure.models import Disclosure
from lykt.privacy.disclosure.words import Shown, everything, mark
from lykt.privacy.reading.showing import opened
from lykt.privacy.subjects import Subject
from tests.paper.made import text
from tests.privacy.disclosure.sharing import REASON, duty, say, tell


def letter(by: Actor, subject: Subject, language: str = "en", shown: Shown = everything) -> str:
    with opened(by=by, what="test", subjects=[subject.key]):
        return text(receipt_letter(Disclosure.objects.get(), language, shown))


def test_a_share_on_a_consent_can_be_taken_back_and_says_so(
    worker: Actor, subject: Subject
) -> None:
    say(worker, subject, [("nav", "economy")])
    tell(worker, subject, "nav", items=[Item("economy", "No income since Friday.")])
    said = letter(worker, subject)
    for part in (
        "What we have told others about you: 2026-0001",
        "You said yes to this. You can take it back at any time",
        "NAV: housing and economy",
        "Told by phone",
        "No income since Friday.",
        "Consent: Help and follow-up",
        mark(Disclosure.objects.get()).split()[-1],
        "Fjordby",
    ):
        assert part in said
    assert subject.label not in said


@pytest.mark.parametrize("language", REGIONS)
def test_a_duty_names_its_law_and_why_in_each_language(
    worker: Actor, subject: Subject, language: str
) -> None:
    tell(worker, subject, "ambulance", "whereabouts", ground=duty("life_in_danger"))
    note_afterwards(
        by=worker, disclosure=Disclosure.objects.get(), what="too_much", text="The name was told."
    )
    said = letter(worker, subject, language)
    title = {"nb": "Liv i fare", "nn": "Liv i fare", "en": "Life in danger"}[language]
    for part in (title, "duty.life_in_danger", "§ 287", REASON, "The name was told."):
        assert part in said


def test_what_was_held_back_says_why_and_no_more(worker: Actor, subject: Subject) -> None:
    with pytest.raises(ShareRefused):
        tell(worker, subject, "nav", items=[Item("economy", "No income.")])
    said = letter(worker, subject)
    assert "Something about you was not shared" in said
    assert "No consent to tell this to them" in said
    assert "No income." not in said


def test_whoever_is_not_shown_health_prints_none(worker: Actor, subject: Subject) -> None:
    items = [Item("health", "Is pregnant."), Item("work", "Cleans at night.")]
    tell(worker, subject, "police", items=items, ground=duty("avert_crime"))
    said = letter(worker, subject, shown=lambda _one, kind: kind != "health")
    assert "Is pregnant." not in said
    assert "Ask the health staff." in said
    assert "Cleans at night." in said


def test_another_language_or_a_sign_that_no_font_has_is_said_and_not_guessed(
    worker: Actor, subject: Subject
) -> None:
    tell(worker, subject, "police", items=[Item("work", "አበበ")], ground=duty("avert_crime"))
    with pytest.raises(KeyError):
        letter(worker, subject, "fr")
    with pytest.raises(NoGlyphs):
        letter(worker, subject)
