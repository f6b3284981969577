"""What each outcome asks for: every outcome with and without a reason and a new measure."""

import pytest

from lykt.plans.codes import Outcome
from lykt.plans.revision import OUTCOMES, Told, faults_of, undecided


def test_every_outcome_stands_in_the_table():
    assert OUTCOMES.keys() == set(Outcome)


@pytest.mark.parametrize(
    ("outcome", "new", "fault"),
    [
        ("continued", "1a", {}), ("continued", "", {"new": "missing"}),
        ("changed", "1a", {}), ("changed", "", {"new": "missing"}),
        ("completed", "", {}), ("completed", "1a", {"new": "extra"}),
        ("dropped", "", {}), ("dropped", "1a", {"new": "extra"}),
        ("", "", {"outcome": "missing"}), ("", "1a", {"outcome": "missing"}),
        ("lost", "", {"outcome": "unknown"}), ("lost", "1a", {"outcome": "unknown"}),
    ],
)  # fmt: skip
@pytest.mark.parametrize(("reason", "no_reason"), [("Fordi.", {}), (" ", {"reason": "missing"})])
def test_what_an_outcome_asks_for(outcome, new, fault, reason, no_reason):
    assert faults_of(Told("1", outcome, reason, new)) == fault | no_reason


def test_what_is_left_to_decide():
    told = [Told("1", "dropped", "Fordi."), Told("2", "dropped"), Told("9", "dropped", "Fordi.")]
    assert undecided(["1", "2", "3"], told) == ["2", "3"]
