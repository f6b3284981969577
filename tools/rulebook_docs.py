"""The tables of the pages about the rulebook, made from the rules and lists themselves.

    python tools/rulebook_docs.py            write them
    python tools/rulebook_docs.py --check    say whether they are out of date, and exit 1 if so

The pages hold their own prose; what stands between `<!-- made: name -->` and `<!-- end -->`
is made here. They tell what stands in the rows, not how they stand today: that is for
`lykt rulebook check` to say.
"""

import re
import sys
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from lykt.rulebook import (
    ClockTime,
    OwnEnd,
    PhraseKind,
    Rule,
    Status,
    caution,
    clock_end,
    clock_name,
    clocks,
    content_codes,
    conversation,
    groups,
    means,
    reporter_codes,
    rules,
)
from lykt.rulebook.fields import FIELDS, Field
from lykt.rulebook.htcds_codes import Told, attribution, htcds_all
from lykt.rulebook.words import MARKS, STATUSES


ROOT = Path(__file__).resolve().parents[1]
REFERENCE = ROOT / "docs" / "reference"
PAGES = [REFERENCE / name for name in ("rulebook.md", "clocks.md", "indicators.md")]
_MADE = re.compile(r"(<!-- made: ([\w ]+) -->\n).*?(<!-- end -->)", re.DOTALL)

_TYPES = {
    "text": "text",
    "form": "text",
    "forms": "list of words",
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
    return _line(cells)


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(cell.replace('|', '&#124;') for cell in cells)} |"


def _table(head: list[str], rows: list[list[str]]) -> str:
    return "\n".join([_line(head), "|" + "---|" * len(head), *map(_line, rows)])


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


# ---- Clocks


def clocks_table() -> str:
    """Return every clock as a row: what begins and stops it, how long it runs, what to do."""
    head = ["Clock", "What it is", "Begins with", "Stops with", "Runs for", "Its end",
            "Shown as soon", "To do", "When late", "How sure", "Source"]  # fmt: skip
    return _table(head, [_clock(rule) for rule in clocks()])


def _clock(rule: Rule) -> list[str]:
    law = " ".join(part for part in (rule.law_id, rule.section) if part)
    return [
        f"`{rule.ref}`",
        f"**{rule.title('en')}.** {rule.text('en')}",
        _begins(rule),
        ", ".join(f"`{event}`" for event in rule.stops_on),
        _runs(rule),
        rule.ends["en"],
        f"{rule.warn_days} days before" if rule.warn_days else "at once",
        rule.what_to_do["en"],
        rule.next_when_late["en"],
        f"{_holds(rule)}; {_sure(rule)}",
        f"{law}. {rule.source}" if law else rule.source,
    ]


def _begins(rule: Rule) -> str:
    events = ", ".join(f"`{event}`" for event in rule.starts_on)
    return f"{events}; the first counts" if rule.first_counts else events


def _runs(rule: Rule) -> str:
    if rule.span is None:
        return "until a day of its own"
    length = f"{rule.span.number} {rule.span.unit}"
    if rule.backwards:
        other = f", or from the end of `{rule.back_from}`" if rule.back_from else ""
        return f"{length} back from a day of its own{other}"
    return f"{length}, or until a day of its own" if rule.own_end is OwnEnd.MAY else length


#: Days a clock may begin on, and what is particular about them.
DAYS = {
    date(2026, 8, 31): "the last of a long month, six months before a short one",
    date(2027, 8, 31): "the same, before a leap day",
    date(2028, 2, 29): "a leap day",
    date(2027, 2, 28): "the last of February",
    date(2026, 10, 30): "the last but one of a month",
    date(2026, 11, 23): "a Monday",
    date(2026, 12, 31): "the last of the year",
    date(2027, 7, 1): "the first of a month",
}

#: Of these the ends are shown for each of the days.
_SHOWN = ("reflection_period", "limited_permit", "risk_assessment", "appeal_refusal",
          "first_meeting")  # fmt: skip

#: These are counted back from each of the days, of a permit that was given a year before.
_SHOWN_BACK = ("renewal_in_time",)


def boundaries_table() -> str:
    """Return when clocks end that begin on days at a boundary, computed."""
    head = ["The day", "Which is", *(f"`{name}` begun then ends" for name in _SHOWN),
            *(f"`{name}` of a permit that ends then" for name in _SHOWN_BACK)]  # fmt: skip
    rows = []
    for begun, which in DAYS.items():
        ends = [clock_end(name, begun) for name in _SHOWN]
        back = date(begun.year - 1, begun.month, min(begun.day, 28))
        ends += [clock_end(name, back, until=begun) for name in _SHOWN_BACK]
        rows.append([begun.isoformat(), which, *map(_ends, ends)])
    return _table(head, rows)


def _ends(found: ClockTime) -> str:
    weekend = f" ({found.ends:%A})" if found.on_weekend else ""
    return f"{found.ends.isoformat()}{weekend}"


#: Times in Norway a clock in hours may begin at: the clocks change in these nights.
TIMES = {
    "2026-11-27T16:00": "a Friday afternoon",
    "2026-12-31T23:30": "New Year's Eve",
    "2027-03-27T14:00": "the day before the night an hour is skipped",
    "2027-10-30T14:00": "the day before the night an hour comes twice",
}


def hours_table() -> str:
    """Return when clocks in hours end, computed: hours are hours that pass."""
    names = [clock_name(rule.ref) for rule in clocks() if rule.hours]
    rows = []
    for begun, which in TIMES.items():
        start = datetime.fromisoformat(begun).replace(tzinfo=ZoneInfo("Europe/Oslo"))
        ends = [clock_end(name, start).ends for name in names]
        told = [f"{end:%Y-%m-%d %H:%M}" for end in ends]
        rows.append([f"{start:%Y-%m-%d %H:%M}", which, *told])
    return _table(["Begun", "Which is", *(f"`{name}`" for name in names)], rows)


# ---- Lists


def indicators_table() -> str:
    """Return the caution, and the indicators of every group."""
    parts = [f"> {caution('en')}"]
    for group in groups():
        rows = [
            [f"`{one.code}`", one.text("nb"), one.text("nn"), one.text("en"), one.about.value,
             MARKS[one.mark]]
            for one in group.indicators
        ]  # fmt: skip
        head = ["Code", "Bokmål", "Nynorsk", "English", "About", "How sure"]
        title = f"### {group.code}. {group.title('en')}"
        parts += [title, f"{group.title('nb')}. Source: {group.source}.", _table(head, rows)]
    return "\n\n".join(parts) + "\n"


def conversation_table() -> str:
    """Return the advice and the open questions."""
    words = {PhraseKind.ADVICE: "advice", PhraseKind.QUESTION: "question"}
    rows = [
        [f"`{one.code}`", words[one.kind], one.text("nb"), one.text("nn"), one.text("en")]
        for one in conversation()
    ]
    return _table(["Code", "", "Bokmål", "Nynorsk", "English"], rows)


def notice_table() -> str:
    """Return the codes of a notice to child welfare with their days."""
    reporters = reporter_codes(max(one.valid_from for one in content_codes()))
    rows = [
        [what, f"`{one.code}`", one.title("nb"),
         f"{one.valid_from}–{one.valid_to or ''}", one.source]
        for what, codes in (("about", content_codes()), ("who notifies", reporters))
        for one in codes
    ]  # fmt: skip
    return _table(["", "Code", "What it stands for", "Holds", "Source"], rows)


def htcds_table() -> str:
    """Return how each code is told in the data standard, with what its licence wants said."""
    names = {f"means.{one.code}": one.title("en") for one in means()}
    rows = [
        [f"`{one.ours}`", names.get(one.ours, ""), f"`{one.field}`", _values(one), one.note]
        for one in htcds_all()
    ]
    head = ["Ours", "Name", "Field", "Values", "Note"]
    return f"{attribution('en')}\n\n{_table(head, rows)}"


def _values(told: Told) -> str:
    values = [
        f"`{one}`{' (not in the sheet)' if one in told.not_in_sheet else ''}"
        for one in told.values
    ]
    return ", ".join(values) or "left out"


MADE: dict[str, Callable[[], str]] = {
    "fields": fields_table,
    "clocks": clocks_table,
    "boundaries": boundaries_table,
    "hours": hours_table,
    "indicators": indicators_table,
    "conversation": conversation_table,
    "notice codes": notice_table,
    "htcds": htcds_table,
}


def made(name: str) -> str:
    """Return the made piece called `name`: one of MADE, or the rules of a kind."""
    return MADE[name]() if name in MADE else rules_table(name)


def filled(page: str) -> str:
    """Return the page with every made piece as it should be."""
    return _MADE.sub(lambda match: f"{match[1]}{made(match[2])}\n{match[3]}", page)


def main(arguments: list[str]) -> int:
    """Write the pages, or with --check only compare them."""
    stale = 0
    for page in PAGES:
        now = page.read_text(encoding="utf-8")
        fresh = filled(now)
        if fresh == now:
            continue
        if "--check" in arguments:
            print(f"out of date: {page.name}; run python tools/rulebook_docs.py", file=sys.stderr)
            stale = 1
        else:
            page.write_text(fresh, encoding="utf-8")
    return stale


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
