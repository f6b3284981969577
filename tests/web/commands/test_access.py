"""`lykt access`, as other programs call it."""

import csv
import io

from click.testing import CliRunner

from lykt.organisation.access import Rule, Scope, matrix
from lykt.organisation.roles import Role
from lykt.web import cli
from lykt.web.commands.access import SCOPES, as_table, short


def told(*words: str) -> str:
    answer = CliRunner().invoke(cli.lykt, ["access", "matrix", *words])
    assert (answer.exit_code, answer.stderr) == (0, "")
    return str(answer.stdout)


def test_csv_is_the_whole_table_refusals_included() -> None:
    rows = list(csv.DictReader(io.StringIO(told("--format", "csv"))))
    assert list(rows[0]) == ["thing", "act", "role", "scope"]
    assert [(r["role"], r["thing"], r["act"], r["scope"]) for r in rows] == [
        tuple(map(str, rule)) for rule in matrix()
    ]
    assert {"thing": "person", "act": "read", "role": "administrator", "scope": "nobody"} in rows
    assert {"thing": "person", "act": "read", "role": "field_worker", "scope": "own unit"} in rows


def test_a_table_has_a_column_for_each_role() -> None:
    lines = told().splitlines()
    assert lines[0].split() == [short(role) for role in Role]
    rows = {tuple(line.split()[:2]): line.split()[2:] for line in lines[1 : lines.index("")]}
    assert set(rows) == {(rule.thing, rule.act) for rule in matrix()}
    assert {len(cells) for cells in rows.values()} == {len(Role)}
    of = dict(zip(Role, rows["person", "read"], strict=True))
    assert of[Role.HEALTH_WORKER] == "unit"
    assert of[Role.ADMINISTRATOR] == of[Role.INVITED_PARTNER] == "·"
    assert dict(zip(Role, rows["account", "read"], strict=True))[Role.ADMINISTRATOR] == "all"


def test_every_short_word_is_explained() -> None:
    assert set(SCOPES) == set(Scope)
    assert len({word for word, _meaning in SCOPES.values()}) == len(Scope)
    assert len({short(role) for role in Role}) == len(Role)
    rules = [Rule(role, "case", "read", scope) for scope in Scope for role in Role]
    legend = as_table(rules).split("\n\n", 1)[1]
    for role in Role:
        assert f"{short(role):<5} {role.label}\n" in legend
    for word, meaning in SCOPES.values():
        assert f"{word:<5} {meaning}\n" in legend
