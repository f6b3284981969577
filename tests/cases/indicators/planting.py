"""One row of every table of indicators, and the words by which the answer must tell of it."""

from typing import Any

from lykt.cases.indicators import actions
from lykt.cases.indicators.rules import Answer
from lykt.organisation.acting import acting_as
from tests.cases.housing.planting import case_of
from tests.support.cases import OPERATOR


def assessment(at: Any) -> list[str]:
    """Somebody has looked at their situation and is done."""
    case = case_of(at)
    with acting_as(OPERATOR):
        draft = actions.begin(by=OPERATOR, case=case)
        actions.write(by=OPERATOR, assessment=draft, answers={}, written="Never alone.")
        actions.finish(by=OPERATOR, assessment=draft)
    return ["Never alone.", "Assessment finished"]


def finding(at: Any) -> list[str]:
    """Somebody is still writing, and has answered one thing."""
    case = case_of(at)
    with acting_as(OPERATOR):
        draft = actions.begin(by=OPERATOR, case=case)
        answers = {"A1.5": Answer("unsure", ("seen", "document"))}
        actions.write(by=OPERATOR, assessment=draft, answers=answers, written="")
    return ["Being written", "Others speak for the person", "Unsure", "Seen, Document"]


PLANTERS = {"indicators.Assessment": assessment, "indicators.Finding": finding}
