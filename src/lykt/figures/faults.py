"""What may be wrong with a register, told so that whoever made it can mend it.

A fault has a stable `code` and `params`: the web and the command line translate the
message, `str(fault)` gives it in English. A fault shows a value only to the one who
brought the register; never log one.
"""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass

from lykt.figures.words import N_


#: How many faults are shown before the rest is only counted.
SHOWN = 20

#: Longest piece of a value or a column name that is shown.
_LONGEST_SHOWN = 40

MESSAGES: dict[str, str] = {
    # The folder and the file.
    "no_folder": N_("There is no such folder."),
    "missing_file": N_("The file is missing. A register holds %(allowed)s."),
    "two_files": N_("The table is there twice. Keep one of %(allowed)s."),
    "empty_file": N_("The file is empty. The first line names the columns: %(allowed)s."),
    "format": N_("This is not a table in %(allowed)s."),
    "encoding": N_("The text is not UTF-8. Save the file as UTF-8."),
    "separator": N_("The columns are not parted by commas. Save the file with commas."),
    # The columns.
    "missing_column": N_("The column is missing. Needed: %(allowed)s."),
    "extra_column": N_(
        "A register has no such column; it never carries names or free text. Allowed: %(allowed)s."
    ),
    "repeated_column": N_("The column is there twice."),
    "column_type": N_("The column holds another type. Allowed: text, dates and numbers."),
    # The shape of a line.
    "columns": N_("The line does not have %(allowed)s values."),
    "blank_line": N_("The line is blank."),
    "long_line": N_("The line is too long. Allowed: at most %(allowed)s bytes."),
    "line_break": N_("A line break inside a value, or another line break than the first line's."),
    "quote": N_("A quotation mark is out of place or not closed on the same line."),
    "control": N_("A control character. Allowed: text on one line."),
    # The values.
    "empty": N_("The value is empty. It must be given."),
    "code": N_("The code is not known. Allowed: %(allowed)s."),
    "date": N_("This is not a date. Allowed: year-month-day, such as 2012-03-01."),
    "timestamp": N_("This is a time, not a date. Allowed: year-month-day, such as 2012-03-01."),
    "number": N_("This is not a whole number. Allowed: %(allowed)s."),
    "decimal": N_("This is not a number of hours. Allowed: at most two decimals, such as 3.5."),
    "range": N_("The number is out of range. Allowed: %(allowed)s."),
    "early": N_("The date is too early. Allowed: from %(allowed)s."),
    "future": N_("The date lies in the future. Allowed: up to %(allowed)s."),
    "long_text": N_("The text is too long. Allowed: at most %(allowed)s characters."),
    "age_band": N_("This is not an age band. Allowed: such as %(allowed)s."),
    "age_band_year": N_("An age band needs the year in which it was true."),
    # Rows held against each other.
    "repeated": N_("The id is there before. Allowed: each id once."),
    "no_person": N_("There is no such person. Allowed: an id in %(allowed)s, or empty."),
    "no_case": N_("There is no such case. Allowed: an id in %(allowed)s, or empty."),
    "order": N_("The date lies before another that must come first: %(allowed)s."),
    "before_birth": N_("The date lies before the person's birth year, %(allowed)s."),
}


@dataclass(frozen=True)
class Fault:
    """One thing wrong: where it is, what stands there, and what is allowed.

    `line` counts from 1, the header (also the one a Parquet file would have); 0 is the
    file as a whole. `field` and `value` are "" where they have no meaning.
    """

    file: str
    line: int
    field: str
    value: str
    code: str
    params: Mapping[str, str] = dataclasses.field(default_factory=dict)

    def __post_init__(self) -> None:
        object.__setattr__(self, "field", shortened(self.field))
        object.__setattr__(self, "value", shortened(self.value))

    @property
    def message(self) -> str:
        """The message to translate, to be filled with `params`."""
        return MESSAGES[self.code]

    @property
    def allowed(self) -> str:
        """What is allowed, "" where the message says it all."""
        return self.params.get("allowed", "")

    def __str__(self) -> str:
        where = [self.file]
        if self.line:
            where.append(f"line {self.line}")
        if self.field:
            where.append(f"field {self.field}")
        if self.value:
            where.append(f"value '{self.value}'")
        return f"{', '.join(where)}: {self.message % self.params}"


class BadRegister(Exception):
    """A register that may not be used. `faults` are the first, `more` how many follow.

    `exact` is False when a file was so broken that reading it was given up: then there
    are at least `more`.
    """

    def __init__(self, faults: list[Fault], more: int = 0, *, exact: bool = True) -> None:
        super().__init__(f"{len(faults) + more} faults")
        self.faults = faults
        self.more = more
        self.exact = exact

    def __str__(self) -> str:
        lines = [str(fault) for fault in self.faults]
        if self.more:
            lines.append(f"… and {'' if self.exact else 'at least '}{self.more} more.")
        return "\n".join(lines)


@dataclass
class Findings:
    """Faults gathered while checking: all are counted, not all are kept."""

    faults: list[Fault] = dataclasses.field(default_factory=list)
    count: int = 0
    exact: bool = True

    def add(self, fault: Fault) -> None:
        """Keep one fault."""
        self.faults.append(fault)
        self.count += 1

    def add_many(self, faults: list[Fault], count: int) -> None:
        """Keep the first of `count` faults of one kind."""
        self.faults.extend(faults)
        self.count += count

    def raise_any(self) -> None:
        """Raise BadRegister when anything was found, ordered by file and line."""
        if self.count:
            shown = sorted(self.faults, key=lambda fault: (fault.file, fault.line))[:SHOWN]
            raise BadRegister(shown, self.count - len(shown), exact=self.exact)


def shortened(value: str) -> str:
    """Return `value` cut to what can be shown on a terminal, control characters escaped."""
    value = value[: _LONGEST_SHOWN + 1]
    clean = "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in value)
    return clean if len(clean) <= _LONGEST_SHOWN else clean[:_LONGEST_SHOWN] + "…"
