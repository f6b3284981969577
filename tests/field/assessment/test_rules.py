"""What an assessment lacks before others can look at it."""

import pytest

from lykt.field.assessment.rules import lacks, rests_on_nothing


@pytest.mark.parametrize(
    ("counts", "missing"),
    [
        ({}, 3),
        ({"source": 1}, 2),
        ({"source": 1, "finding": 2, "conclusion": 1}, 0),
        ({"source": 1, "finding": 2, "conclusion": 0, "gap": 4}, 1),
    ],
)
def test_what_lacks(counts, missing):
    assert len(lacks(counts)) == missing


@pytest.mark.parametrize(
    ("sources", "there", "nothing"),
    [([], ["people"], True), (["people"], ["people", "staff"], False), (["press"], [], True)],
)
def test_what_a_finding_rests_on(sources, there, nothing):
    assert rests_on_nothing(sources, there) == nothing
