# ruff: noqa: S608
# Names come from the definitions, never from a register.
"""The statements of the engine about the market, in standard SQL.

Each gives the rows category, period, value, by: the value is divided by `by` (1 for counts).
A period is a year, or year × 12 + month − 1, as everywhere in these rooms.
"""

from collections.abc import Callable

from lykt.figures.figure import Figure
from lykt.figures.market.definitions import BANDS, CUT, GAP_DAYS, LONGER
from lykt.figures.periods import Period


#: Makes a statement of a figure, what tells its rows apart, and the period.
_Maker = Callable[[Figure, str, Period], str]

#: The days on which somebody looked for adverts of a place.
_LOOKED = "SELECT date, place FROM advert_rounds UNION SELECT date, place FROM adverts"


def statement(figure: Figure, breakdown: str, period: Period) -> str:
    """Return the statement of a figure, in all ("") or by a breakdown."""
    return _MADE[figure.of](figure, f'"{breakdown}"' if breakdown else "'all'", period)


def period_of(day: str, period: Period) -> str:
    """Return the period in which the day in a column lies."""
    return f"year({day})" if period == "year" else f"(year({day}) * 12 + month({day}) - 1)"


def _counts(what: str, where: str = "true", by: str = "1") -> _Maker:
    """Return what counts the rows of a figure's own table."""

    def made(figure: Figure, cat: str, period: Period) -> str:
        known = f"coalesce({cat}, 'unknown')"
        return (
            f"SELECT {known}, {period_of('date', period)}, {what}, {by}"
            f" FROM {figure.table} WHERE {where} GROUP BY 1, 2"
        )

    return made


def _seen(cat: str, period: Period) -> str:
    """Return in which periods each number was seen in each category: `cat`, `number_id`, `p`."""
    when = period_of("date", period)
    return (
        f"SELECT DISTINCT {cat} AS cat, number_id, {when} AS p FROM adverts"
        " WHERE number_id IS NOT NULL"
    )


def _looked(cat: str, period: Period) -> str:
    """Return the periods in which somebody looked, as `cat` and `p`."""
    return f"SELECT DISTINCT {cat} AS cat, {period_of('date', period)} AS p FROM ({_LOOKED})"


def _per_month(figure: Figure, cat: str, period: Period) -> str:
    month = period_of("date", "month")
    whose = "p" if period == "month" else "CAST(floor(p / 12) AS INTEGER)"
    months = (
        f"SELECT {cat} AS cat, {month} AS p, count(DISTINCT number_id) AS n FROM adverts"
        " GROUP BY 1, 2"
    )
    return f"SELECT cat, {whose}, sum(n), count(*) FROM ({months}) GROUP BY 1, 2"


def _once(figure: Figure, cat: str, period: Period) -> str:
    times = (
        f"SELECT {cat} AS cat, {period_of('date', period)} AS p, number_id,"
        " sum(greatest(count, 1)) AS times"
        " FROM adverts WHERE number_id IS NOT NULL GROUP BY 1, 2, 3"
    )
    once = "100 * sum(CASE WHEN times = 1 THEN 1 ELSE 0 END)"
    return f"SELECT cat, p, {once}, count(*) FROM ({times}) GROUP BY 1, 2"


def _new(figure: Figure, cat: str, period: Period) -> str:
    first = f"SELECT cat, number_id, min(p) AS p FROM ({_seen(cat, period)}) GROUP BY 1, 2"
    begun = f"SELECT cat, min(p) AS p FROM ({_looked(cat, period)}) GROUP BY 1"
    return (
        f"SELECT l.cat, l.p, count(f.number_id), 1 FROM ({_looked(cat, period)}) AS l"
        f" JOIN ({begun}) AS b ON b.cat = l.cat AND b.p < l.p"
        f" LEFT JOIN ({first}) AS f ON f.cat = l.cat AND f.p = l.p GROUP BY 1, 2"
    )


def _again(figure: Figure, cat: str, period: Period) -> str:
    return _beside(cat, period, missing=False)


def _gone(figure: Figure, cat: str, period: Period) -> str:
    return _beside(cat, period, missing=True)


def _beside(cat: str, period: Period, *, missing: bool) -> str:
    """Count the numbers of the period before that were seen in this one, or were not.

    Nothing is told where nobody looked in one of the two.
    """
    seen, looked = _seen(cat, period), _looked(cat, period)
    counted = "CASE WHEN s.number_id IS NOT NULL AND n.number_id IS {} NULL THEN 1 ELSE 0 END"
    return (
        f"SELECT l.cat, l.p, sum({counted.format('' if missing else 'NOT')}), 1"
        f" FROM ({looked}) AS l JOIN ({looked}) AS b ON b.cat = l.cat AND b.p = l.p - 1"
        f" LEFT JOIN ({seen}) AS s ON s.cat = l.cat AND s.p = b.p"
        f" LEFT JOIN ({seen}) AS n ON n.cat = l.cat AND n.p = l.p AND n.number_id = s.number_id"
        " GROUP BY 1, 2"
    )


def _returning(figure: Figure, cat: str, period: Period) -> str:
    months = (
        "SELECT cat, number_id, p, lag(p) OVER (PARTITION BY cat, number_id ORDER BY p) AS before"
        f" FROM ({_seen(cat, 'month')})"
    )
    whose = "p" if period == "month" else "CAST(floor(p / 12) AS INTEGER)"
    return (
        f"SELECT cat, {whose}, count(DISTINCT number_id), 1 FROM ({months})"
        " WHERE p - before >= 2 GROUP BY 1, 2"
    )


# ---- Stays

_STEPS = """
    SELECT number_id, place, date,
        lag(date) OVER (PARTITION BY number_id, place ORDER BY date) AS before
    FROM (SELECT DISTINCT number_id, place, date FROM adverts WHERE number_id IS NOT NULL)
"""
_RUNS = f"""
    SELECT number_id, place, date,
        sum(CASE WHEN date - before > {GAP_DAYS} THEN 1 ELSE 0 END) OVER
            (PARTITION BY number_id, place ORDER BY date) AS run
    FROM ({_STEPS})
"""
_LENGTHS = f"""
    SELECT r.place, min(r.date) AS first, max(r.date) AS last,
        max(r.date) - min(r.date) + 1 AS days,
        min(r.date) = min(e.low) OR max(r.date) = max(e.high) AS cut
    FROM ({_RUNS}) AS r
        JOIN (SELECT place, min(date) AS low, max(date) AS high FROM ({_LOOKED}) GROUP BY 1) AS e
            ON e.place = r.place
    GROUP BY r.number_id, r.place, r.run
"""
_KNOWN = " ".join(f"WHEN days <= {most} THEN '{name}'" for most, name in BANDS)
_STAYS = f"""
    SELECT *, CASE WHEN days > {BANDS[-1][0]} THEN '{LONGER}' WHEN cut THEN '{CUT}' {_KNOWN} END
        AS stay
    FROM ({_LENGTHS})
"""


def _stays(figure: Figure, cat: str, period: Period) -> str:
    return f"SELECT {cat}, {period_of('last', period)}, count(*), 1 FROM ({_STAYS}) GROUP BY 1, 2"


def _stay_days(figure: Figure, cat: str, period: Period) -> str:
    return (
        f"SELECT {cat}, {period_of('last', period)}, sum(days), count(*) FROM ({_STAYS})"
        " WHERE NOT cut GROUP BY 1, 2"
    )


def _spans(cat: str, period: Period) -> str:
    """Return the days between the first and the last round of each period, as low and high.

    By how long stays are, the days are those of all rounds.
    """
    place = "place" if cat == '"place"' else "NULL"
    return (
        f"SELECT {place} AS place, {period_of('date', period)} AS p, min(date) AS low,"
        f" max(date) AS high FROM ({_LOOKED}) GROUP BY 1, 2"
    )


def _present_mean(figure: Figure, cat: str, period: Period) -> str:
    same = "AND x.place = s.place" if cat == '"place"' else ""
    whose = cat if cat == "'all'" else f"s.{cat}"
    return (
        f"SELECT {whose}, x.p, sum(least(s.last, x.high) - greatest(s.first, x.low) + 1),"
        f" max(x.high - x.low + 1) FROM ({_STAYS}) AS s JOIN ({_spans(cat, period)}) AS x"
        f" ON s.first <= x.high AND s.last >= x.low {same} GROUP BY 1, 2"
    )


def _present_max(figure: Figure, cat: str, period: Period) -> str:
    """Count on the days on which a stay begins, or the period: there is nothing more between."""
    same = "AND x.place = s.place" if cat == '"place"' else ""
    days = (
        f"SELECT DISTINCT x.place, x.p, greatest(s.first, x.low) AS day"
        f" FROM ({_STAYS}) AS s JOIN ({_spans(cat, period)}) AS x"
        f" ON s.first <= x.high AND s.last >= x.low {same}"
    )
    there = (
        "SELECT x.place, x.p, x.day, count(*) AS n"
        f" FROM ({days}) AS x JOIN ({_STAYS}) AS s ON x.day BETWEEN s.first AND s.last {same}"
        " GROUP BY 1, 2, 3"
    )
    whose = "coalesce(place, 'all')"
    return f"SELECT {whose}, p, max(n), 1 FROM ({there}) GROUP BY 1, 2"


_MADE: dict[str, _Maker] = {
    "sum": _counts("sum(count)"),
    "numbers": _counts("count(DISTINCT number_id)", "number_id IS NOT NULL"),
    "per_month": _per_month,
    "once": _once,
    "new": _new,
    "again": _again,
    "gone": _gone,
    "returning": _returning,
    "stays": _stays,
    "stay_days": _stay_days,
    "present_mean": _present_mean,
    "present_max": _present_max,
    "chats": _counts("sum(count)", "chat_channel <> 'advert_message'"),
    "messages": _counts("sum(count)", "chat_channel = 'advert_message'"),
    "minutes": _counts(
        "sum(minutes)", "chat_channel <> 'advert_message' AND minutes IS NOT NULL", "count(*)"
    ),
    "rows": _counts("count(*)"),
}
