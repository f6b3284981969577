"""The tables of `docs/reference/figures.md` and `register.md`, made from the definitions.

    python tools/figures_docs.py            write them
    python tools/figures_docs.py --check    say what is out of date, and exit 1 if anything is

The pages hold their own prose; what stands between `<!-- made: name -->` and `<!-- end -->`
is made here.
"""

import re
import sys
from pathlib import Path

from lykt.figures.ages import DEFAULT_BANDS, age_bands
from lykt.figures.definitions import FIGURES, Figure
from lykt.figures.faults import MESSAGES
from lykt.figures.fields import Field, Table
from lykt.figures.protection.definitions import LEFT_OUT
from lykt.figures.schema import TABLES


ROOT = Path(__file__).resolve().parents[1]
PAGES = (
    ROOT / "docs" / "reference" / "figures.md",
    ROOT / "docs" / "reference" / "register.md",
)
_MADE = re.compile(r"(<!-- made: ([\w ]+) -->\n).*?(<!-- end -->)", re.DOTALL)

#: How each kind of figure is computed; `{channel}` and `{of}` are the figure's own.
_HOW = {
    "people": "different `person_id` in `contacts`{channel}",
    "contacts": "rows of `contacts` with a `person_id`{channel}",
    "new_people": "`person_id` whose earlier of `people.first_contact` and first `contacts.date` "
    "falls in the period",
    "anonymous": "rows of `contacts` without a `person_id`",
    "ratio": "`contacts` ÷ `people`; no row when nobody was met",
    "change": "`{of}` less that of the period before, in per cent of that; no row when it was 0",
    "shift_mean": "mean of `shifts.{of}`{known}",
    "shift_min": "least `shifts.{of}`{known}",
    "shift_max": "greatest `shifts.{of}`{known}",
    "rows": "rows of `{table}` whose `{day}` falls in the period{but}{only}",
    "persons": "different `person_id` of `{table}` whose `{day}` falls in the period{but}; how "
    "they are told apart is that of the first such case",
    "standing": "different `{of}` of `{table}` with `{day}` on the last day of the period or "
    "before, and not over by then{but}",
    "nights": "nights of `{table}` from `from` to `to` that fall in the period",
    "housed": "different `person_id` of `{table}` with such a night",
    "median": "median of the days from `{of}` to `{day}` of `{table}`, by the period of `{day}`; "
    "no row when there is none{but}",
    "resting": "rows of `{table}` whose `{day}` falls in the period, on `{of}` or later{but}",
    "distinct": "different `{of}` of `{table}` whose `{day}` falls in the period{only}",
    "sum": "sum of `{of}` over the rows of `{table}` whose `{day}` falls in the period{only}",
    "market": "`{of}` of `figures.market`, over the rows of `{table}` whose `{day}` falls in the "
    "period",
}


def figures_table() -> str:
    """Return every figure as a row of Markdown."""
    lines = ["| Series | What it counts | How | Unit | By |", "|---|---|---|---|---|"]
    lines += [
        f"| `{figure.series}` | **{figure.title}.** {figure.definition} | {_how(figure)} "
        f"| {figure.unit}{_decimals(figure)} | {', '.join(figure.breakdowns) or '–'} |"
        for figure in FIGURES.values()
    ]
    return "\n".join(lines)


def _how(figure: Figure) -> str:
    channel = f" with channel `{figure.channel}`" if figure.channel else ""
    known = ", over the shifts where it is known" if figure.of == "seen" else ""
    column, codes = LEFT_OUT.get(figure.table, ("", ()))
    but = f", without those whose `{column}` is {' or '.join(f'`{one}`' for one in codes)}"
    return _HOW[figure.kind].format(
        channel=channel,
        of=figure.of,
        known=known,
        table=figure.table,
        day=figure.day,
        but=but if codes else "",
        only="".join(f", and whose `{name}` is `{value}`" for name, value in figure.only),
    )


def _decimals(figure: Figure) -> str:
    return {0: "", 1: ", one decimal", 2: ", two decimals"}[figure.decimals]


def bands_list() -> str:
    """Return the age bands as a sentence."""
    names = [f"`{band.name}`" for band in age_bands(DEFAULT_BANDS)]
    return f"{', '.join(names)} and `unknown`."


def fields_table(table: Table) -> str:
    """Return the fields of a table as rows of Markdown."""
    lines = ["| Field | Type | Column | Value | What it is |", "|---|---|---|---|---|"]
    lines += [
        f"| `{field.name}` | {_type(field)} | {'may be missing' if field.optional else 'needed'} "
        f"| {_value(field)} | {field.description} |"
        for field in table.fields
    ]
    return "\n".join(lines)


def _type(field: Field) -> str:
    return {"text": "text", "age_band": "age band", "year": "whole number"}.get(
        field.type, "whole number" if field.type == "integer" else field.type
    )


def _value(field: Field) -> str:
    parts = ["needed" if field.required else "may be empty"]
    if field.unique:
        parts.append("unique")
    if field.refers_to:
        parts.append(f"one of `{'.'.join(field.refers_to)}`")
    if 0 < len(field.codes) < 20:
        parts.append(", ".join(f"`{code}`" for code in field.codes))
    elif field.codes:
        parts.append("ISO 3166-1 alpha-2, or `XK`")
    return "; ".join(parts)


def faults_table() -> str:
    """Return every kind of fault as a row of Markdown."""
    lines = ["| Code | What is said |", "|---|---|"]
    return "\n".join(
        [
            *lines,
            *(f"| `{code}` | {text % {'allowed': '…'}} |" for code, text in MESSAGES.items()),
        ]
    )


def made(name: str) -> str:
    """Return the made piece called `name`."""
    if name in TABLES:
        return fields_table(TABLES[name])
    return {"figures": figures_table, "bands": bands_list, "faults": faults_table}[name]()


def filled(page: str) -> str:
    """Return the page with every made piece as it should be."""
    return _MADE.sub(lambda match: f"{match[1]}{made(match[2])}\n{match[3]}", page)


def main(arguments: list[str]) -> int:
    """Write the pages, or with --check only compare them."""
    stale = []
    for path in PAGES:
        now = path.read_text(encoding="utf-8")
        if filled(now) != now:
            stale.append(path)
            if "--check" not in arguments:
                path.write_text(filled(now), encoding="utf-8")
    if stale and "--check" in arguments:
        names = ", ".join(path.name for path in stale)
        print(f"out of date: {names}; run python tools/figures_docs.py", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
