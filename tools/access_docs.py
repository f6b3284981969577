"""The tables of `docs/reference/access.md`, made from the table of access itself.

    python tools/access_docs.py            write them
    python tools/access_docs.py --check    say whether they are out of date, and exit 1 if so

The page holds its own prose; what stands between `<!-- made: name -->` and `<!-- end -->`
is made here.
"""

import os
import re
import sys
import tempfile
from pathlib import Path


ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "reference" / "access.md"
_MADE = re.compile(r"(<!-- made: ([\w ]+) -->\n).*?(<!-- end -->)", re.DOTALL)


def start() -> None:
    """Start Django, unless it runs already, in a folder that is gone afterwards."""
    from django.conf import settings

    if settings.configured:
        return
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"LYKT_DATA_DIR": folder, "DJANGO_SETTINGS_MODULE": "lykt.web.settings"}
        from lykt.web.commands import running

        running.django()


def access_table() -> str:
    """Return each thing and act as a row of Markdown, and each role as a column."""
    from lykt.organisation.access import matrix
    from lykt.organisation.roles import Role
    from lykt.web.commands.access import SCOPES, short

    rows: dict[tuple[str, str], list[str]] = {}
    for rule in matrix():
        rows.setdefault((rule.thing, rule.act), []).append(SCOPES[rule.scope][0])
    lines = [f"| Thing | Act | {' | '.join(short(role) for role in Role)} |"]
    lines.append("|---|---|" + ":-:|" * len(Role))
    lines += [f"| `{thing}` | {act} | {' | '.join(row)} |" for (thing, act), row in rows.items()]
    return "\n".join(lines)


def legend() -> str:
    """Return what the columns and the words in the cells mean, as rows of Markdown."""
    from django.utils.translation import override

    from lykt.organisation.roles import Role
    from lykt.web.commands.access import SCOPES, short

    with override("en"):
        lines = ["| | |", "|---|---|", *(f"| {short(role)} | {role.label} |" for role in Role)]
    return "\n".join([*lines, *(f"| {word} | {meaning} |" for word, meaning in SCOPES.values())])


def filled(page: str) -> str:
    """Return the page with every made piece as it should be."""
    makers = {"access": access_table, "legend": legend}
    return _MADE.sub(lambda match: f"{match[1]}{makers[match[2]]()}\n{match[3]}", page)


def main(arguments: list[str]) -> int:
    """Write the page, or with --check only compare it."""
    start()
    now = PAGE.read_text(encoding="utf-8")
    made = filled(now)
    if made == now:
        return 0
    if "--check" in arguments:
        print(f"out of date: {PAGE.name}; run python tools/access_docs.py", file=sys.stderr)
        return 1
    PAGE.write_text(made, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
