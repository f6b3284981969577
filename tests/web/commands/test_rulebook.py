"""`lykt rulebook check`, as other programs call it."""

import csv
import json
from datetime import UTC, date, datetime
from io import StringIO
from pathlib import Path

from click.testing import CliRunner, Result

from lykt.rulebook import rules
from lykt.web.commands.rulebook import rulebook
from tests.rulebook.good import written


ROWS = (
    {"ref": '"a.sure"'},
    {"ref": '"b.doubt"', "status": '"uncertain"', "mark": '"memory"'},
    {"ref": '"c.stale"', "review_by": "2026-11-30"},
    {"ref": '"d.gone"', "valid_from": "2020-01-01", "valid_to": "2025-12-31"},
    {"ref": '"e.coming"', "status": '"adopted"', "valid_from": "2027-01-01"},
)


def check(*words: str) -> Result:
    return CliRunner().invoke(rulebook, ["check", *words])


def test_the_rules_are_listed_with_how_sure_they_are(tmp_path: Path) -> None:
    answer = check("--data", str(written(tmp_path, *ROWS)), "--on", "2026-12-01")
    assert answer.exit_code == 0
    assert [line.split() for line in answer.stdout.splitlines()] == [
        ["ref", "status", "standing", "valid_from", "review_by"],
        ["a.sure", "current", "sure", "2027-11-23"],
        ["b.doubt", "uncertain", "uncertain", "2027-11-23"],
        ["c.stale", "current", "overdue", "2026-11-30"],
        ["d.gone", "current", "repealed", "2020-01-01", "2027-11-23"],
        ["e.coming", "adopted", "not_in_force", "2027-01-01", "2027-11-23"],
    ]
    assert answer.stderr.splitlines() == [
        "Rules on 2026-12-01: 5, of these 1 not in force, 1 overdue, 1 repealed, 1 sure,"
        " 1 uncertain.",
        "What is uncertain or overdue decides nothing until someone has checked it.",
    ]


def test_the_day_decides(tmp_path: Path) -> None:
    folder = str(written(tmp_path, *ROWS))
    told = json.loads(check("--data", folder, "--on", "2026-11-30", "--format", "json").stdout)
    assert {row["ref"]: row["drives"] for row in told} == {
        "a.sure": True, "b.doubt": False, "c.stale": True, "d.gone": False, "e.coming": False,
    }  # fmt: skip
    told = json.loads(check("--data", folder, "--on", "2027-01-01", "--format", "json").stdout)
    assert told[4] == {
        "ref": "e.coming", "kind": "retention", "status": "adopted", "standing": "sure",
        "drives": True, "mark": "own", "valid_from": "2027-01-01", "valid_to": "",
        "review_by": "2027-11-23",
    }  # fmt: skip


def test_json_and_csv_tell_the_same(tmp_path: Path) -> None:
    words = ("--data", str(written(tmp_path, *ROWS)), "--on", "2026-12-01", "--format")
    rows = list(csv.DictReader(StringIO(check(*words, "csv").stdout)))
    told = json.loads(check(*words, "json").stdout)
    assert rows == [{**row, "drives": str(row["drives"]).lower()} for row in told]


def test_bad_data_is_told_by_file_row_and_field(tmp_path: Path) -> None:
    folder = written(tmp_path, {}, {"ref": '"b.b"', "source": None, "months": "0"})
    answer = check("--data", str(folder))
    assert (answer.exit_code, answer.stdout) == (1, "")
    assert answer.stderr.splitlines() == [
        "some.toml, row 2 (b.b), field months, value '0':"
        " The number is out of range. Allowed: 1–1200.",
        "some.toml, row 2 (b.b), field source: The field is missing. Needed: text.",
    ]


def test_what_comes_with_lykt_holds() -> None:
    answer = check("--format", "json")
    assert answer.exit_code == 0
    told = json.loads(answer.stdout)
    assert [row["ref"] for row in told] == [rule.ref for rule in rules()]
    assert f": {len(told)}, of these " in answer.stderr


def test_without_a_day_it_is_today() -> None:
    first = datetime.now(UTC).astimezone().date()
    said = check().stderr
    last = datetime.now(UTC).astimezone().date()
    assert date.fromisoformat(said.split(" on ")[1][:10]) in {first, last}


def test_a_day_that_is_none_is_bad_use() -> None:
    answer = check("--on", "23.11.2026")
    assert (answer.exit_code, answer.stdout) == (2, "")


def test_a_sure_book_says_nothing_more(tmp_path: Path) -> None:
    answer = check("--data", str(written(tmp_path, {})), "--on", "2026-12-01")
    assert answer.stderr == "Rules on 2026-12-01: 1, of these 1 sure.\n"
