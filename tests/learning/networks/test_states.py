"""Every pair of states of meetings and of tasks, written out once more by hand."""

from itertools import product

import pytest

from lykt.learning.networks.codes import MeetingState, TaskState
from lykt.learning.networks.states import MEETING, TASK


MEETINGS = {"planned": "held cancelled", "held": "", "cancelled": "planned"}
TASKS = {"none": "to_do", "to_do": "done dropped none", "done": "to_do", "dropped": "to_do"}


@pytest.mark.parametrize(
    ("now", "becomes"), list(product(MeetingState.values, MeetingState.values))
)
def test_every_pair_of_a_meeting(now, becomes):
    assert MEETING.allows(now, becomes) is (becomes in MEETINGS[now].split())


@pytest.mark.parametrize(("now", "becomes"), list(product(TaskState.values, TaskState.values)))
def test_every_pair_of_a_task(now, becomes):
    assert TASK.allows(now, becomes) is (becomes in TASKS[now].split())
