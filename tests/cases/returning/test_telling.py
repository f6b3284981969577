"""The person's own answer tells how a return stands now: slips as slips, steps that are done."""

from django.utils import translation

from lykt.cases.case.actions_events import take_back
from lykt.cases.case.actions_work import set_step
from lykt.cases.returning import actions, telling
from lykt.privacy.answers.answer import Whose
from lykt.privacy.reading.showing import opened
from tests.cases.returning.planting import on_the_way
from tests.privacy.answers.asking import somebody
from tests.privacy.answers.planting import Ground
from tests.support.cases import OPERATOR


def rows(subject):
    with (
        translation.override("en"),
        opened(by=OPERATOR, what="test", subjects=[subject.key]),
    ):
        part = telling.make(Whose(subject, (subject.key,), whole=True))
    return [row[:2] for chapter in part.chapters for row in chapter.rows]


def test_a_stop_that_was_a_slip_is_told_as_one(world, sunniva, operator):
    subject = somebody(world)
    case = on_the_way(Ground(world, sunniva, subject), "considered")
    stop = actions.stop_return(by=OPERATOR, case=case, reason="threat")
    assert rows(subject)[0][1] == "A threat where they would go"
    take_back(by=OPERATOR, event=stop.event)
    assert rows(subject)[0][1] == "Taken back: A threat where they would go"


def test_what_a_step_has_done_is_done(world, sunniva, operator):
    subject = somebody(world)
    case = on_the_way(Ground(world, sunniva, subject), "considered")
    step = actions.make_step(by=OPERATOR, case=case, code="escort", owner_body="police")
    assert rows(subject) == [["Somebody who travels along, if needed", "To do"]]
    set_step(by=OPERATOR, step=step, state="done")
    assert rows(subject) == [["Somebody who travels along, if needed", "Done"]]
