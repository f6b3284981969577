"""The portfolio of figures over a large register, beside other ways of computing it.

`python -m bench.figures [--contacts N] [--people N] [--workdir DIR]`. The register is made
up by seed and kept in the working directory, which is a throw-away one unless named.
"""

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb

from bench import figures_pandas, figures_sql
from lykt.figures.engine import portfolio
from lykt.figures.register import Register, open_register


YEARS = (2007, 2012)
ROUNDS = 5
#: What a register of this size is counted with when memory is no matter.
ROOMY = "8GB"
TIGHT = "512MB"
#: The bars: ours as a multiple of by hand, pandas as a multiple of ours, megabytes.
MOST_BY_HAND = 1.2
LEAST_PANDAS = 3.0
MOST_MEMORY = 1024

Result = dict[str, Any]

_COUNTRIES = (
    "NG", "NO", "TH", "RO", "BG", "BR", "LT", "EE", "RU", "LV",
    "AL", "GH", "ES", "CO", "DK", "DO", "PL", "CZ", "HU", "UA",
)  # fmt: skip
_CHANNELS = (
    "drop_in", "drop_in", "drop_in", "drop_in", "health", "health", "health", "follow_up",
    "follow_up", "street", "street", "indoor", "online", "overnight", "legal", "programme",
    "phone",
)  # fmt: skip


def run(*, small: bool = False) -> str:
    """Measure at full size, or small, and return a section of Markdown."""
    contacts, people = (500_000, 60_000) if small else (50_000_000, 6_000_000)
    with tempfile.TemporaryDirectory(prefix="lykt-bench-") as folder:
        results = measure(contacts, people, Path(folder))
    return as_markdown(contacts, people, results)


def measure(contacts: int, people: int, workdir: Path) -> list[Result]:
    """Measure everything; each result has `what`, `seconds`, `memory` (MB), `ratio`, `bar`.

    `contacts` and `people` are the size of the register; pandas gets a tenth of it.
    """
    large = make_files(workdir / f"register-{contacts}", contacts, people)
    tenth = make_files(workdir / f"register-{contacts // 10}", contacts // 10, people // 10)
    results = against_sql(large)
    results += against_pandas(tenth)
    return [*results, in_little_memory(large)]


def against_sql(folder: Path) -> list[Result]:
    """Ours, by hand and fused, in turns on the same engine, so that all are warm alike."""
    began = time.perf_counter()
    with open_register(folder, memory_limit=ROOMY) as register:
        opened = time.perf_counter() - began
        ways: dict[str, Callable[[], object]] = {
            "ours": lambda: portfolio(register, years=YEARS),
            "by hand": lambda: _run(register, figures_sql.by_hand(folder, YEARS)),
            "fused": lambda: _run(register, figures_sql.fused(folder, YEARS)),
        }
        times = in_turns(ways)
    ours, by_hand, fused = (times[name] for name in ways)
    return [
        _result("opening and checking the register, once", [opened]),
        _result("portfolio, ours", ours),
        _result(
            "the same statements by hand", by_hand, _ratio(ours, by_hand), f"≤ {MOST_BY_HAND}"
        ),
        _result("one fused statement by hand", fused, _ratio(ours, fused)),
    ]


def against_pandas(folder: Path) -> list[Result]:
    """Ours and pandas, in turns, each reading the files."""
    with open_register(folder, memory_limit=ROOMY) as register:
        times = in_turns(
            {
                "ours": lambda: portfolio(register, years=YEARS),
                "pandas": lambda: figures_pandas.portfolio(folder),
            },
            rounds=3,
        )
    ours, pandas = times["ours"], times["pandas"]
    return [
        _result("portfolio, ours, a tenth", ours),
        _result("pandas, a tenth", pandas, _ratio(pandas, ours), f"≥ {LEAST_PANDAS}"),
    ]


def in_little_memory(folder: Path) -> Result:
    """Ours in a process of its own with little memory; the peak is of opening and counting."""
    code = (
        "import sys, time\n"
        "from pathlib import Path\n"
        "from lykt.figures.engine import portfolio\n"
        "from lykt.figures.register import open_register\n"
        "with open_register(Path(sys.argv[1]), memory_limit=sys.argv[2]) as register:\n"
        "    began = time.perf_counter()\n"
        "    assert portfolio(register)\n"
        "    print(time.perf_counter() - began)\n"
        "status = Path('/proc/self/status').read_text()\n"
        "print(status.split('VmHWM:')[1].split()[0])\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code, str(folder), TIGHT],
        capture_output=True,
        text=True,
        check=True,
    )
    seconds, kilobytes = ran.stdout.split()
    result = _result(f"portfolio, ours, memory_limit {TIGHT}", [float(seconds)])
    return {**result, "memory": int(kilobytes) // 1024, "bar": f"< {MOST_MEMORY} MB"}


def in_turns(
    ways: dict[str, Callable[[], object]], rounds: int = ROUNDS
) -> dict[str, list[float]]:
    """Return the seconds of each way in each round, after one that warms them all."""
    times: dict[str, list[float]] = {name: [] for name in ways}
    for number in range(rounds + 1):
        for name, way in ways.items():
            began = time.perf_counter()
            way()
            if number:
                times[name].append(time.perf_counter() - began)
    return times


def _ratio(times: list[float], others: list[float]) -> float:
    """Return the median ratio of times in the same round: a machine's load drifts."""
    return statistics.median(one / other for one, other in zip(times, others, strict=True))


def _run(register: Register, statements: list[str]) -> None:
    # As the engine does: the order of rows means nothing, and keeping it costs.
    register.execute("SET preserve_insertion_order = false")
    for statement in statements:
        register.execute(statement).fetchall()
    register.execute("SET preserve_insertion_order = true")


def _result(what: str, times: list[float], ratio: float | None = None, bar: str = "") -> Result:
    seconds = statistics.median(times)
    return {"what": what, "seconds": seconds, "memory": None, "ratio": ratio, "bar": bar}


def make_files(folder: Path, contacts: int, people: int) -> Path:
    """Make up a register as Parquet, unless it is there: the same one for the same size.

    Everything is drawn by hashing row numbers, so it does not depend on threads or order.
    """
    if (folder / "shifts.parquet").exists():
        return folder
    folder.mkdir(parents=True, exist_ok=True)
    con = duckdb.connect(config={"threads": 2, "memory_limit": ROOMY})
    con.execute(f"SET temp_directory = '{folder}/spill'; SET enable_progress_bar = false")
    con.execute("SET preserve_insertion_order = false")
    for name, query in _queries(contacts, people).items():
        con.execute(f"COPY ({query}) TO '{folder}/{name}.parquet' (FORMAT parquet)")
    con.close()
    return folder


def _drawn(number: str, salt: int) -> str:
    """Return SQL for a number from 0 up to 1 that `number` and `salt` decide."""
    return f"((hash({number} * 64 + {salt}) >> 11)::DOUBLE / 9007199254740992)"


def _one_of(values: tuple[str, ...], drawn: str) -> str:
    return f"({list(values)!r})[1 + floor({len(values)} * {drawn})::INT]"


def _queries(contacts: int, people: int) -> dict[str, str]:
    country = _one_of(_COUNTRIES, f"pow({_drawn('i', 2)}, 2.5)")
    gender = _one_of(("female",) * 7 + ("male", "transgender", "unknown"), _drawn("i", 3))
    days = "(DATE '2012-12-31' - DATE '2007-01-01')"
    return {
        "people": f"""
            SELECT 'p' || lpad(i::VARCHAR, 7, '0') AS person_id,
                CASE WHEN {_drawn("i", 1)} >= 0.02 THEN {country} END AS country,
                CASE WHEN {_drawn("i", 1)} < 0.02 THEN 'unknown'
                    WHEN {country} = 'NO' THEN 'norwegian' ELSE 'foreign' END AS origin,
                {gender} AS gender,
                CASE WHEN {_drawn("i", 4)} < 0.9
                    THEN 1950 + floor(40 * {_drawn("i", 5)})::INT END AS birth_year,
                CASE WHEN {_drawn("i", 4)} >= 0.95 THEN '24-29' END AS age_band,
                CASE WHEN {_drawn("i", 4)} >= 0.95 THEN 2009 END AS age_band_year,
                CASE WHEN {_drawn("i", 6)} < 0.2
                    THEN DATE '2006-12-31' - floor(3000 * {_drawn("i", 7)})::INT
                    END AS first_contact
            FROM range(1, {people} + 1) AS t(i)""",
        # Everyone is about for a while from some day on; the service meets them then.
        "contacts": f"""
            SELECT 'c' || lpad(j::VARCHAR, 8, '0') AS contact_id,
                CASE WHEN {_drawn("j", 1)} >= 0.03
                    THEN 'p' || lpad(i::VARCHAR, 7, '0') END AS person_id,
                least(DATE '2012-12-31', DATE '2007-01-01'
                    + floor({days} * {_drawn("i", 11)})::INT
                    + floor(-250 * ln(1 - {_drawn("j", 2)}))::INT) AS date,
                'Unit ' || (1 + floor(12 * {_drawn("i", 12)})::INT) AS unit,
                {_one_of(_CHANNELS, _drawn("j", 3))} AS channel
            FROM (SELECT j, 1 + floor({people} * {_drawn("j", 4)})::INT AS i
                  FROM range({contacts}) AS t(j))
            ORDER BY date""",
        "shifts": f"""
            SELECT 's' || lpad(j::VARCHAR, 6, '0') AS shift_id,
                DATE '2007-01-01' + floor({days} * {_drawn("j", 20)})::INT AS date,
                'Unit 1' AS unit, 'Area ' || (j % 9) AS area, 2 AS staff,
                3.5::DECIMAL(9, 2) AS hours,
                floor(100 * {_drawn("j", 21)})::INT AS met,
                floor(120 * {_drawn("j", 22)})::INT AS seen
            FROM range({max(100, contacts // 2500)}) AS t(j)""",
    }


def as_markdown(contacts: int, people: int, results: list[Result]) -> str:
    """Return the results as a section with a table."""
    lines = [
        "## Figures",
        "",
        f"The portfolio (every figure, all breakdowns, {YEARS[0]}–{YEARS[1]}) over a made-up "
        f"register of {contacts:,} contacts and {people:,} people in Parquet; the ways take "
        "turns; warm medians of seconds, and of the ratios within a round; engine limited to "
        f"{ROOMY} and two threads.",
        "",
        "| | Seconds | Peak memory | Ratio | Bar |",
        "|---|---:|---:|---:|---:|",
    ]
    for result in results:
        memory = f"{result['memory']} MB" if result["memory"] else ""
        ratio = f"{result['ratio']:.2f}" if result["ratio"] else ""
        lines.append(
            f"| {result['what']} | {result['seconds']:.2f} | {memory} | {ratio} "
            f"| {result['bar']} |"
        )
    return "\n".join(lines) + "\n"


def main() -> None:
    """Measure as the command line asks and print the table."""
    parser = argparse.ArgumentParser(description="Measure the figures.")
    parser.add_argument("--contacts", type=int, default=50_000_000)
    parser.add_argument("--people", type=int)
    parser.add_argument("--workdir", type=Path)
    asked = parser.parse_args()
    people = asked.people or max(10, asked.contacts * 3 // 25)
    with tempfile.TemporaryDirectory(prefix="lykt-bench-") as folder:
        results = measure(asked.contacts, people, asked.workdir or Path(folder))
    print(as_markdown(asked.contacts, people, results))


if __name__ == "__main__":
    main()
