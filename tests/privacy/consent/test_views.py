"""The pages of consents: what they show, and the reading written down first."""

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from lykt.paper.pages import NoGlyphs
from lykt.people.actions import merge_people
from lykt.people.models import Person
from lykt.privacy.consent import actions, queries, views_print
from lykt.privacy.consent.models import Consent, ConsentEvent
from lykt.privacy.consent.wording import wording
from lykt.privacy.reading.models import ReadingEntry
from lykt.privacy.reading.record import names_in_record
from tests.access_table import make_person
from tests.paper.made import text as text_of
from tests.privacy.consent.people import answered, no, somebody, subject_of, yes
from tests.privacy.consent.test_forms import ASKED_SO


#: The test looks into the ledger itself, as the operator.
pytestmark = pytest.mark.usefixtures("operator")


@pytest.fixture
def subject(world):
    return somebody(world)


@pytest.fixture
def browser(sunniva, client_of):
    return client_of(sunniva)


def url(name: str, subject, *more: str) -> str:
    return reverse(name, args=[subject.kind, subject.handle, *more])


def text(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


def held(subject) -> set[tuple[str, str]]:
    lives = queries.live_lines(queries.family(subject))
    return {(live.line.recipient, live.line.kind) for live in lives}


# What one sees


def test_where_nobody_has_asked_the_page_says_what_stands_here(browser, subject):
    page = text(browser.get(url("consents", subject)))
    assert "Nobody has been asked yet" in page
    assert reverse("consent_form") in page
    assert "Takes something back" not in page


def test_a_no_stands_in_the_list_like_a_yes(browser, subject):
    answered(subject, yes("nav", "health"))
    answered(subject, no("police", "identity"))
    page = text(browser.get(url("consents", subject)))
    rows = page.split('class="worklist"')[1].split("</ul>")[0].split("<li>")[1:]
    assert len(rows) == 2
    assert "Said no" in rows[0]
    assert "Police" in rows[0]
    assert "Holds" in rows[1]
    assert "NAV" in rows[1]


def test_names_are_seen_where_the_reading_is_written_down(browser, subject, sunniva):
    consent = answered(subject, yes("family", "plans", named="Ana-Maria"))
    for name, more in [
        ("consents", ()),
        ("consent_page", (consent.handle,)),
        ("consent_withdraw", (consent.handle,)),
        ("consent_renew", (consent.handle,)),
        ("consent_print", (consent.handle,)),
    ]:
        ReadingEntry.objects.all().delete()
        assert "Ana-Maria" in text(browser.get(url(name, subject, *more))), name
        entry = ReadingEntry.objects.latest("number")
        assert set(entry.subjects) == names_in_record([subject.key])
        assert entry.staff == sunniva.pk
        assert entry.what == name


def test_the_page_of_one_shows_how_it_was_asked_and_what_ended(browser, subject, operator):
    consent = answered(subject, yes("nav", "health", "work"), no("nav", "economy"))
    actions.withdraw(
        by=operator,
        consents=[consent],
        targets={queries.Target("nav", "work")},
        remark="Changed their mind.",
    )
    page = text(browser.get(url("consent_page", subject, consent.handle)))
    for words in ("Holds in part", "Romanian", "with an interpreter", "Changed their mind."):
        assert words in page
    assert page.count("Taken back") == 2
    assert "Said no" in page


def test_another_persons_consent_is_not_found_here(browser, subject, world):
    other = somebody(world)
    consent = answered(other, yes("nav", "health"))
    for name in ("consent_page", "consent_withdraw", "consent_renew", "consent_print"):
        assert browser.get(url(name, subject, consent.handle)).status_code == 404
        assert browser.get(url(name, other, consent.handle)).status_code == 200
    assert browser.get(url("consent_pdf", subject, consent.handle)).status_code == 404


def test_an_old_code_leads_to_the_ledger_of_the_person(browser, world, operator):
    old, kept = make_person(world), make_person(world)
    answered(subject_of(old), yes("family", "plans", named="Ana-Maria"))
    merge_people(by=operator, keep=kept, other=old, reason="same_story")
    subjects = {subject_of(Person.objects.get(pk=one.pk)) for one in (old, kept)}
    for subject in subjects:
        page = text(browser.get(url("consents", subject)))
        assert kept.code in page
        assert "Ana-Maria" in page
    entry = ReadingEntry.objects.latest("number")
    assert set(entry.subjects) == names_in_record([old.pk, kept.pk])


# Writing down


def test_an_answer_is_written_down(browser, subject, sunniva):
    page = text(browser.get(url("consent_new", subject)))
    assert page.count("<details") >= 15
    answer = browser.post(
        url("consent_new", subject),
        {
            **ASKED_SO,
            "purpose": "coordination",
            "yes_nav": ["housing", "economy"],
            "no_nav": ["rest"],
            "yes_family": ["plans"],
            "named_family": "Ana",
        },
    )
    consent = Consent.objects.get()
    assert answer.headers["Location"] == url("consent_page", subject, consent.handle)
    assert held(subject) == {("nav", "housing"), ("nav", "economy"), ("family", "plans")}
    assert consent.lines.filter(answer="no").count() == 12
    assert (consent.by, consent.purpose) == (sunniva, "coordination")
    assert consent.until == timezone.localdate()


def test_a_refusal_takes_one_touch(browser, subject):
    told = {**ASKED_SO, "told": [], "purpose": "follow_up", "no_police": ["rest"]}
    assert browser.post(url("consent_new", subject), told).status_code == 302
    assert Consent.objects.get().lines.filter(answer="no").count() == 14


def test_the_name_is_kept_by_a_consent_of_its_own(browser, subject):
    page = text(browser.get(url("consent_new_kept", subject)))
    assert 'name="purpose"' not in page
    browser.post(url("consent_new_kept", subject), {**ASKED_SO, "yes_here": ["identity"]})
    assert Consent.objects.get().purpose == "identity"
    assert held(subject) == {("here", "identity")}


WRONG = [
    ({"yes_nav": ["health"], "no_nav": ["health"]}, "answered twice"),
    ({"yes_nav": ["health"], "told": []}, "Explain this first"),
    ({"yes_family": ["plans"]}, "Write which"),
    ({}, "Write down an answer"),
    ({"no_nav": ["health"], "given_by": "guardian"}, "what the guardian is"),
    ({"no_nav": ["health"], "until": "2020-01-01"}, "today or later"),
]


@pytest.mark.parametrize(("told", "words"), WRONG)
def test_what_is_wrong_is_told_and_what_was_ticked_is_kept(told, words, browser, subject):
    sent = {**ASKED_SO, "purpose": "follow_up", **told}
    page = text(browser.post(url("consent_new", subject), sent))
    assert words in page
    assert page.count(" checked") >= 1 + sum(len(v) for k, v in told.items() if k[:3] == "yes")
    assert not Consent.objects.exists()


# Taking back


def test_it_is_taken_back_in_two_touches(browser, subject, sunniva):
    consent = answered(subject, yes("nav", "health", "work"))
    first = url("consent_withdraw", subject, consent.handle)
    assert first in text(browser.get(url("consent_page", subject, consent.handle)))
    answer = browser.post(first, {"what": "everything"})
    assert held(subject) == set()
    event = ConsentEvent.objects.get()
    assert event.told_to == sunniva
    page = text(browser.get(answer.headers["Location"]))
    assert "Read this to them" in page
    assert wording("ro").text["receipt"].split(".")[0] in page
    assert wording("nb").text["receipt"].split(".")[0] in page
    assert "Nothing. No consent holds now." in page


def test_without_a_taking_back_there_is_nothing_to_read_out(browser, subject):
    answered(subject, yes("nav", "health"))
    page = text(browser.get(url("consents", subject) + "?receipt=nothing"))
    assert "Read this to them" not in page


def test_some_of_it_from_all_consents_at_once(browser, subject):
    answered(subject, yes("nav", "health", "work"))
    answered(subject, yes("nav", "health"), purpose="health")
    page = text(browser.get(url("consents_withdraw", subject)))
    assert page.count('value="nav.health."') == 1
    told = {"what": "some", "some": ["nav.health."], "via": "phone", "remark": "Called."}
    assert browser.post(url("consents_withdraw", subject), told).status_code == 302
    assert held(subject) == {("nav", "work")}
    assert {event.via for event in ConsentEvent.objects.all()} == {"phone"}


def test_some_without_saying_what_is_told(browser, subject):
    answered(subject, yes("nav", "health"))
    page = text(browser.post(url("consents_withdraw", subject), {"what": "some"}))
    assert "Choose what they take back" in page
    assert held(subject) == {("nav", "health")}


def test_where_nothing_holds_there_is_nothing_to_take_back(browser, subject):
    consent = answered(subject, no("nav", "health"))
    for address in (
        url("consents_withdraw", subject),
        url("consent_withdraw", subject, consent.handle),
    ):
        assert "There is nothing to take back" in text(browser.get(address))
        assert "There is nothing to take back" in text(
            browser.post(address, {"what": "everything"})
        )


# Asking again


def test_asked_again_it_goes_on(browser, subject):
    soon = timezone.localdate() + timedelta(days=3)
    consent = answered(subject, yes("family", "plans", named="Ana-Maria"), until=soon)
    address = url("consent_renew", subject, consent.handle)
    assert "Do they still say yes" in text(browser.get(address))
    until = timezone.localdate() + timedelta(days=100)
    answer = browser.post(address, {**ASKED_SO, "until": until.isoformat()})
    new = Consent.objects.get(renews=consent)
    assert answer.headers["Location"] == url("consent_page", subject, new.handle)
    assert new.until == until
    assert "Ana-Maria" in text(browser.get(answer.headers["Location"]))


def test_what_was_taken_back_does_not_go_on(browser, subject, operator):
    consent = answered(subject, yes("nav", "health"))
    actions.withdraw(by=operator, consents=[consent])
    address = url("consent_renew", subject, consent.handle)
    assert "This cannot go on" in text(browser.get(address))
    browser.post(address, ASKED_SO)
    assert Consent.objects.count() == 1


# Printing


def test_the_blank_form_in_a_language_of_ones_choice(browser, froya):
    page = text(browser.get(reverse("consent_form") + "?language=pl&kept=1"))
    assert wording("pl").text["title_kept"] in page
    assert wording("nb").text["unchecked"] in page
    assert 'lang="pl"' in page
    file = browser.get(reverse("consent_form_pdf") + "?language=pl&kept=1")
    assert file.headers["Content-Type"] == "application/pdf"
    assert "Zgoda" in text_of(file.content)
    assert "Fjordby" in text_of(file.content)


def test_a_language_that_there_is_none_of_is_the_readers_own(browser):
    page = text(browser.get(reverse("consent_form") + "?language=../nb"))
    assert wording("en").text["title"] in page


def test_the_file_of_one_is_written_down_and_has_a_neutral_name(browser, subject):
    consent = answered(subject, yes("family", "plans", named="Ana-Maria"))
    page = text(browser.get(url("consent_print", subject, consent.handle)))
    assert wording("ro").text["title"] in page
    ReadingEntry.objects.all().delete()
    file = browser.get(url("consent_pdf", subject, consent.handle) + "?language=nb")
    assert "Ana-Maria" in text_of(file.content)
    assert subject.label in text_of(file.content)
    assert ReadingEntry.objects.latest("number").what == "consent_pdf"
    assert file.headers["Content-Disposition"] == 'attachment; filename="form.pdf"'


def test_a_name_that_cannot_be_set_in_print(browser, subject, monkeypatch):
    def failing(letter):
        raise NoGlyphs("字", "nb")

    consent = answered(subject, yes("family", "plans", named="字"))
    monkeypatch.setattr(views_print, "letter_pdf", failing)
    answer = browser.get(url("consent_pdf", subject, consent.handle), follow=True)
    assert "cannot be set in print" in text(answer)
    assert "字" in text(answer)


# On other pages


def test_the_person_and_today_show_them(browser, subject, world):
    soon = timezone.localdate() + timedelta(days=3)
    answered(subject, yes("family", "plans", named="Ana-Maria"), until=soon)
    page = text(browser.get(subject.url))
    assert "Ana-Maria" in page
    assert url("consents_withdraw", subject) in page
    today = text(browser.get(reverse("today")))
    assert "Consents that end soon" in today
    assert subject.label in today
    entry = ReadingEntry.objects.latest("number")
    assert set(entry.subjects) == names_in_record([subject.key])
