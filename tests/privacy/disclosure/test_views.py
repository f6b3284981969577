"""Sharing as a browser without script meets it, step by step; and what each reader is shown."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pikepdf
import pytest
from django.test import Client
from django.urls import reverse

from lykt.organisation.acting import Actor, acting_as
from lykt.organisation.models import Notice, Staff
from lykt.people.models import Person
from lykt.privacy.consent import actions as consents
from lykt.privacy.disclosure.actions import note_afterwards
from lykt.privacy.disclosure.attempts import Item
from lykt.privacy.disclosure.models import Correction, DisclosedItem, Disclosure
from lykt.privacy.disclosure.words import mark
from lykt.privacy.emergency.actions import open_door
from lykt.privacy.reading.models import ReadingEntry
from lykt.privacy.reading.showing import opened
from lykt.privacy.subjects import Subject
from tests.privacy.disclosure.sharing import REASON, duty, met, say, subject_of, tell
from tests.support.people import World


ClientOf = Callable[[Staff], Client]
NAV = ("nav", "economy")
SECRET = "Has no income since Friday."


@pytest.fixture
def page(subject: Subject) -> str:
    """The address of sharing something about somebody."""
    return reverse("share_new", args=["person", subject.handle])


@pytest.fixture
def browser(client_of: ClientOf, sunniva: Staff, subject: Subject) -> Client:
    """The browser of a social worker of the unit."""
    return client_of(sunniva)


def hidden(answer: Any) -> dict[str, list[str]]:
    """Return the hidden fields of the form of a step, as a browser sends them."""
    forms = answer.content.decode().split("<form")
    form = next(form.split("</form>")[0] for form in forms if 'name="step"' in form)
    found: dict[str, list[str]] = {}
    for tag in re.findall(r"<input type=\"hidden\"[^>]*>", form):
        name, value = (re.search(rf'{each}="([^"]*)"', tag) for each in ("name", "value"))
        assert name
        found.setdefault(name[1], []).append(value[1] if value else "")
    found.pop("csrfmiddlewaretoken", None)
    return found


def words(answer: Any) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def first_step(browser: Client, page: str, recipient: str, *kinds: str, **told: str) -> Any:
    """Fill in to whom and about what, and return the page that says what covers it."""
    start = browser.get(page)
    told = {"recipient": recipient, "kinds": list(kinds), **told}  # type: ignore[dict-item]
    return browser.post(page, {**hidden(start), **told})


def second_step(browser: Client, page: str, before: Any, **told: str) -> Any:
    """Fill in exactly what and why, and return the last look."""
    given = {"way": "phone", "told_at": "2026-11-30T09:30", "step": "confirm", **told}
    return browser.post(page, {**hidden(before), **given})


def test_from_a_consent_to_a_receipt(
    browser: Client, page: str, worker: Actor, subject: Subject
) -> None:
    consent = say(worker, subject, [NAV])
    covers = first_step(browser, page, "nav", "economy")
    assert "Consent: Help and follow-up" in words(covers)
    assert f"holds until {consent.until.day}" in words(covers)
    look = second_step(browser, page, covers, text_economy=SECRET, ground="consent-follow_up")
    assert "Exactly this goes out" in words(look)
    assert SECRET in words(look)
    assert not Disclosure.objects.exists()
    sent = {**hidden(look), "step": "share"}
    answer = browser.post(page, sent)
    row = Disclosure.objects.get()
    assert answer.headers["Location"] == reverse("disclosure_page", args=[row.handle])
    receipt = words(browser.get(answer.headers["Location"]))
    for said in ("2026-0001", "NAV", SECRET, mark(row), subject.label, "Sunniva"):
        assert said in receipt
    # Pressed twice, it is one disclosure, and leads to the same receipt.
    assert browser.post(page, sent).headers["Location"] == answer.headers["Location"]
    assert Disclosure.objects.count() == 1
    listed = words(browser.get(reverse("disclosures", args=["person", subject.handle])))
    assert "2026-0001" in listed
    assert SECRET not in listed


def test_one_can_go_back_from_the_last_look(
    browser: Client, page: str, worker: Actor, subject: Subject
) -> None:
    say(worker, subject, [NAV])
    covers = first_step(browser, page, "nav", "economy")
    look = second_step(browser, page, covers, text_economy=SECRET, ground="consent-follow_up")
    again = browser.post(page, {**hidden(look), "step": "change"})
    assert SECRET in again.content.decode()
    assert "Exactly what is told" in words(again)
    assert not Disclosure.objects.exists()


def test_without_a_consent_one_is_told_to_ask(
    browser: Client, page: str, subject: Subject
) -> None:
    answer = first_step(browser, page, "nav", "economy")
    assert "Nothing lets you tell this to them now." in words(answer)
    assert "No consent to tell this to them" in words(answer)
    assert reverse("consent_new", args=["person", subject.handle]) in answer.content.decode()


def test_whoever_has_said_no_is_not_pressed(
    browser: Client, page: str, worker: Actor, subject: Subject
) -> None:
    say(worker, subject, no=[NAV])
    answer = first_step(browser, page, "nav", "economy")
    assert "Do not press them" in words(answer)
    assert reverse("consent_new", args=["person", subject.handle]) not in answer.content.decode()


def test_a_consent_that_covers_a_part_does_not_reach_the_last_look(
    browser: Client, page: str, worker: Actor, subject: Subject
) -> None:
    say(worker, subject, [NAV])
    covers = first_step(browser, page, "nav", "economy", "health")
    assert "No consent covers all of it." in words(covers)
    assert "Exactly what is told" not in words(covers)
    answer = second_step(
        browser,
        page,
        covers,
        text_economy=SECRET,
        text_health="Pregnant.",
        ground="consent-follow_up",
    )
    assert "Exactly this goes out" not in words(answer)
    assert not Disclosure.objects.exists()
    again = browser.post(page, {**hidden(covers), "step": "who"})
    assert 'value="health" id="id_kinds_3" checked' in again.content.decode()


def test_what_is_taken_back_after_the_last_look_is_held_back_and_written_down(
    browser: Client, page: str, worker: Actor, subject: Subject
) -> None:
    consent = say(worker, subject, [NAV])
    covers = first_step(browser, page, "nav", "economy")
    look = second_step(browser, page, covers, text_economy=SECRET, ground="consent-follow_up")
    consents.withdraw(by=worker, consents=[consent])
    answer = browser.post(page, {**hidden(look), "step": "share"})
    row = Disclosure.objects.get()
    assert row.refused
    shown = browser.get(answer.headers["Location"])
    assert "Held back: nothing was shared" in words(shown)
    assert "The person has taken the consent back" in words(shown)
    assert SECRET not in words(shown)


def test_a_duty_shows_what_it_says_and_how_sure_it_is(
    browser: Client, page: str, subject: Subject
) -> None:
    covers = first_step(browser, page, "police", "whereabouts")
    said = words(covers)
    for part in ("Avert a serious crime", "LOV-2005-05-20-28 § 196", "checked and in force"):
        assert part in said
    for part in ("Life in danger", "not checked", "Source: From memory."):
        assert part in said
    no_reason = second_step(
        browser, page, covers, text_whereabouts="The hotel.", ground="duty.life_in_danger"
    )
    assert "Say in a sentence why the duty holds." in words(no_reason)
    look = second_step(
        browser,
        page,
        covers,
        text_whereabouts="The hotel.",
        ground="duty.life_in_danger",
        reason=REASON,
    )
    assert "Nobody has confirmed this duty." in words(look)
    answer = browser.post(page, {**hidden(look), "step": "share"}, follow=True)
    assert "The ground was not certain" in words(answer)
    assert Notice.objects.count() == 1


@pytest.mark.parametrize(
    "told",
    [
        {"told_at": "2026-12-24T18:00"},
        {"told_at": "yesterday"},
        {"text_economy": " "},
        {"ground": "consent-health"},
        {"ground": "duty.avert_crime"},
        {"way": ""},
    ],
)
def test_what_is_wanting_is_asked_for_again(
    browser: Client, page: str, worker: Actor, subject: Subject, told: dict[str, str]
) -> None:
    say(worker, subject, [NAV])
    covers = first_step(browser, page, "nav", "economy")
    good = {"text_economy": SECRET, "ground": "consent-follow_up"}
    answer = second_step(browser, page, covers, **{**good, **told})
    assert "Not saved yet" in words(answer)
    assert not Disclosure.objects.exists()


@pytest.mark.parametrize(
    ("recipient", "named", "asks"),
    [
        ("family", "", True),
        ("family", "Her sister", False),
        ("nav", "", False),
        ("here", "", True),
    ],
)
def test_who_exactly_is_asked_for_where_there_are_several(
    browser: Client, page: str, recipient: str, named: str, asks: bool
) -> None:
    answer = first_step(browser, page, recipient, "economy", recipient_named=named)
    assert ("Not saved yet" in words(answer)) is asks


# ---- In an emergency


def test_in_an_emergency_there_are_duties_and_no_consents(
    world: World, operator: Actor, worker: Actor, froya: Staff, client_of: ClientOf, clock: Any
) -> None:
    with acting_as(operator):
        away = subject_of(met(replace(world, service=world.clinic), operator))
        say(operator, away, [("police", "whereabouts")])
    browser, page = client_of(froya), reverse("share_new", args=["person", away.handle])
    assert browser.get(page).status_code == 404
    with acting_as(froya.as_actor()) as by:
        open_door(by=by, label=away.label, why="life", story=REASON, hours=1)
    covers = first_step(browser, page, "police", "whereabouts")
    assert "Consent:" not in words(covers)
    look = second_step(
        browser,
        page,
        covers,
        text_whereabouts="The hotel.",
        ground="duty.avert_crime",
        reason=REASON,
    )
    receipt = browser.post(page, {**hidden(look), "step": "share"}, follow=True)
    assert "2026-0001" in words(receipt)
    note = reverse("disclosure_note", args=[Disclosure.objects.get().handle])
    assert browser.get(note).status_code == 403


# ---- Who is shown what


def one_shared(worker: Actor, subject: Subject, **how: Any) -> Disclosure:
    told = [Item("whereabouts", "The hotel by the station."), Item("health", "Is pregnant.")]
    given = {"items": told, "ground": duty("life_in_danger"), **how}
    tell(worker, subject, "police", **given)
    return Disclosure.objects.get()


def test_what_was_told_of_health_is_for_health_staff_and_whoever_told_it(
    worker: Actor,
    subject: Subject,
    client_of: ClientOf,
    sunniva: Staff,
    hedda: Staff,
    froya: Staff,
    leila: Staff,
) -> None:
    url = reverse("disclosure_page", args=[one_shared(worker, subject).handle])
    for staff, shown in ((sunniva, True), (hedda, True), (froya, False), (leila, False)):
        said = words(client_of(staff).get(url))
        assert "The hotel by the station." in said
        assert ("Is pregnant." in said, "For the health staff" in said) == (shown, not shown)


def test_the_officer_sees_the_ground_and_no_person(
    worker: Actor, subject: Subject, client_of: ClientOf, odin: Staff
) -> None:
    row = one_shared(worker, subject)
    url = reverse("disclosure_page", args=[row.handle])
    entries = ReadingEntry.objects.count()
    said = words(client_of(odin).get(url))
    assert "Life in danger" in said
    for secret in (subject.label, "The hotel", "Is pregnant", REASON, mark(row)):
        assert secret not in said
    assert ReadingEntry.objects.count() == entries
    assert client_of(odin).get(reverse("disclosure_letter", args=[row.handle])).status_code == 404


def test_the_officer_has_no_business_with_what_was_certain(
    worker: Actor, subject: Subject, client_of: ClientOf, odin: Staff
) -> None:
    row = one_shared(worker, subject, ground=duty("avert_crime"))
    url = reverse("disclosure_page", args=[row.handle])
    assert client_of(odin).get(url).status_code == 404


def test_each_page_writes_the_reading_down(
    browser: Client, worker: Actor, subject: Subject, page: str
) -> None:
    row = one_shared(worker, subject)
    for url, name in (
        (page, "share_new"),
        (reverse("disclosures", args=["person", subject.handle]), "disclosures"),
        (reverse("disclosure_page", args=[row.handle]), "disclosure_page"),
        (reverse("disclosure_letter", args=[row.handle]), "disclosure_letter"),
        (reverse("disclosure_note", args=[row.handle]), "disclosure_note"),
    ):
        assert browser.get(url).status_code == 200
        entry = ReadingEntry.objects.order_by("-number").first()
        assert entry is not None
        assert (entry.what, entry.actor) == (name, "sunniva")


def test_an_entry_that_was_changed_past_lykt_says_so(
    browser: Client, worker: Actor, subject: Subject
) -> None:
    row = one_shared(worker, subject)
    url = reverse("disclosure_page", args=[row.handle])
    fault = "does not say what its receipt was given for"
    assert fault not in words(browser.get(url))
    changed = Disclosure._base_manager.filter(pk=row.pk).update(recipient="ambulance")
    assert changed == 1
    assert fault in words(browser.get(url))


# ---- Afterwards


def test_a_note_is_written_beside_it(
    browser: Client, worker: Actor, subject: Subject, froya: Staff
) -> None:
    row = one_shared(worker, subject)
    url = reverse("disclosure_note", args=[row.handle])
    assert "Not saved yet" in words(browser.post(url, {"what": "too_much", "text": " "}))
    told = {"what": "asked_to_delete", "text": "Asked by phone today."}
    answer = browser.post(url, told, follow=True)
    for said in ("The recipient has been asked to delete it", "Asked by phone today."):
        assert said in words(answer)
    assert Correction.objects.get().by_name == "sunniva"


# ---- On paper


@pytest.mark.parametrize("language", ["nb", "nn", "en", "xx"])
def test_the_letter_says_what_the_page_says(
    browser: Client, worker: Actor, subject: Subject, language: str, tmp_path: Any
) -> None:
    row = one_shared(worker, subject)
    with opened(by=worker, what="test", subjects=[subject.key]):
        note_afterwards(by=worker, disclosure=row, what="too_much", text="The name was told.")
    url = reverse("disclosure_letter", args=[row.handle])
    answer = browser.get(f"{url}?language={language}")
    assert answer.headers["Content-Type"] == "application/pdf"
    assert 'filename="letter.pdf"' in answer.headers["Content-Disposition"]
    file = tmp_path / "letter.pdf"
    file.write_bytes(answer.content)
    with pikepdf.open(file) as pdf:
        assert str(pdf.Root.Lang).startswith("en" if language == "xx" else language)


def test_what_no_font_can_set_is_printed_from_the_page(
    browser: Client, worker: Actor, subject: Subject
) -> None:
    row = one_shared(worker, subject, items=[Item("identity", "አበበ")])
    answer = browser.get(reverse("disclosure_letter", args=[row.handle]), follow=True)
    assert "cannot be set in print" in words(answer)
    assert "አበበ" in words(answer)


def test_the_person_page_leads_here(browser: Client, person: Person) -> None:
    shown = browser.get(reverse("person_page", args=[person.handle])).content.decode()
    assert reverse("disclosures", args=["person", person.handle]) in shown


def test_texts_stand_sealed(worker: Actor, subject: Subject) -> None:
    one_shared(worker, subject, recipient_named="Inspector Prøvesen")
    row = Disclosure._base_manager.values_list("recipient_named", "reason").get()
    texts = list(DisclosedItem._base_manager.values_list("text", flat=True))
    for sealed in (*row, *texts):
        assert sealed.stored.startswith("s1.")
