"""What may be wrong with the rulebook's data, told so that whoever wrote it can mend it."""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass


#: How many faults are shown before the rest is only counted.
SHOWN = 20

#: Longest piece of a value that is shown.
_LONGEST_SHOWN = 40

#: Only developers and those who keep the rules read these, so they are not translated.
MESSAGES = {
    "no_files": "There are no rules here. Allowed: a folder with files named *.toml.",
    "encoding": "The text is not UTF-8. Save the file as UTF-8.",
    "toml": "This is not TOML. %(allowed)s.",
    "no_table": "The file has no such part. Needed: %(allowed)s.",
    "no_rules": "The file holds no rules. A rule begins with a line [[rule]].",
    "unknown": "There is no such field. Allowed: %(allowed)s.",
    "missing": "The field is missing. Needed: %(allowed)s.",
    "type": "The value is of another kind. Allowed: %(allowed)s.",
    "empty": "The value is empty. Leave the field out, or write something.",
    "code": "The word is not known. Allowed: %(allowed)s.",
    "form": "The value is not written so. Allowed: %(allowed)s.",
    "number": "The number is out of range. Allowed: %(allowed)s.",
    "repeated": "The word is there twice. Allowed: each once.",
    "order": "The date lies too early. Allowed: from %(allowed)s.",
    "memory": "What is from memory is uncertain. Allowed: status %(allowed)s.",
    "not_here": "A rule of this kind has no such field. Allowed for: %(allowed)s.",
    "no_length": "The rule says no length of time. Needed: one of %(allowed)s.",
    "two_lengths": "The rule says two lengths of time. Allowed: one of %(allowed)s.",
    "back_from": "One counts back from a last day that is given. Needed: %(allowed)s.",
    "stops": "What begins a clock cannot stop it. Leave it out of one of them.",
    "not_ahead": "There is no clock of that name which counts forwards from the same event.",
    "own_length": "It ends on a day of its own. Leave out the length, or: %(allowed)s.",
    "in_hours": "A clock in hours has no such field. Leave it out.",
    "overlap": "Two versions hold on the same day. The other is %(allowed)s.",
    "no_rule": "There is no such rule. Allowed: the ref of another, or of an earlier version.",
    "still_holds": "What it replaces still holds then. Allowed: a last day before %(allowed)s.",
}


@dataclass(frozen=True)
class Fault:
    """One thing wrong: in which file, row and field, what stands there and what is allowed.

    `row` counts the rules of the file from 1; 0 is the file as a whole. `ref`, `field` and
    `value` are "" where they are not known or have no meaning.
    """

    file: str
    row: int
    ref: str
    field: str
    value: str
    code: str
    params: Mapping[str, str] = dataclasses.field(default_factory=dict)

    @property
    def message(self) -> str:
        """What is wrong and what is allowed, in English."""
        return MESSAGES[self.code] % self.params

    def __str__(self) -> str:
        where = [self.file]
        if self.row:
            where.append(f"row {self.row}" + (f" ({self.ref})" if self.ref else ""))
        if self.field:
            where.append(f"field {self.field}")
        if self.value:
            where.append(f"value '{_shortened(self.value)}'")
        return f"{', '.join(where)}: {self.message}"


class BadRulebook(Exception):
    """Data that may not be used. `faults` are the first, `more` how many follow."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__(f"{len(faults)} faults")
        ordered = sorted(faults, key=lambda fault: (fault.file, fault.row))
        self.faults = ordered[:SHOWN]
        self.more = len(ordered) - len(self.faults)

    def lines(self) -> list[str]:
        """Return the faults one in each line, and how many more there are."""
        more = [f"… and {self.more} more."] if self.more else []
        return [*map(str, self.faults), *more]

    def __str__(self) -> str:
        return "\n".join(self.lines())


def _shortened(value: str) -> str:
    clean = "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in value)
    return clean if len(clean) <= _LONGEST_SHOWN else clean[:_LONGEST_SHOWN] + "…"
