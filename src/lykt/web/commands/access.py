"""`lykt access`: who may do what, as one table."""

import csv
import io
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from lykt.web.commands import running
from lykt.web.commands.speaking import give


if TYPE_CHECKING:
    from lykt.organisation.access import Rule

#: How far a role reaches, short, and what it means.
SCOPES = {
    "own unit": ("unit", "in the units where they hold the post"),
    "case team": ("team", "in the cases whose team they belong to"),
    "own controller": ("all", "in the whole municipality or organisation"),
    "own record": ("own", "what is theirs alone"),
    "nobody": ("·", "not at all"),
}


@click.group(no_args_is_help=False)
def access() -> None:
    """Who may do what, and how far it reaches."""


@access.command()
@click.option(
    "--format",
    "shape",
    type=click.Choice(["table", "csv"]),
    default="table",
    show_default=True,
)
def matrix(shape: str) -> None:
    """Write the whole table of access: each thing and act, each role, how far.

    It is the table that every page asks, not a description of it. CSV has the columns
    thing, act, role and scope, refusals included.
    """
    running.django()
    from lykt.organisation.access import matrix as rules

    give({"table": as_table, "csv": as_csv}[shape](rules()))


def as_csv(rules: Sequence["Rule"]) -> str:
    """Return the rules as CSV with a head, one row for each cell of the table."""
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(["thing", "act", "role", "scope"])
    rows.writerows((rule.thing, rule.act, rule.role, rule.scope) for rule in rules)
    return text.getvalue()


def short(role: str) -> str:
    """Return a role as it stands above its column: "unit_leader" is UL, "analyst" is AN."""
    words = role.split("_")
    return ("".join(word[0] for word in words) if len(words) > 1 else role[:2]).upper()


def as_table(rules: Sequence["Rule"]) -> str:
    """Return the rules as text in columns, one for each role, and what the words mean."""
    roles = list(dict.fromkeys(rule.role for rule in rules))
    lines: dict[tuple[str, str], list[str]] = {}
    for rule in rules:
        lines.setdefault((rule.thing, rule.act), []).append(SCOPES[rule.scope][0])
    first = max(len(f"{thing}  {act}") for thing, act in lines)
    text = [_line("", [short(role) for role in roles], first)]
    for (thing, act), scopes in lines.items():
        text.append(_line(f"{thing}  {act}", scopes, first))
    text += ["", *(f"{short(role):<5} {role.label}" for role in roles)]
    text += ["", *(f"{word:<5} {meaning}" for word, meaning in SCOPES.values())]
    return "\n".join(text) + "\n"


def _line(name: str, cells: list[str], first: int) -> str:
    return f"{name.ljust(first)}  {'  '.join(cell.ljust(4) for cell in cells)}".rstrip()
