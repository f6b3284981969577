"""What the floor of privacy may ask of signals."""

from lykt.organisation.acting import acting_as
from lykt.privacy import subjects
from tests.field.scenes.made import make_signal
from tests.support.pages import OPERATOR


def test_a_signal_is_found_by_those_who_may_and_by_no_word(world, froya, ulrik):
    row = make_signal(world)
    keeper = subjects.keeper("signal")
    for staff, found in ((froya, True), (ulrik, False)):
        with acting_as(staff.as_actor()) as by:
            assert (keeper.find(by, row.handle) is not None) == found
            assert keeper.find_by_label(by, "biler") is None
    with acting_as(OPERATOR):
        assert keeper.find_anywhere(world.fjordby.pk, "biler") is None
        assert keeper.chapters([row.subject]) == []
        assert keeper.family(row.subject) == [row.subject]
        assert [one.key for one in keeper.subjects([row.subject])] == [row.subject]
        keeper.forget(list(keeper.keys()))
        assert keeper.family(row.subject) == []
