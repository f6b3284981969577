"""Whether tables of plans hold: pure, before anything is written. All faults are told at once."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from lykt.figures.faults import Findings
from lykt.plans.codes import AreaKind, DeadlineKind, Phase
from lykt.plans.dates import DAY_ALLOWED, Deadline, NotPrinted, Printed
from lykt.plans.rules import PlanTimes, circle_in, is_key, status_day_problem
from lykt.plans.tables import FILES, Raw, Source, Tables, read_folder, refuse_any
from lykt.plans.workbook import read_workbook


KEY_ALLOWED = "a-z, 0-9, -"
#: Longest text of each column, as the database keeps it.
LONGEST = {
    "municipality": 100,
    "title": 300,
    "adopted_by": 200,
    "case_number": 200,
    "source": 300,
    "area": 60,
    "measure": 60,
    "note": 10_000,
}
LONGEST_MEASURE_TITLE, LONGEST_BODY = 500, 200
_MAY_BE_EMPTY = frozenset(("adopted_by", "case_number", "source", "note"))
#: What a fault shows of a long list of what is allowed.
_SHOWN = 12


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One plan as it was told."""

    raw: Raw
    key: str
    times: PlanTimes

    def __getitem__(self, column: str) -> str:
        return self.raw.values[column]


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """One measure as it was told."""

    raw: Raw
    bodies: tuple[str, ...]

    def __getitem__(self, column: str) -> str:
        return self.raw.values[column]


@dataclass(slots=True)
class PlanTables:
    """Plans with their areas, measures and statuses, each in the order of the file."""

    plans: dict[str, PlanRow] = field(default_factory=dict)
    areas: dict[tuple[str, str], Raw] = field(default_factory=dict)
    measures: dict[tuple[str, str], MeasureRow] = field(default_factory=dict)
    status: dict[tuple[str, str, str], Raw] = field(default_factory=dict)


def read_plans(path: Path, *, today: date) -> PlanTables:
    """Read the plans in a folder of CSV files or in one XLSX file.

    Raises:
        BadPlans: with every fault counted and the first told.
    """
    findings = Findings()
    tables = _read(path, findings)
    # Tables that could not be read whole would only make faults of what is missing in them.
    refuse_any(findings)
    found = check(tables, today, findings)
    refuse_any(findings)
    return found


def check(tables: Tables, today: date, findings: Findings) -> PlanTables:
    """Hold the rows of tables against each other; what is amiss is put into `findings`."""
    return _Checker(tables, today, findings).checked()


def _read(path: Path, findings: Findings) -> Tables:
    if path.is_dir():
        return read_folder(path, findings)
    if path.is_file() and path.suffix.lower() == ".xlsx":
        return read_workbook(path, findings)
    code = "not_plans" if path.exists() else "no_plans"
    findings.add(Source("", path.name).fault(0, "", "", code, FILES))
    return Tables()


class _Checker:
    """Holds the rows against each other, table by table."""

    def __init__(self, tables: Tables, today: date, findings: Findings) -> None:
        self.tables, self.today, self.findings = tables, today, findings
        self.found = PlanTables()
        #: Also of rows with faults, so that one fault is not told again in every row below.
        self.lines: dict[tuple[str, ...], int] = {}

    def checked(self) -> PlanTables:
        """Check everything and return what holds."""
        for raw in self.tables.rows["plans"]:
            self._plan(raw)
        for raw in self.tables.rows["areas"]:
            self._area(raw)
        for raw in self.tables.rows["measures"]:
            self._measure(raw)
        self._parents()
        for raw in self.tables.rows["status"]:
            self._status(raw)
        return self.found

    def _tell(self, raw: Raw, column: str, code: str, allowed: object = "", **more: str) -> None:
        self.findings.add(raw.fault(column, code, allowed, **more))

    def _first(self, raw: Raw, column: str, *key: str) -> bool:
        """Tell whether this is the first row of its key; another is a fault."""
        line = self.lines.setdefault((raw.source.table, *key), raw.line)
        if line != raw.line:
            self._tell(raw, column, "twice", line)
        return line == raw.line

    def _there(self, table: str, *key: str) -> bool:
        return (table, *key) in self.lines

    def _keys(self, table: str, *before: str) -> str:
        """Return the keys there are in a table, as far as a fault can show them."""
        size = len(before) + 2
        keys = [
            key[-1]
            for key in self.lines
            if len(key) == size and key[0] == table and key[1:-1] == before
        ]
        return ", ".join(keys[:_SHOWN]) + (", …" if len(keys) > _SHOWN else "") or "-"

    def _texts(self, raw: Raw, *columns: str, **longest: int) -> None:
        for column in columns:
            text, most = raw.values[column], longest.get(column, LONGEST.get(column, 0))
            if not text.strip() and column not in _MAY_BE_EMPTY:
                self._tell(raw, column, "text", most)
            elif len(text) > most:
                self._tell(raw, column, "long", most)
            elif any(not sign.isprintable() for sign in _on_one_line(text, column)):
                self._tell(raw, column, "control")

    def _number(self, raw: Raw, column: str) -> None:
        self._texts(raw, column)
        if raw.values[column] != raw.values[column].strip():
            self._tell(raw, column, "number")

    def _code(self, raw: Raw, column: str, codes: Collection[str]) -> bool:
        if raw.values[column] in codes:
            return True
        self._tell(raw, column, "code", ", ".join(codes))
        return False

    def _day(self, raw: Raw, column: str) -> Printed | None:
        try:
            return Printed.read_if_any(raw.values[column])
        except NotPrinted as problem:
            self._tell(raw, column, "period", problem.allowed)
            return None

    def _of_plan(self, raw: Raw) -> bool:
        if self._there("plans", raw.values["plan"]):
            return True
        self._tell(raw, "plan", "no_plan", self._keys("plans"))
        return False

    def _plan(self, raw: Raw) -> None:
        key = raw.values["plan"]
        if not is_key(key):
            self._tell(raw, "plan", "key", KEY_ALLOWED)
        self._texts(raw, "municipality", "title", "adopted_by", "case_number", "source")
        times = PlanTimes(
            period_from=self._day(raw, "period_from"),
            period_to=self._day(raw, "period_to"),
            adopted_on=self._day(raw, "adopted_on"),
        )
        if times.is_backwards:
            self._tell(raw, "period_to", "order", raw.values["period_from"])
        if raw.values["supersedes"] and not is_key(raw.values["supersedes"]):
            self._tell(raw, "supersedes", "key", KEY_ALLOWED)
        if self._first(raw, "plan", key):
            self.found.plans[key] = PlanRow(raw, key, times)

    def _area(self, raw: Raw) -> None:
        if not self._of_plan(raw):
            return
        self._number(raw, "area")
        self._texts(raw, "title")
        self._code(raw, "kind", AreaKind.values)
        key = (raw.values["plan"], raw.values["area"])
        if self._first(raw, "area", *key):
            self.found.areas[key] = raw

    def _measure(self, raw: Raw) -> None:
        if not self._of_plan(raw):
            return
        plan, area = raw.values["plan"], raw.values["area"]
        if not self._there("areas", plan, area):
            self._tell(raw, "area", "no_area", self._keys("areas", plan))
        self._number(raw, "measure")
        self._texts(raw, "title", "note", title=LONGEST_MEASURE_TITLE)
        self._deadline(raw)
        key = (plan, raw.values["measure"])
        if self._first(raw, "measure", *key):
            self.found.measures[key] = MeasureRow(raw, self._bodies(raw))

    def _bodies(self, raw: Raw) -> tuple[str, ...]:
        if not raw.values["responsible"]:
            return ()
        names = tuple(name.strip() for name in raw.values["responsible"].split(";"))
        if not all(names) or len(set(names)) != len(names):
            self._tell(raw, "responsible", "bodies")
        elif any(len(name) > LONGEST_BODY for name in names):
            self._tell(raw, "responsible", "long", LONGEST_BODY)
        elif not all(name.isprintable() for name in names):
            self._tell(raw, "responsible", "control")
        return names

    def _deadline(self, raw: Raw) -> None:
        if not self._code(raw, "deadline_kind", DeadlineKind.values):
            return
        kind = raw.values["deadline_kind"]
        try:
            Deadline.read(kind, raw.values["deadline"])
        except NotPrinted as problem:
            code = "deadline" if problem.allowed else "no_deadline"
            self._tell(raw, "deadline", code, problem.allowed, kind=kind)

    def _parents(self) -> None:
        parents: dict[str, dict[str, str]] = {}
        for (plan, number), row in self.found.measures.items():
            parent = row["parent"]
            if parent and not self._there("measures", plan, parent):
                self._tell(row.raw, "parent", "no_parent", self._keys("measures", plan))
            parents.setdefault(plan, {})[number] = parent
        for plan, numbers in parents.items():
            if (part := circle_in(numbers)) is not None:
                self._tell(self.found.measures[plan, part].raw, "parent", "circle")

    def _status(self, raw: Raw) -> None:
        if not self._of_plan(raw):
            return
        plan, measure = raw.values["plan"], raw.values["measure"]
        if not self._there("measures", plan, measure):
            name = self.tables.sources["measures"].name
            self._tell(raw, "measure", "no_measure", name)
        self._code(raw, "status", Phase.values)
        self._texts(raw, "note")
        key = (plan, measure, raw.values["as_of"])
        if not raw.values["as_of"]:
            self._tell(raw, "as_of", "period", DAY_ALLOWED)
        elif day := self._day(raw, "as_of"):
            self._status_day(raw, day, self.found.plans[plan].times)
        if self._first(raw, "as_of", *key):
            self.found.status[key] = raw

    def _status_day(self, raw: Raw, day: Printed, times: PlanTimes) -> None:
        code = status_day_problem(day, times, today=self.today)
        if code:
            self._tell(raw, "as_of", code, times.begins if code == "before_plan" else self.today)


def _on_one_line(text: str, column: str) -> str:
    """Return the text without what may stand in it besides: a note can have several lines."""
    return text.replace("\n", "") if column == "note" else text
