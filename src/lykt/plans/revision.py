"""What can become of a measure when its plan is revised: a table, and what it asks for. Pure."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from lykt.plans.codes import Outcome


class Asked(NamedTuple):
    """What an outcome asks for: whether the measure goes on in the next plan."""

    goes_on: bool


#: Each outcome needs a reason besides.
OUTCOMES: Mapping[Outcome, Asked] = {
    Outcome.CONTINUED: Asked(goes_on=True),
    Outcome.CHANGED: Asked(goes_on=True),
    Outcome.COMPLETED: Asked(goes_on=False),
    Outcome.DROPPED: Asked(goes_on=False),
}


class Told(NamedTuple):
    """What has been told of a measure: a code of `Outcome` or "", why, and as what it goes on."""

    measure: str
    outcome: str = ""
    reason: str = ""
    new: str = ""


def faults_of(told: Told) -> dict[str, str]:
    """Return what keeps this from being an outcome: the code of the fault, by field.

    "outcome": "missing" or "unknown". "reason": "missing". "new": "missing" when a measure
    goes on as none, "extra" when one that has come to its end goes on.
    """
    found = {}
    asked = OUTCOMES.get(told.outcome)  # type: ignore[call-overload]
    if asked is None:
        found["outcome"] = "unknown" if told.outcome else "missing"
    if not told.reason.strip():
        found["reason"] = "missing"
    if asked is not None and asked.goes_on is not bool(told.new):
        found["new"] = "missing" if asked.goes_on else "extra"
    return found


def undecided(measures: Iterable[str], told: Iterable[Told]) -> list[str]:
    """Return the measures of the old plan that have no whole outcome yet, in their order."""
    whole = {one.measure for one in told if not faults_of(one)}
    return [measure for measure in measures if measure not in whole]
