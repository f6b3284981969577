"""`lykt rulebook check` and `clock`, as other programs call them."""

import csv
import json
from datetime import UTC, date, datetime
from io import StringIO
from pathlib import Path

import pytest
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


# ---- Clocks


def clock(*words: str) -> Result:
    return CliRunner().invoke(rulebook, ["clock", *words])


#: The words of the command, and the end it says.
CLOCKS = """
reflection_period --from 2026-08-31 | 2027-02-28
clock.reflection_period --from 2026-08-31 | 2027-02-28
reflection_period --from 2026-08-31 --until 2027-02-15 | 2027-02-15
renewal_in_time --from 2026-08-31 --until 2027-03-31 | 2027-02-28
triage_now --from 2026-11-23T23:30+01:00 | 2026-11-24T00:30:00+01:00
"""


@pytest.mark.parametrize("line", CLOCKS.strip().splitlines())
def test_when_a_clock_ends(line: str) -> None:
    words, ends = (cell.strip() for cell in line.split("|"))
    told = json.loads(clock(*words.split(), "--format", "json").stdout)
    assert set(told) == {"ends", "rule", "source", "standing"}
    assert told["ends"] == ends
    assert told["rule"] == words.split()[0].removeprefix("clock.")
    assert told["source"]
    shown = clock(*words.split()).stdout.splitlines()
    assert shown[0].startswith(f"ends      {ends}")
    assert shown[2] == f"source    {told['source']}"


def test_how_sure_a_clock_is_stands_beside_it() -> None:
    told = json.loads(
        clock("child_welfare_answer", "--from", "2026-11-23", "--format", "json").stdout
    )
    assert (told["ends"], told["standing"]) == ("2026-12-14", "uncertain")
    shown = clock("child_welfare_answer", "--from", "2026-11-23").stdout
    assert "standing  not checked\n" in shown


def test_a_ruling_that_gives_more_than_the_rule_is_told_of() -> None:
    words = ("reflection_period", "--from", "2026-11-23", "--until")
    assert "later than the rule" not in clock(*words, "2027-05-23").stdout
    assert "later than the rule" in clock(*words, "2027-05-24").stdout


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        ("nothing --from 2026-11-23", 2, "There is no clock 'nothing'. Allowed: appeal_refusal,"),
        ("retention.contact --from 2026-11-23", 2, "There is no clock 'retention.contact'."),
        ("reflection_period", 2, "Missing option '--from'"),
        ("reflection_period --from 23.11.2026", 2, "'23.11.2026' is no day such as"),
        ("reflection_period --from 20261123", 2, "'20261123' is no day such as"),
        ("reflection_period --from 2026-02-30", 2, "'2026-02-30' is no day such as"),
        ("reflection_period --from 2026-11-23 --until 2026-11-22", 2, "before the first"),
        ("reflection_period --from 2026-11-23T12:00+01:00", 2, "Give a date."),
        ("consent --from 2026-11-23", 2, "Give that day."),
        ("triage_now --from 2026-11-23T12:00", 2, "with a time zone"),
        ("reflection_period --from 2009-12-31", 1, "No rule for reflection_period is known on"),
    ],
)
def test_what_makes_no_clock_is_told_in_one_line(words: str, code: int, told: str) -> None:
    answer = clock(*words.split())
    assert (answer.exit_code, answer.stdout) == (code, "")
    assert told in answer.stderr
