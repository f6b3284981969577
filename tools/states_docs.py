"""`docs/reference/states.md`: what may follow what, made from every state table there is.

python tools/states_docs.py            write it
python tools/states_docs.py --check    say whether it is out of date, and exit 1 if so
"""

import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING


if TYPE_CHECKING:
    from lykt.organisation.states import StateTable

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "reference" / "states.md"
HEAD = """\
# States

Made by `python tools/states_docs.py` from the tables that the rooms decide by. For each: a
diagram, and a row for each state with whose word makes it so and what may follow. Whatever does
not stand here is refused, and the tests try every pair.
"""


def start() -> None:
    """Start Django, unless it runs already, in a folder that is gone afterwards."""
    from django.conf import settings

    if settings.configured:
        return
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"LYKT_DATA_DIR": folder, "DJANGO_SETTINGS_MODULE": "lykt.web.settings"}
        from lykt.web.commands import running

        running.django()


def diagram(table: "StateTable") -> list[str]:
    """Return a table as lines of a Mermaid state diagram."""
    lines = ["```mermaid", "stateDiagram-v2"]
    lines += [f"    {name}: {state.label}" for name, state in table.states.items()]
    lines += [f"    [*] --> {name}" for name in table.begins]
    lines += [
        f"    {name} --> {after}" for name, state in table.states.items() for after in state.to
    ]
    lines += [f"    {name} --> [*]" for name in table.ends]
    return [*lines, "```"]


def rows(table: "StateTable") -> list[str]:
    """Return a table as lines of Markdown: state, what it is called, who, what may follow."""
    lines = ["| State | Called | Whose word | May become |", "|---|---|---|---|"]
    for name, state in table.states.items():
        after = ", ".join(f"`{one}`" for one in state.to) or "nothing more"
        lines.append(f"| `{name}` | {state.label} | {state.owner} | {after} |")
    return lines


def page() -> str:
    """Return the whole page."""
    from django.utils.translation import override

    from lykt.organisation.states import tables

    lines = [HEAD]
    with override("en"):
        for table in tables():
            lines += [f"## {table.title} (`{table.name}`)", ""]
            lines += [*diagram(table), "", *rows(table), ""]
    return "\n".join(lines)


def main(arguments: list[str]) -> int:
    """Write the page, or with --check only compare it."""
    start()
    made = page()
    if PAGE.exists() and PAGE.read_text(encoding="utf-8") == made:
        return 0
    if "--check" in arguments:
        print(f"out of date: {PAGE.name}; run python tools/states_docs.py", file=sys.stderr)
        return 1
    PAGE.write_text(made, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
