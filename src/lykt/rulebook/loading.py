"""Reading the rulebook from its files: all of it as it should be, or every fault at once."""

import tomllib
from pathlib import Path
from typing import Any

from lykt.rulebook.checks import check_book, check_row
from lykt.rulebook.faults import BadRulebook, Fault
from lykt.rulebook.fields import read_fields
from lykt.rulebook.rows import Kind, Mark, OwnEnd, Recipient, Rule, Status


#: The rules that come with Lykt.
DATA = Path(__file__).parent / "data"


def read_rules(folder: Path = DATA) -> list[Rule]:
    """Read every file of rules in a folder, by name, the rules as they stand in it.

    Raises:
        BadRulebook: with every fault counted and the first told.
    """
    faults: list[Fault] = []
    rules: list[Rule] = []
    files = sorted(folder.glob("*.toml"))
    if not files:
        faults.append(_of_file(str(folder), "no_files"))
    for file in files:
        for row, raw in enumerate(_rows(file, faults), start=1):
            rule = _rule(file.name, row, raw, faults)
            if rule is not None:
                rules.append(rule)
    # Rows that could not be read are missed by those that name them: one thing at a time.
    faults = faults or check_book(rules)
    if faults:
        raise BadRulebook(faults)
    return rules


def _rows(file: Path, faults: list[Fault]) -> list[Any]:
    try:
        content = tomllib.loads(file.read_text(encoding="utf-8"))
    except UnicodeDecodeError:
        faults.append(_of_file(file.name, "encoding"))
        return []
    except tomllib.TOMLDecodeError as problem:
        faults.append(_of_file(file.name, "toml", allowed=str(problem)))
        return []
    rows = content.pop("rule", None)
    for name in content:
        faults.append(_of_file(file.name, "unknown", name, "[[rule]]"))
    if not isinstance(rows, list) or not rows:
        faults.append(_of_file(file.name, "no_rules"))
        return []
    return rows


def _rule(file: str, row: int, raw: Any, faults: list[Fault]) -> Rule | None:
    """Make a rule of a row, or put down each of its faults."""
    if not isinstance(raw, dict):
        faults.append(Fault(file, row, "", "", str(raw), "no_rules"))
        return None
    before = len(faults)
    ref = raw.get("ref") if isinstance(raw.get("ref"), str) else ""

    def tell(field: str, value: object, code: str, allowed: str) -> None:
        shown = "" if isinstance(value, dict) else str(value)
        faults.append(Fault(file, row, str(ref), field, shown, code, {"allowed": allowed}))

    values = read_fields(raw, tell)
    check_row(values, raw.keys(), tell)
    if len(faults) > before:
        return None
    own_end = values.pop("own_end", None)
    return Rule(
        kind=Kind(values.pop("kind")),
        status=Status(values.pop("status")),
        mark=Mark(values.pop("mark")),
        titles=values.pop("title"),
        texts=values.pop("text"),
        shares_with=tuple(map(Recipient, values.pop("shares_with", ()))),
        own_end=OwnEnd(own_end) if own_end else None,
        file=file,
        row=row,
        **values,
    )


def _of_file(file: str, code: str, field: str = "", allowed: str = "") -> Fault:
    return Fault(file, 0, "", field, "", code, {"allowed": allowed})
