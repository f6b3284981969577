"""The portfolio by hand: the engine's own statements, and one statement that does it all.

Both read the Parquet files themselves and give the counts that the rows are laid out from.
"""

from pathlib import Path

from lykt.figures.schema import CHANNELS


_IN_CHANNELS = ", ".join(f"(count(*) FILTER (channel = '{c}'))::INT AS {c}" for c in CHANNELS)
_MEASURES = ", ".join(
    [
        "count(*) AS people",
        "sum(contacts) AS contacts",
        *(f"count(*) FILTER ({c} > 0) AS {c}_people, sum({c}) AS {c}_contacts" for c in CHANNELS),
    ]
)
_SUMS = ", ".join(
    f"sum({name}) AS {name}"
    for name in (
        "people",
        "contacts",
        "new_people",
        *(f"{c}_{what}" for c in CHANNELS for what in ("people", "contacts")),
    )
)
_NOTHING = ", ".join(f"0 AS {c}_people, 0 AS {c}_contacts" for c in CHANNELS)
_BREAKDOWNS = ("origin", "country", "gender", "age")

_AGE = """CASE
    WHEN period - born_last >= 0 AND period - born_first <= 17 THEN 'under 18'
    WHEN period - born_last >= 18 AND period - born_first <= 23 THEN '18-23'
    WHEN period - born_last >= 24 AND period - born_first <= 29 THEN '24-29'
    WHEN period - born_last >= 30 AND period - born_first <= 39 THEN '30-39'
    WHEN period - born_last >= 40 AND period - born_first <= 49 THEN '40-49'
    WHEN period - born_last >= 50 THEN '50+' ELSE 'unknown' END"""
_PATTERN = f"""
    coalesce(origin, 'unknown') AS origin, coalesce(country, 'unknown') AS country,
    coalesce(gender, 'unknown') AS gender, {_AGE} AS age"""


def _people(folder: Path) -> str:
    """Return people with the years in which each may have been born."""
    return f"""
        (SELECT person_id, origin, country, gender, first_contact,
            coalesce(birth_year, age_band_year - coalesce(
                TRY_CAST(regexp_extract(age_band, '^under ([0-9]+)', 1) AS INT) - 1,
                TRY_CAST(regexp_extract(age_band, '-([0-9]+)$', 1) AS INT),
                CASE WHEN age_band LIKE '%+' THEN 500000 END)) AS born_first,
            coalesce(birth_year, age_band_year - CASE WHEN age_band LIKE 'under %' THEN 0
                ELSE TRY_CAST(regexp_extract(age_band, '^([0-9]+)', 1) AS INT) END) AS born_last
        FROM '{folder}/people.parquet')"""


def _visits(folder: Path) -> str:
    return f"""
        SELECT person_id, year(date) AS period, count(*)::INT AS contacts, {_IN_CHANNELS}
        FROM '{folder}/contacts.parquet' GROUP BY ALL"""


def _cells(folder: Path, first: int, last: int) -> str:
    people = _people(folder)
    return f"""
        SELECT period, {_PATTERN}, {_MEASURES}, 0 AS new_people
        FROM visits JOIN {people} USING (person_id)
        WHERE period BETWEEN {first - 1} AND {last}
        GROUP BY ALL
        UNION ALL BY NAME
        SELECT period, {_PATTERN}, count(*) AS new_people, 0 AS people, 0 AS contacts, {_NOTHING}
        FROM (SELECT p.*, least(first, year(first_contact)) AS period FROM {people} AS p
              LEFT JOIN (SELECT person_id, min(period) AS first FROM visits
                         WHERE person_id IS NOT NULL GROUP BY 1) USING (person_id))
        WHERE period BETWEEN {first - 1} AND {last}
        GROUP BY ALL"""


def _evenings(folder: Path) -> str:
    return f"""
        SELECT year(date), count(met), sum(met), min(met), max(met),
            count(seen), sum(seen), min(seen), max(seen)
        FROM '{folder}/shifts.parquet' GROUP BY 1"""


def by_hand(folder: Path, years: tuple[int, int]) -> list[str]:
    """Return the engine's statements as one would write them by hand, in their order."""
    sums = [
        f"SELECT period, {breakdown}, {_SUMS} FROM cells GROUP BY ALL"
        for breakdown in ("'all'", *_BREAKDOWNS)
    ]
    channels = ", ".join(f"sum({c})" for c in CHANNELS)
    return [
        f"CREATE TEMP TABLE visits AS {_visits(folder)}",
        _evenings(folder),
        f"SELECT min(period), max(period), {channels} FROM visits",
        f"CREATE TEMP TABLE cells AS {_cells(folder, *years)}",
        *sums,
        "SELECT * EXCLUDE (person_id) FROM visits WHERE person_id IS NULL",
        "DROP TABLE cells",
        "DROP TABLE visits",
    ]


def fused(folder: Path, years: tuple[int, int]) -> list[str]:
    """Return the fewest statements there can be: contacts and people in one, shifts in one."""
    sets = ", ".join(f"(period, {breakdown})" for breakdown in _BREAKDOWNS)
    anonymous = ", ".join(f"sum({c})" for c in ("contacts", *CHANNELS))
    return [
        f"""
        WITH visits AS MATERIALIZED ({_visits(folder)}),
            cells AS ({_cells(folder, *years)}),
            anonymous AS (SELECT period, {anonymous} FROM visits
                          WHERE person_id IS NULL GROUP BY 1)
        SELECT * FROM (SELECT period, {", ".join(_BREAKDOWNS)}, {_SUMS} FROM cells
                       GROUP BY GROUPING SETS ((period), {sets}))
        LEFT JOIN anonymous USING (period)""",
        _evenings(folder),
    ]
