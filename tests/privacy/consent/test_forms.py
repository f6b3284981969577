"""The forms: nothing chosen beforehand; what is sent becomes answers."""

from typing import Any

import pytest
from django.utils import timezone

from lykt.privacy.consent.asking import Said
from lykt.privacy.consent.codes import ASKED, NAMED, Told
from lykt.privacy.consent.forms import NewConsent, TakingBack
from lykt.privacy.consent.rules import Target


#: How somebody was asked, as a browser sends it.
ASKED_SO = {
    "told": [one.value for one in Told],
    "how": "spoken",
    "language": "ro",
    "given_by": "person",
    "until": timezone.localdate().isoformat(),
}


def sent(kept: bool = False, **told: Any) -> NewConsent:
    purpose = {} if kept else {"purpose": "follow_up"}
    return NewConsent({**ASKED_SO, **purpose, **told}, kept=kept)


def pairs(form: NewConsent) -> set[tuple[str, str, str, str]]:
    assert form.is_valid(), form.errors
    assert all(isinstance(one, Said) for one in form.said())
    return {(one.recipient, one.kind, one.answer, one.named) for one in form.said()}


@pytest.mark.parametrize("kept", [False, True])
def test_no_answer_is_chosen_beforehand(kept):
    form = NewConsent(kept=kept)
    page = form.as_p()
    ticked = [line for line in page.split("<") if " checked" in line]
    # Who answered is no answer: nearly always it is the person.
    assert [line for line in ticked if 'name="given_by"' not in line] == []
    assert len(ticked) == 1
    assert not any(one.open for one in form.asked)


def test_everybody_is_asked_about_who_can_be():
    assert [one.label for one in NewConsent(kept=False).asked] == [one.label for one in ASKED]
    named = [one for one in NewConsent(kept=False).asked if one.named is not None]
    assert len(named) == len(NAMED)
    assert len(NewConsent(kept=True).asked) == 1


def test_yes_no_and_not_asked():
    form = sent(yes_nav=["health", "work"], no_nav=["economy"], no_police=["identity"])
    assert pairs(form) == {
        ("nav", "health", "yes", ""),
        ("nav", "work", "yes", ""),
        ("nav", "economy", "no", ""),
        ("police", "identity", "no", ""),
    }
    assert [str(one.label) for one in form.asked if one.open] == [
        "NAV: housing and economy",
        "Police",
    ]


def test_no_to_the_rest():
    answers = pairs(sent(yes_nav=["health"], no_nav=["rest"]))
    assert ("nav", "health", "yes", "") in answers
    assert len([one for one in answers if one[2] == "no"]) == 13
    assert len(pairs(sent(no_police=["rest"]))) == 14


def test_which_of_several():
    form = sent(yes_family=["plans"], no_family=["health"], named_family=" Ana ")
    assert pairs(form) == {
        ("family", "plans", "yes", "Ana"),
        ("family", "health", "no", "Ana"),
    }


def test_both_yes_and_no_is_told_at_the_field():
    form = sent(yes_nav=["health"], no_nav=["health"])
    assert not form.is_valid()
    assert "no_nav" in form.errors


def test_the_name_is_asked_about_apart():
    form = sent(kept=True, yes_here=["identity"], no_here=["contact_details"])
    assert pairs(form) == {
        ("here", "identity", "yes", ""),
        ("here", "contact_details", "no", ""),
    }
    assert form.purpose == "identity"
    assert "purpose" not in form.fields
    assert not sent(kept=True, yes_here=["health"]).is_valid()


MISSING = ["how", "language", "until", "purpose"]


@pytest.mark.parametrize("field", MISSING)
def test_what_must_be_said(field):
    form = sent(**{field: ""}, no_nav=["health"])
    assert not form.is_valid()
    assert set(form.errors) == {field}


def test_how_it_was_asked_goes_on_to_the_action():
    form = sent(no_nav=["health"], helped=["read_aloud"], remark="In the car.")
    assert form.is_valid()
    asking = form.asking()
    assert (asking.read_aloud, asking.interpreted, asking.remark) == (True, False, "In the car.")
    assert asking.told == [one.value for one in Told]


TAKEN = [
    ({"what": "everything"}, None),
    ({"what": "some", "some": ["nav.health."]}, {Target("nav", "health")}),
    ({"what": "some", "some": ["family.plans.ab12"]}, {Target("family", "plans", "ab12")}),
]


@pytest.mark.parametrize(("data", "targets"), TAKEN)
def test_what_is_taken_back(data, targets):
    values = ["nav.health.", "family.plans.ab12"]
    form = TakingBack(data, choices=[(value, value) for value in values])
    assert form.is_valid(), form.errors
    assert form.targets() == targets


@pytest.mark.parametrize("data", [{"what": "some"}, {}, {"what": "some", "some": ["nav.work."]}])
def test_some_needs_to_say_what(data):
    form = TakingBack(data, choices=[("nav.health.", "")])
    assert not form.is_valid()
    assert "some" in form.errors
