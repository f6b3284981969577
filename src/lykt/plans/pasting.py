"""A plan that comes as one table of its measures, pasted or sent in: read, mapped, looked at.

Nothing is written here, and nothing is remembered from one look to the next: the text itself
goes to and fro with the form. What the rows come to is held against the same rules as the
tables of plans, see `checking`.
"""

import csv
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.core.exceptions import ValidationError
from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lykt.figures.faults import Fault, Findings
from lykt.plans.checking import PlanTables, check
from lykt.plans.codes import AreaKind, DeadlineKind
from lykt.plans.deadlines import DEADLINE_SHOWN, read_deadline
from lykt.plans.exporting import plan_row
from lykt.plans.models import Plan
from lykt.plans.tables import COLUMNS, Raw, Source, Tables, from_csv


#: A plan is some hundred rows. What is longer is another text.
MOST_SIGNS, MOST_ROWS, MOST_COLUMNS = 500_000, 1000, 30


class Target(TextChoices):
    """What a column of a pasted table can hold."""

    AREA = "area", gettext_lazy("Area")
    NUMBER = "number", gettext_lazy("Number")
    TITLE = "title", gettext_lazy("What shall be done")
    RESPONSIBLE = "responsible", gettext_lazy("Responsible bodies")
    DEADLINE = "deadline", gettext_lazy("Deadline")
    PARENT = "parent", gettext_lazy("Part of (the number of another)")
    NOTE = "note", gettext_lazy("Note")


#: How a heading begins that stands for a column, in small letters.
_HEADINGS = {
    Target.AREA: ("område", "innsatsområde", "delmål", "mål", "area", "goal", "tema"),
    Target.NUMBER: ("nr", "nummer", "number", "no.", "tiltaksnr", "tiltak nr", "#"),
    Target.TITLE: ("tiltak", "measure", "title", "tittel", "hva", "kva", "what", "beskrivelse"),
    Target.RESPONSIBLE: ("ansvar", "responsible", "hvem", "kven", "who", "utfører"),
    Target.DEADLINE: ("frist", "tidsfrist", "deadline", "når", "tid", "when", "due"),
    Target.PARENT: ("del av", "hovedtiltak", "hovudtiltak", "part of", "parent"),
    Target.NOTE: ("merknad", "note", "kommentar", "comment", "status"),
}
#: These are looked for first, for their headings begin like others'.
_FIRST = (
    Target.NUMBER,
    Target.PARENT,
    Target.AREA,
    Target.RESPONSIBLE,
    Target.DEADLINE,
    Target.NOTE,
)


@dataclass(frozen=True, slots=True)
class Pasted:
    """A table as it was read: the line on which each row begins, and its cells, all as many."""

    rows: tuple[tuple[int, tuple[str, ...]], ...]

    @property
    def width(self) -> int:
        """How many columns it has."""
        return len(self.rows[0][1])


def read_text(text: str) -> Pasted:
    """Read a table whose columns are parted by tabs, else by semicolons, else by commas.

    Raises:
        ValidationError: when it holds nothing, no columns, or far too much.
    """
    if len(text) > MOST_SIGNS:
        raise ValidationError(_("This is too much for one plan. Paste the table alone."))
    rows = [(line, cells) for line, cells in _cells(text) if any(cells)]
    if not rows:
        raise ValidationError(_("Paste the table with its first row, or choose a file."))
    width = max(len(cells) for _line, cells in rows)
    if width == 1:
        raise ValidationError(
            _("Only one column was found. Allowed: columns parted by tabs or semicolons.")
        )
    if width > MOST_COLUMNS or len(rows) > MOST_ROWS:
        allowed = {"rows": MOST_ROWS, "columns": MOST_COLUMNS}
        raise ValidationError(
            _("Too large. Allowed: %(rows)s rows and %(columns)s columns.") % allowed
        )
    whole = ((line, (*cells, *[""] * (width - len(cells)))) for line, cells in rows)
    return Pasted(tuple(whole))


def _cells(text: str) -> list[tuple[int, list[str]]]:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    first = next((line for line in text.split("\n") if line.strip()), "")
    sign = next((one for one in "\t;," if one in first), "\t")
    try:
        return _split(text, sign, csv.QUOTE_MINIMAL)
    except csv.Error:
        pass
    try:
        # A quotation mark may open a word, and no cell.
        return _split(text, sign, csv.QUOTE_NONE)
    except csv.Error:
        raise ValidationError(_("This is too much for one plan. Paste the table alone.")) from None


def _split(text: str, sign: str, quoting: int) -> list[tuple[int, list[str]]]:
    reader = csv.reader(
        io.StringIO(text, newline=""),
        delimiter=sign,
        strict=True,
        quoting=quoting,  # type: ignore[arg-type]
    )
    rows, begins = [], 1
    for cells in reader:
        rows.append((begins, [from_csv(cell.strip()) for cell in cells]))
        begins = reader.line_num + 1
    return rows


def guess(heading: Sequence[str]) -> list[str]:
    """Return for each column what its heading stands for, "" where that cannot be told."""
    found = [""] * len(heading)
    for target in (*_FIRST, Target.TITLE):
        for place, text in enumerate(heading):
            word = text.lower().strip()
            if not found[place] and target not in found and word.startswith(_HEADINGS[target]):
                found[place] = target
    return found


def is_heading(cells: Sequence[str]) -> bool:
    """Tell whether a row names columns: two of its cells at least are such names."""
    return sum(map(bool, guess(cells))) >= 2


@dataclass(slots=True)
class Row:
    """One row as it would be taken in, and what is amiss in it, by column."""

    line: int
    values: dict[str, str]
    kind: str = DeadlineKind.NONE
    deadline: str = ""
    faults: dict[str, list[str]] = field(default_factory=dict)

    def add(self, target: str, words: str) -> None:
        """Put down what is amiss in a column."""
        self.faults.setdefault(target, []).append(words)


@dataclass(frozen=True, slots=True)
class Look:
    """A table as it would be taken in: its rows, and the tables where nothing is amiss."""

    rows: list[Row]
    tables: PlanTables | None
    #: What is amiss that stands in no row.
    others: list[str]

    @property
    def faulty(self) -> int:
        """How many rows have something amiss."""
        return sum(bool(row.faults) for row in self.rows)


def look_at(
    plan: Plan,
    pasted: Pasted,
    targets: Sequence[str],
    *,
    heading: bool,
    odd_as_note: bool,
    today: date,
) -> Look:
    """Work out what the rows of a table come to in a plan, and what is amiss with them.

    Args:
        plan: where they are to be taken in.
        pasted: the table.
        targets: for each column what it holds, "" for one that is left out.
        heading: the first row names the columns.
        odd_as_note: a deadline that cannot be read becomes a note.
        today: the day.
    """
    rows = [
        _row(line, dict(zip(targets, cells, strict=True)), odd_as_note)
        for line, cells in pasted.rows[int(heading) :]
    ]
    areas = _Areas(plan)
    source = Source("measures", "measures")
    measures = [Raw(source, row.line, _measure(plan, row, areas)) for row in rows]
    told = {
        "plans": [Raw(Source("plans", "plans"), 0, dict(zip(COLUMNS["plans"], plan_row(plan))))],  # noqa: B905
        "areas": list(areas.raws.values()),
        "measures": measures,
        "status": [],
    }
    findings = Findings()
    tables = check(Tables(told, {name: Source(name, name) for name in told}), today, findings)
    others = _spread(findings.faults, {row.line: row for row in rows})
    if not rows:
        others.append(_("Under its first row the table is empty."))
    amiss = others or any(row.faults for row in rows)
    return Look(rows, None if amiss else tables, others)


def _row(line: int, cells: Mapping[str, str], odd_as_note: bool) -> Row:
    values = {target: cells.get(target, "") for target in Target.values}
    for target in (Target.AREA, Target.NUMBER, Target.PARENT, Target.TITLE, Target.DEADLINE):
        values[target] = " ".join(values[target].split())
    bodies = re.split(r"[;\n]", values[Target.RESPONSIBLE])
    values[Target.RESPONSIBLE] = ";".join(name for one in bodies if (name := one.strip()))
    row = Row(line, values)
    told = read_deadline(values[Target.DEADLINE])
    if told:
        row.kind, row.deadline = told
    elif odd_as_note:
        as_printed = _("Deadline as printed: %(text)s") % {"text": values[Target.DEADLINE]}
        values[Target.NOTE] = "\n".join(filter(None, (values[Target.NOTE], as_printed)))
        values[Target.DEADLINE] = ""
    else:
        words = _("This is no deadline that can be read. Allowed: %(allowed)s, or empty.")
        row.add(Target.DEADLINE, words % {"allowed": DEADLINE_SHOWN})
    return row


class _Areas:
    """The areas of a table, each once: those of the plan by number or title, and new ones."""

    _NUMBERED = re.compile(r"((?:[^\W\d_]+ )?[\d.]*\d[a-z]?)[.:)]?\s+(\S.*)", re.IGNORECASE)

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.raws: dict[str, Raw] = {}
        self.known: dict[str, tuple[str, str, str]] = {}
        for area in plan.areas.all():
            for name in (area.key, area.title, f"{area.key} {area.title}"):
                self.known[name.casefold()] = (area.key, area.kind, area.title)
        self.taken = {key for key, _kind, _title in self.known.values()}
        #: An empty cell goes on with the area above, as tables are often written.
        self.last = ""

    def key_of(self, text: str, line: int) -> str:
        """Return the number of the area that a cell speaks of."""
        text = text or self.last or self.plan.title
        self.last = text
        name = text.casefold()
        if name not in self.known:
            found = self._NUMBERED.fullmatch(text)
            number, title = found.groups() if found else ("", text)
            if not number or number in self.taken:
                number = self._free()
            self.taken.add(number)
            self.known[name] = (number, AreaKind.AREA, title)
        key, kind, title = self.known[name]
        if key not in self.raws:
            told = {"plan": self.plan.key, "area": key, "kind": kind, "title": title}
            self.raws[key] = Raw(Source("areas", "areas"), line, told)
        return key

    def _free(self) -> str:
        number = 1
        while str(number) in self.taken:
            number += 1
        return str(number)


def _measure(plan: Plan, row: Row, areas: _Areas) -> dict[str, str]:
    area = areas.key_of(row.values[Target.AREA], row.line)
    # Whoever looks sees where a row without an area goes.
    row.values[Target.AREA] = areas.last
    return {
        "plan": plan.key,
        "area": area,
        "measure": row.values[Target.NUMBER],
        "parent": row.values[Target.PARENT],
        "title": row.values[Target.TITLE],
        "responsible": row.values[Target.RESPONSIBLE],
        "deadline_kind": row.kind,
        "deadline": row.deadline,
        "note": row.values[Target.NOTE],
    }


#: To which column of the pasted table a fault in a table of plans belongs.
_COLUMN_OF = {
    ("measures", "measure"): Target.NUMBER,
    ("measures", "title"): Target.TITLE,
    ("measures", "parent"): Target.PARENT,
    ("measures", "responsible"): Target.RESPONSIBLE,
    ("measures", "deadline"): Target.DEADLINE,
    ("measures", "note"): Target.NOTE,
    ("measures", "area"): Target.AREA,
    ("areas", "area"): Target.AREA,
    ("areas", "title"): Target.AREA,
}


def _spread(faults: Sequence[Fault], rows: Mapping[int, Row]) -> list[str]:
    """Put each fault into its row; return those that belong to none."""
    others = []
    for fault in faults:
        words = _(fault.message) % fault.params
        target = _COLUMN_OF.get((fault.file, fault.field))
        if target and (row := rows.get(fault.line)):
            row.add(target, words)
        else:
            others.append(words)
    return others
