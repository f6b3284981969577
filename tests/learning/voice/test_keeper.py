"""What the floor of privacy may ask of what was said."""

from lykt.organisation.acting import acting_as
from lykt.privacy import subjects
from tests.learning.voice.made import make_complaint, make_feedback


def test_each_is_found_by_those_who_may_and_by_no_word(world, froya, leila, ulrik):
    said, complained = make_feedback(world), make_complaint(world)
    told = {"feedback": said.handle, "complaint": complained.handle}

    def found(staff):
        with acting_as(staff.as_actor()) as by:
            return {kind for kind, handle in told.items() if subjects.find(by, kind, handle)}

    assert found(leila) == {"feedback", "complaint"}
    assert found(froya) == {"feedback"}
    assert found(ulrik) == set()
    with acting_as(leila.as_actor()) as by:
        for kind in told:
            keeper = subjects.keeper(kind)
            [key] = keeper.keys()
            assert keeper.find_by_label(by, "avvist") is None
            assert keeper.find_anywhere(world.fjordby.pk, "avvist") is None
            assert keeper.chapters([key]) == []
            keeper.forget([key])
            assert keeper.family(key) == []
