"""Consents in words: answers that stand alike together, and no name in what a form sends."""

import pytest
from django.utils.translation import override

from lykt.privacy.consent import actions, in_words, queries
from lykt.privacy.consent.codes import LANGUAGES, State
from lykt.privacy.consent.rules import Target
from lykt.privacy.reading.showing import opened
from tests.privacy.consent.people import answered, no, somebody, yes


def test_every_state_has_a_mark():
    assert set(in_words.MARKS) == set(State)


VALUES = [
    ("nav.health.", Target("nav", "health")),
    ("family.plans.ab12", Target("family", "plans", "ab12")),
    ("nav.health", None),
    ("", None),
    ("a.b.c.d", None),
]


@pytest.mark.parametrize(("value", "target"), VALUES)
def test_what_a_form_sends(value, target):
    assert in_words.target_from(value) == target
    if target is not None:
        assert in_words.value_of(target) == value


def test_answers_that_stand_alike_stand_together(world, operator):
    subject = somebody(world)
    consent = answered(
        subject,
        yes("family", "plans", named="Ana-Maria"),
        yes("nav", "health", "work", "housing"),
        no("nav", "economy"),
    )
    actions.withdraw(by=operator, consents=[consent], targets=[Target("nav", "work")])
    standing = queries.standings([subject.key])[consent.pk]
    with opened(by=operator, what="test", subjects=[subject.key]), override("en"):
        nav, family = in_words.answers_in_words(consent.lines.all(), standing)
    assert (str(nav.label), nav.named) == ("NAV: housing and economy", "")
    assert [(part.state, part.kinds) for part in nav.parts] == [
        (State.HOLDS, "Health, Housing"),
        (State.REFUSED, "Economy"),
        (State.WITHDRAWN, "Work"),
    ]
    assert (str(family.label), family.named) == ("Own family", "Ana-Maria")
    assert "Ana" not in family.lines[0].value


def test_what_holds_twice_is_said_once_with_the_first_end(world, operator):
    subject = somebody(world)
    first = answered(subject, yes("nav", "health"))
    second = answered(subject, yes("nav", "health", "work"), purpose="health")
    lives = queries.live_lines([subject.key])
    assert {live.consent.pk for live in lives} == {first.pk, second.pk}
    [nav] = in_words.live_in_words(lives)
    assert [str(line.kind) for line in nav.lines].count("Health") == 1
    assert nav.until == min(first.until, second.until)


NAMES = [("nb", "ro", "rumensk"), ("nn", "de", "tysk"), ("en", "ti", "Tigrinya"), ("en", "q", "q")]


@pytest.mark.parametrize(("reader", "code", "name"), NAMES)
def test_languages_in_the_readers_own(reader, code, name):
    with override(reader):
        assert in_words.language_name(code) == name


def test_every_language_one_is_asked_in_has_a_name():
    with override("nb"):
        named = dict(in_words.languages())
    assert set(named) == set(LANGUAGES)
    assert all(name != code for code, name in named.items())
    assert list(named.values()) == sorted(named.values())
