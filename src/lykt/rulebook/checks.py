"""What must hold within a row, and between the rows of the whole rulebook."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Any

from lykt.rulebook.faults import Fault
from lykt.rulebook.fields import FIELDS, Tell
from lykt.rulebook.rows import Kind, Mark, OwnEnd, Rule, Status
from lykt.rulebook.spans import Unit


#: A rule of these kinds is about a length of time and says it.
SAYS_LENGTH = (Kind.RETENTION, Kind.DEADLINE)

#: What every clock says.
_CLOCK_NEEDS = ("starts_on", "stops_on", "ends", "weekend", "what_to_do", "next_when_late")

_LENGTHS = (*(unit.value for unit in Unit), "no_end")


def check_row(values: Mapping[str, Any], given: Collection[str], tell: Tell) -> None:
    """Tell of what does not fit together in a row.

    `values` are the good ones; `given` is the names of all fields of the row, so that a
    value that was a fault is not told of as missing too.
    """
    _check_days(values, tell)
    _check_kind(values.get("kind"), given, tell)
    if values.get("kind") == Kind.CLOCK:
        _check_clock(values, given, tell)
    status = values.get("status")
    if values.get("mark") == Mark.MEMORY and status not in (None, Status.UNCERTAIN):
        tell("status", status, "memory", Status.UNCERTAIN)
    in_force = status == Status.CURRENT and values.get("mark") in (Mark.READ, Mark.PART)
    if in_force and "valid_from" not in given:
        tell("valid_from", "", "missing", "the first day of a rule in force")


def _check_days(values: Mapping[str, Any], tell: Tell) -> None:
    for first, last in (("valid_from", "valid_to"), ("checked_on", "review_by")):
        start, end = values.get(first), values.get(last)
        if start and end and end < start:
            tell(last, end, "order", start.isoformat())


def _check_kind(kind: str | None, given: Collection[str], tell: Tell) -> None:
    if kind is None:
        return
    for name in given:
        if name in FIELDS and FIELDS[name].kinds and kind not in FIELDS[name].kinds:
            tell(name, "", "not_here", ", ".join(FIELDS[name].kinds))
    if kind == Kind.BASIS:
        for name in ("article_6", "article_9"):
            if name not in given:
                tell(name, "", "missing", ", ".join(FIELDS[name].allowed))
    possible = [name for name in _LENGTHS if kind in FIELDS[name].kinds]
    lengths = [name for name in possible if name in given]
    if kind in SAYS_LENGTH and not lengths:
        tell("", "", "no_length", ", ".join(possible))
    if len(lengths) > 1:
        tell(lengths[1], "", "two_lengths", ", ".join(possible))


def _check_clock(values: Mapping[str, Any], given: Collection[str], tell: Tell) -> None:
    """Tell of a clock that does not say what a clock says, or nothing that gives it an end."""
    for name in _CLOCK_NEEDS:
        if name not in given:
            tell(name, "", "missing", ", ".join(FIELDS[name].allowed))
    if "hours" in given:
        for name in ("warn_days", "own_end", "backwards", "back_from"):
            if name in given:
                tell(name, "", "in_hours", "")
    elif "warn_days" not in given:
        tell("warn_days", "", "missing", "a whole number")
    if "own_end" in given and "own_end" not in values:
        return
    must, back = values.get("own_end") == OwnEnd.MUST, "backwards" in given
    lengths = [unit.value for unit in Unit if unit.value in given]
    _check_stops(values, tell)
    if back and not must:
        tell("backwards", "", "back_from", f"own_end = {OwnEnd.MUST}")
    elif "back_from" in given and not back:
        tell("back_from", "", "back_from", "backwards = true")
    elif must and not back and lengths:
        tell(lengths[0], "", "own_length", "backwards = true")
    if not lengths and (back or not must):
        tell("", "", "no_length", ", ".join(Unit))


def _check_stops(values: Mapping[str, Any], tell: Tell) -> None:
    """Tell of an event that both begins a clock and stops it: nobody knows which it means."""
    both = [one for one in values.get("starts_on", ()) if one in values.get("stops_on", ())]
    if both:
        tell("stops_on", ", ".join(both), "stops", "")


def check_book(rules: Iterable[Rule]) -> list[Fault]:
    """Return the faults between rows: versions that overlap, replacements that cannot be."""
    versions: dict[str, list[Rule]] = defaultdict(list)
    for rule in rules:
        versions[rule.ref].append(rule)
    faults = []
    for same in versions.values():
        faults += _overlaps(same)
        for rule in same:
            faults += _replacement(rule, versions)
            faults += _back_from(rule, versions)
    return faults


def _start(rule: Rule) -> date:
    return rule.valid_from or date.min


def _end(rule: Rule) -> date:
    return rule.valid_to or date.max


def _overlaps(versions: list[Rule]) -> list[Fault]:
    """Return a fault for each version that holds on a day another one holds too."""
    dated = [rule for rule in versions if rule.status != Status.ADOPTED or rule.valid_from]
    faults = []
    longest: Rule | None = None
    for rule in sorted(dated, key=_start):
        if longest is not None and _start(rule) <= _end(longest):
            other = f"in {longest.file}, row {longest.row}"
            faults.append(_fault(rule, "valid_from", rule.valid_from, "overlap", other))
        if longest is None or _end(rule) > _end(longest):
            longest = rule
    return faults


def _replacement(rule: Rule, versions: Mapping[str, list[Rule]]) -> list[Fault]:
    if not rule.replaces:
        return []
    before = [other for other in versions.get(rule.replaces, []) if other is not rule]
    if rule.replaces == rule.ref:
        before = [other for other in before if _start(other) < _start(rule)]
    if not before:
        return [_fault(rule, "replaces", rule.replaces, "no_rule")]
    start = rule.valid_from
    if start and any(other.valid_to and other.valid_to >= start for other in before):
        return [_fault(rule, "replaces", rule.replaces, "still_holds", start.isoformat())]
    return []


def _back_from(rule: Rule, versions: Mapping[str, list[Rule]]) -> list[Fault]:
    """Return a fault for a clock counted back from one that is not, or begins otherwise."""
    if not rule.back_from:
        return []
    ahead = [
        other
        for other in versions.get(rule.back_from, [])
        if other.span is not None
        and not other.backwards
        and set(rule.starts_on) <= set(other.starts_on)
    ]
    return [] if ahead else [_fault(rule, "back_from", rule.back_from, "not_ahead")]


def _fault(rule: Rule, field: str, value: object, code: str, allowed: str = "") -> Fault:
    shown = "" if value is None else str(value)
    return Fault(rule.file, rule.row, rule.ref, field, shown, code, {"allowed": allowed})
