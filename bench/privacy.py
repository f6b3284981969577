"""What need-to-know costs: many readers at once, a page with and without, a long record."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.support.postgres import NoPostgres, throwaway_server


ROOT = Path(__file__).resolve().parents[1]
ENTRIES, ENTRIES_SMALL = (100_000, 1_000_000), (2_000, 20_000)
#: The most that a page may cost, beside the same page without privacy.
LIMITS = {"person": 2.0, "list": 1.5}
PAGES = {"person": "A person", "list": "A list of 50"}


def child(module: str, *words: str, **environment: str) -> dict[str, Any]:
    """Run a module of this folder in a process of its own and return what it found."""
    done = subprocess.run(
        [sys.executable, "-m", f"bench.{module}", *words],
        cwd=ROOT,
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def on_sqlite(small: bool) -> dict[str, Any]:
    """Measure the pages on SQLite."""
    return child("privacy_pages", *(["--small"] if small else []))


def on_postgres(small: bool) -> dict[str, Any] | None:
    """Measure the pages on PostgreSQL, or say that there is none."""
    import psycopg

    try:
        with throwaway_server() as address:
            with psycopg.connect(address, autocommit=True) as connection:
                for name in ("lykt", "lykt_keys"):
                    connection.execute(f"CREATE DATABASE {name}")
            return child(
                "privacy_pages",
                *(["--small"] if small else []),
                LYKT_BENCH_DATABASE=address.replace("/postgres?", "/lykt?"),
                LYKT_BENCH_KEYS=address.replace("/postgres?", "/lykt_keys?"),
            )
    except NoPostgres as problem:
        print(f"privacy: not measured on PostgreSQL: {problem}")
        return None


def section(pages: dict[str, dict[str, Any] | None], logs: list[dict[str, Any]]) -> str:
    """Return what was measured as Markdown."""
    lines = [
        "## Privacy",
        "",
        "A page with permission, unsealing and reading record beside the same page without:",
        "same rendering, byte for byte as long, with the posts read once, nobody looking for",
        "emergencies, no keys fetched, each sealed text at hand and nothing written down. The",
        "best of several rounds that take turns.",
        "",
        "| Database | Page | ms with | ms without | Ratio | At most |",
        "|---|---|---|---|---|---|",
    ]
    measured = {name: found for name, found in pages.items() if found}
    for name, found in measured.items():
        for key, title in PAGES.items():
            ratio = found[key]["with"] / found[key]["without"]
            lines.append(
                f"| {name} | {title} | {found[key]['with']:.1f} | {found[key]['without']:.1f} "
                f"| {ratio:.2f} | {LIMITS[key]} |"
            )
    lines += [
        "",
        "Eight threads ask the WSGI application for mixed pages, each of which writes to the",
        "record before it is shown:",
        "",
        "| Database | Requests | Not answered | Requests a second | Entries | Record |",
        "|---|---|---|---|---|---|",
    ]
    for name, found in measured.items():
        crowd, record = found["crowd"], found["record"]
        lines.append(
            f"| {name} | {crowd['requests']} | {sum(crowd['errors'].values())} "
            f"| {crowd['requests'] / crowd['seconds']:.0f} | {record['entries']} "
            f"| {'whole' if record['intact'] else 'broken'} |"
        )
    lines += [
        f"\nNot measured on {name}: not on this machine." for name in pages.keys() - measured
    ]
    lines += [
        "",
        "Holding the record against its chain, `lykt privacy verify-log`, on SQLite:",
        "",
        "| Entries | Seconds | Most memory of the process, MiB |",
        "|---|---|---|",
    ]
    lines += [
        f"| {log['entries']:,} | {log['seconds']:.1f} | {log['kib'] / 1024:.0f} |" for log in logs
    ]
    return "\n".join(lines)


def run(*, small: bool) -> str:
    """Measure on both databases, and return the section of the page."""
    pages = {"SQLite": on_sqlite(small), "PostgreSQL": on_postgres(small)}
    for name, found in pages.items():
        print(f"{name}: {json.dumps(found)}")
    logs = []
    for entries in ENTRIES_SMALL if small else ENTRIES:
        logs.append(child("privacy_log", str(entries)))
        print(f"{entries} entries: {json.dumps(logs[-1])}")
    return section(pages, logs)
