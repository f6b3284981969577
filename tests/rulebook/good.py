"""A rule that is as it should be, to be changed a little by a test."""

from datetime import date
from pathlib import Path
from typing import Any

from lykt.rulebook.rows import Kind, Mark, Rule, Status


#: The fields of a good row, as TOML writes them.
GOOD = {
    "ref": '"retention.contact"',
    "kind": '"retention"',
    "title": '{nb = "Treff", nn = "Treff", en = "Contacts"}',
    "text": '{nb = "Slettes.", nn = "Blir sletta.", en = "Is erased."}',
    "months": "24",
    "source": '"Our own choice."',
    "mark": '"own"',
    "status": '"current"',
    "checked_on": "2026-11-23",
    "checked_by": '"Someone"',
    "review_by": "2027-11-23",
}

#: What makes a good clock of the good row, as TOML writes it.
CLOCK = {
    "ref": '"clock.some"',
    "kind": '"clock"',
    "months": "6",
    "starts_on": '["residence.granted"]',
    "stops_on": '["case.closed"]',
    "ends": '{nb = "Siste dag.", nn = "Siste dagen.", en = "The last day."}',
    "weekend": '"as_it_falls"',
    "warn_days": "30",
    "what_to_do": '{nb = "Søk.", nn = "Søk no.", en = "Apply."}',
    "next_when_late": '{nb = "Ring.", nn = "Ring no.", en = "Call."}',
}


def written(folder: Path, *rows: dict[str, str | None], name: str = "some.toml") -> Path:
    """Write good rows into a file, each with changes; None leaves a field out."""
    lines = []
    for changes in rows:
        row = {**GOOD, **changes}
        lines += ["[[rule]]", *(f"{key} = {value}" for key, value in row.items() if value), ""]
    folder.mkdir(exist_ok=True)
    (folder / name).write_text("\n".join(lines), encoding="utf-8")
    return folder


def a_rule(**changes: Any) -> Rule:
    """Return a good rule with changes, not read from any file."""
    values: dict[str, Any] = {
        "ref": "retention.contact",
        "kind": Kind.RETENTION,
        "status": Status.CURRENT,
        "mark": Mark.READ,
        "titles": {"nb": "Treff", "nn": "Treffa", "en": "Contacts"},
        "texts": {"nb": "Slettes.", "nn": "Blir sletta.", "en": "Is erased."},
        "source": "A law.",
        "checked_on": date(2026, 11, 23),
        "checked_by": "Someone",
        "review_by": date(2027, 11, 23),
        "valid_from": date(2026, 1, 1),
    }
    return Rule(**{**values, **changes})


def a_clock(**changes: Any) -> Rule:
    """Return a good clock of six months with changes, not read from any file."""
    values: dict[str, Any] = {
        "ref": "clock.some",
        "kind": Kind.CLOCK,
        "months": 6,
        "starts_on": ("residence.granted",),
        "stops_on": ("case.closed",),
        "ends": {"nb": "Siste dag.", "nn": "Siste dagen.", "en": "The last day."},
        "weekend": "as_it_falls",
        "warn_days": 30,
        "what_to_do": {"nb": "Søk.", "nn": "Søk no.", "en": "Apply."},
        "next_when_late": {"nb": "Ring.", "nn": "Ring no.", "en": "Call."},
    }
    return a_rule(**{**values, **changes})
