"""The person's own answer tells who was asked to help, and nothing that is about others."""

from django.utils import translation

from lykt.cases.team import telling
from lykt.privacy.answers.answer import Whose
from lykt.privacy.reading.showing import opened
from tests.cases.team.planting import ADDRESS, answered, asked_elsewhere, invitation
from tests.privacy.answers.asking import somebody
from tests.privacy.answers.planting import Ground
from tests.support.cases import OPERATOR


def said(subject):
    with (
        translation.override("en"),
        opened(by=OPERATOR, what="test", subjects=[subject.key]),
    ):
        return str(telling.make(Whose(subject, (subject.key,), whole=True)))


def test_the_address_of_whoever_was_asked_is_not_told(world, sunniva, operator):
    subject = somebody(world)
    invitation(Ground(world, sunniva, subject))
    told = said(subject)
    assert "Another municipality, Lund" in told
    assert ADDRESS not in told


def test_who_answers_in_another_city_is_not_told(world, sunniva, operator):
    subject = somebody(world)
    una = answered(Ground(world, sunniva, subject))
    told = said(subject)
    assert "Not taken over" in told
    assert world.elsewhere.name not in told
    assert str(una) not in told


def test_whoever_has_no_case_is_told_nothing_here(world, sunniva, operator):
    subject = somebody(world)
    asked_elsewhere(Ground(world, sunniva, subject))
    assert "chapters=[]" in said(somebody(world))
