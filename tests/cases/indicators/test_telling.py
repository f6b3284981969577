"""The person's own answer tells an assessment with the caution, in the order of the list."""

from django.utils import translation

from lykt import rulebook
from lykt.cases.indicators import actions, telling
from lykt.cases.indicators.models import Finding
from lykt.cases.indicators.rules import Answer
from lykt.privacy.answers.answer import Whose
from lykt.privacy.reading.showing import opened
from tests.cases.housing.planting import case_of
from tests.privacy.answers.asking import somebody
from tests.privacy.answers.planting import Ground
from tests.support.cases import OPERATOR


def test_signs_stand_in_the_order_of_the_list_and_one_that_left_it_is_told(
    world, sunniva, operator
):
    subject = somebody(world)
    draft = actions.begin(by=OPERATOR, case=case_of(Ground(world, sunniva, subject)))
    answers = {code: Answer("no") for code in ("A1.10", "A1.9", "A1.1")}
    actions.write(by=OPERATOR, assessment=draft, answers=answers, written="")
    Finding.objects.create(assessment=draft, indicator="Z9.9", value="yes")
    with (
        translation.override("en"),
        opened(by=OPERATOR, what="test", subjects=[subject.key]),
    ):
        part = telling.make(Whose(subject, (subject.key,), whole=True))
    texts = {one.code: one.text("en") for one in rulebook.indicators()}
    signs = [row[0] for row in part.chapters[0].rows]
    assert signs == [texts["A1.1"], texts["A1.9"], texts["A1.10"], "Z9.9"]
    assert part.paragraphs == [rulebook.caution("en")]
