"""The tables of `docs/reference/rulebook.md`, made from the rules themselves.

    python tools/rulebook_docs.py            write them
    python tools/rulebook_docs.py --check    say whether they are out of date, and exit 1 if so

The page holds its own prose; what stands between `<!-- made: name -->` and `<!-- end -->`
is made here. The page tells what stands in the rows, not how they stand today: that is for
`lykt rulebook check` to say.
"""

import re
import sys
from pathlib import Path

from lykt.rulebook import Rule, Status, rules
from lykt.rulebook.fields import FIELDS, Field
from lykt.rulebook.words import MARKS, STATUSES


ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "reference" / "rulebook.md"
_MADE = re.compile(r"(<!-- made: ([\w ]+) -->\n).*?(<!-- end -->)", re.DOTALL)

_TYPES = {
    "text": "text",
    "form": "text",
    "code": "one word",
    "words": "a text for each language",
    "codes": "list of words",
    "number": "whole number",
    "yes": "true",
    "date": "date",
}


def rules_table(kind: str) -> str:
    """Return the rules of a kind as rows of Markdown."""
    lines = ["| Rule | What it means | Says | Holds | How sure | Source |"]
    lines += ["|---|---|---|---|---|---|", *(_row(rule) for rule in rules(kind))]
    return "\n".join(lines)


def _row(rule: Rule) -> str:
    cells = [
        f"`{rule.ref}`",
        f"**{rule.title('en')}.** {rule.text('en')}",
        _says(rule),
        _holds(rule),
        _sure(rule),
        rule.source,
    ]
    return f"| {' | '.join(cell.replace('|', '&#124;') for cell in cells)} |"


def _says(rule: Rule) -> str:
    span = rule.span
    parts = [f"{span.number} {span.unit}" if span else "no end" if rule.no_end else ""]
    parts.append(" ".join(part for part in (rule.law_id, rule.section) if part))
    parts += [f"GDPR {article}" for article in (rule.article_6, rule.article_9) if article]
    if rule.shares_with:
        parts.append(f"opens to {', '.join(who.replace('_', ' ') for who in rule.shares_with)}")
    if rule.replaces:
        parts.append(f"replaces `{rule.replaces}`")
    return "; ".join(filter(None, parts)) or "–"


def _holds(rule: Rule) -> str:
    if not (rule.valid_from or rule.valid_to):
        return "from a day not known" if rule.status is Status.ADOPTED else "–"
    first = rule.valid_from.isoformat() if rule.valid_from else ""
    last = rule.valid_to.isoformat() if rule.valid_to else ""
    return f"{first}–{last}"


def _sure(rule: Rule) -> str:
    parts = [STATUSES[rule.status], MARKS[rule.mark]]
    if rule.from_memory:
        parts.append(f"from memory: {', '.join(f'`{name}`' for name in rule.from_memory)}")
    parts.append(f"checked {rule.checked_on.isoformat()}")
    parts.append(f"again by {rule.review_by.isoformat()}")
    return "; ".join(parts)


def fields_table() -> str:
    """Return the fields of a row as rows of Markdown."""
    lines = ["| Field | Type | | What it is | Allowed |", "|---|---|---|---|---|"]
    return "\n".join([*lines, *(_field(field) for field in FIELDS.values())])


def _field(field: Field) -> str:
    needed = "needed" if field.needed else "may be left out"
    kinds = f" Only for {', '.join(field.kinds)}." if field.kinds else ""
    allowed = ", ".join(f"`{code}`" for code in field.allowed) or "–"
    if field.type == "form":
        allowed = ", ".join(field.allowed)
    return (
        f"| `{field.name}` | {_TYPES[field.type]} | {needed} | {field.description}.{kinds} "
        f"| {allowed} |"
    )


def made(name: str) -> str:
    """Return the made piece called `name`: the fields, or the rules of a kind."""
    return fields_table() if name == "fields" else rules_table(name)


def filled(page: str) -> str:
    """Return the page with every made piece as it should be."""
    return _MADE.sub(lambda match: f"{match[1]}{made(match[2])}\n{match[3]}", page)


def main(arguments: list[str]) -> int:
    """Write the page, or with --check only compare it."""
    now = PAGE.read_text(encoding="utf-8")
    fresh = filled(now)
    if fresh == now:
        return 0
    if "--check" in arguments:
        print(f"out of date: {PAGE.name}; run python tools/rulebook_docs.py", file=sys.stderr)
        return 1
    PAGE.write_text(fresh, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
