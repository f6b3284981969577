"""What events give the register: what was held, for whom and for how many."""

from datetime import timedelta

from django.utils import timezone

from lykt.learning.events import actions, facts
from lykt.learning.events.codes import State
from lykt.organisation.acting import acting_as
from tests.support.pages import OPERATOR


def test_what_was_held_leaves_without_its_title(world):
    today = timezone.localdate()
    told = {"kind": "school_class", "title": "9B", "theme": "attitudes", "audience": "pupils"}
    with acting_as(OPERATOR):
        held = actions.make_event(
            by=OPERATOR, unit=world.service, day=today, classes=2, participants=51, **told
        )
        ahead = actions.make_event(
            by=OPERATOR, unit=world.service, day=today + timedelta(9), **told
        )
        actions.make_event(by=OPERATOR, unit=world.clinic, day=today, **told)
        [row] = [r for b in facts.trainings([world.service.pk]) for r in b.to_pylist()]
    assert (held.state, ahead.state) == (State.HELD, State.PLANNED)
    assert row == {"training_id": str(held.pk), "date": today, "unit": "Møteplassen",
                   "training_kind": "school_class", "audience": "pupils", "participants": 51,
                   "classes": 2}  # fmt: skip
