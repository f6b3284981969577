"""Pages of erasure, holds and periods."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from lykt.people.models import Contact, Person
from lykt.privacy.reading.models import ReadingEntry
from lykt.privacy.retention import erasing
from lykt.privacy.retention.models import LegalHold, RetentionChoice
from tests.privacy.retention.conftest import subject_of


TODAY = timezone.localdate()


@pytest.fixture
def ada(transactional_db, met):
    return met(TODAY)


@pytest.fixture
def leila_web(leila, client_of):
    return client_of(leila)


def erase_page(person):
    return reverse("subject_erase", args=["person", person.handle])


def main_of(answer):
    """What a page says, its frame aside."""
    return answer.content.decode().partition("<main")[2].partition("</main>")[0]


# ---- Erasing


def test_the_page_says_what_goes_and_what_stays(ada, leila_web):
    answer = leila_web.get(erase_page(ada)).content.decode()
    for words in ("contacts, names", "Figures of closed years stay", "Erase for ever"):
        assert words in answer


def test_the_page_is_the_same_for_whoever_was_at_the_clinic_and_never_was(ada, met, leila_web):
    """A leader who is no health worker must not see by a number that there is more."""
    other = met(TODAY)
    for day in range(3):
        Contact.objects.create(
            controller=ada.controller,
            unit=ada.unit,
            person=ada,
            date=TODAY - timedelta(days=day),
            channel="health",
        )
    said = []
    for person in (ada, other):
        text = main_of(leila_web.get(erase_page(person)))
        text = re.sub(r'csrfmiddlewaretoken" value="[^"]*', "", text)
        said.append(text.replace(person.code, "CODE").replace(person.handle, "HANDLE"))
    assert said[0] == said[1]


def test_looking_at_the_page_is_written_down(ada, leila_web):
    leila_web.get(erase_page(ada))
    assert [entry.what for entry in ReadingEntry.objects.all()] == ["subject_erase"]


@pytest.mark.parametrize("write", [str.lower, lambda code: code.replace("-", " "), str])
def test_with_the_code_written_they_go(write, ada, leila_web):
    answer = leila_web.post(erase_page(ada), {"reason": "asked", "code": write(ada.code)})
    assert answer.status_code == 302
    assert not Person.objects.filter(pk=ada.pk).exists()
    after = leila_web.get(answer.headers["Location"]).content.decode()
    assert "cannot be taken back" in after
    assert ada.code not in after


@pytest.mark.parametrize(
    "told",
    [
        {},
        {"reason": "asked"},
        {"code": "{code}"},
        {"reason": "asked", "code": "SOMEONE-ELSE-1"},
        {"reason": "because", "code": "{code}"},
    ],
)
def test_otherwise_nothing_happens(told, ada, leila_web):
    told = {name: text.format(code=ada.code) for name, text in told.items()}
    answer = leila_web.post(erase_page(ada), told)
    assert answer.status_code == 200
    assert Person.objects.filter(pk=ada.pk).exists()


def test_anothers_code_does_not_confirm(ada, met, leila_web):
    other = met(TODAY)
    leila_web.post(erase_page(ada), {"reason": "asked", "code": other.code})
    assert Person.objects.count() == 2


def test_under_a_hold_there_is_no_button_and_the_reason_is_said(ada, leila, leila_web, operator):
    from lykt.privacy.retention.holds import set_hold

    until = TODAY + timedelta(days=9)
    set_hold(by=operator, subject=subject_of(ada), reason="A court asks", until=until)
    answer = leila_web.get(erase_page(ada)).content.decode()
    assert "test has set a legal hold until" in answer
    assert "Erase for ever" not in answer
    sent = leila_web.post(erase_page(ada), {"reason": "asked", "code": ada.code})
    assert sent.status_code == 200
    assert Person.objects.filter(pk=ada.pk).exists()


def test_whoever_is_gone_is_not_found_like_whoever_never_was(ada, leila_web):
    page = erase_page(ada)
    leila_web.post(page, {"reason": "asked", "code": ada.code}, follow=True)
    never = reverse("subject_erase", args=["person", "never-was-he"])
    gone, unknown = leila_web.get(page), leila_web.get(never)
    assert gone.status_code == unknown.status_code == 404
    assert main_of(gone) == main_of(unknown)
    assert leila_web.get(reverse("subject_erase", args=["drawer", "x"])).status_code == 404


def test_a_copy_of_the_keys_that_is_behind_is_said(ada, leila_web, monkeypatch):
    def full(*args):
        raise OSError("no room")

    monkeypatch.setattr(erasing, "copy_store", full)
    sent = leila_web.post(erase_page(ada), {"reason": "asked", "code": ada.code}, follow=True)
    assert "could not be written over" in sent.content.decode()
    assert not Person.objects.filter(pk=ada.pk).exists()


def test_the_door_stands_on_the_persons_page_for_the_leader_alone(
    ada, leila_web, sunniva, client_of
):
    page = reverse("person_page", args=[ada.handle])
    assert erase_page(ada) in leila_web.get(page).content.decode()
    assert erase_page(ada) not in client_of(sunniva).get(page).content.decode()


# ---- Holds


def test_a_hold_is_set_shown_and_lifted(ada, leila_web):
    until = TODAY + timedelta(days=9)
    page = reverse("hold_new", args=["person", ada.handle])
    sent = leila_web.post(page, {"reason": "The court in Fjordby", "until": until.isoformat()})
    assert sent.headers["Location"] == reverse("holds")
    shown = leila_web.get(reverse("holds")).content.decode()
    assert ada.code in shown
    assert "The court in Fjordby" in shown
    leila_web.post(reverse("hold_lift", args=[LegalHold.objects.get().handle]))
    assert ada.code not in leila_web.get(reverse("holds")).content.decode()


@pytest.mark.parametrize(
    "told", [{}, {"reason": "Court", "until": (TODAY - timedelta(days=1)).isoformat()}]
)
def test_a_hold_that_cannot_be_says_why(told, ada, leila_web):
    page = reverse("hold_new", args=["person", ada.handle])
    assert leila_web.post(page, told).status_code == 200
    assert not LegalHold.objects.exists()


def test_who_is_held_back_is_written_down_as_read(ada, leila_web, operator):
    from lykt.privacy.retention.holds import set_hold

    set_hold(by=operator, subject=subject_of(ada), reason="A court asks", until=None)
    leila_web.get(reverse("holds"))
    assert ReadingEntry.objects.get().what == "holds"


# ---- Periods


@pytest.fixture
def odin_web(odin, client_of):
    return client_of(odin)


@pytest.mark.django_db
def test_every_rule_stands_with_what_goes_by_it_and_its_source(odin_web):
    shown = odin_web.get(reverse("keeping_rules")).content.decode()
    for words in ("Contacts with a known person", "24 months", "(Working data)", "(Archive)"):
        assert words in shown
    assert "Elvestad" not in shown
    assert "without an end" in shown
    assert "Nothing is taken out by the day" in shown


@pytest.mark.django_db
def test_the_officer_writes_a_decision_down_and_it_stands_there(odin_web):
    told = {"months": "30", "source": "Sak 12/345", "decided_on": TODAY.isoformat()}
    page = reverse("keeping_rule", args=["retention.contact"])
    assert odin_web.post(page, told).status_code == 302
    assert RetentionChoice.objects.get().by_name == "odin"
    shown = odin_web.get(reverse("keeping_rules")).content.decode()
    assert "30 months" in shown
    assert "Sak 12/345" in shown
    assert "Sak 12/345" in odin_web.get(page).content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "wrong", [{"months": "0"}, {"months": ""}, {"source": ""}, {"decided_on": "2999-01-01"}]
)
def test_a_decision_that_cannot_be_says_why(wrong, odin_web):
    told = {"months": "30", "source": "Sak", "decided_on": TODAY.isoformat()} | wrong
    page = reverse("keeping_rule", args=["retention.contact"])
    assert odin_web.post(page, told).status_code == 200
    assert not RetentionChoice.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("ref", ["retention.nothing", "emergency_access.longest"])
def test_what_is_no_rule_of_keeping_is_not_found(ref, odin_web):
    assert odin_web.get(reverse("keeping_rule", args=[ref])).status_code == 404


@pytest.mark.django_db
def test_an_officer_of_two_says_which(odin, world, client_of):
    from lykt.organisation.models import StaffPost
    from lykt.organisation.roles import Role

    StaffPost.objects.create(
        staff=odin,
        controller=world.elvestad,
        role=Role.DATA_PROTECTION_OFFICER,
        since="2020-01-01",
    )
    page = reverse("keeping_rule", args=["retention.contact"])
    web = client_of(odin)
    told = {"months": "30", "source": "Sak", "decided_on": TODAY.isoformat()}
    assert web.post(page, told).status_code == 200
    # By name: Elvestad comes first.
    assert web.post(page, {**told, "home": "0"}).status_code == 302
    assert RetentionChoice.objects.get().controller == world.elvestad
