"""The statements of the engine about protection and outreach, as Ibis expressions.

Each figure becomes occurrences first: a row for each thing that counts in a period, with
whose it is (`who`), how much it counts (`amount`) and the columns by which it is told apart.
Then come cells: a row for each period and pattern of categories. Whoever counts as one is in
one cell of a period, so the cells add up over categories.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import ibis  # type: ignore[import-untyped]

from lykt.figures.figure import Figure
from lykt.figures.periods import Period
from lykt.figures.protection.definitions import CALLED, GENDER_AND_AGE, LEFT_OUT
from lykt.figures.rows import UNKNOWN
from lykt.figures.statements import period_of


if TYPE_CHECKING:
    from lykt.figures.register import Register

# Tables and columns have no types of their own: Ibis makes their columns as it goes.
Expression = Any

#: A table of the periods asked that have begun: `period`, its `first` day, the first day
#: `after` it, and `upto`: the first day that is not counted, since it is after or in the
#: future. `today` is the same in all.
PERIODS = "periods_of_protection"


def cells(
    register: "Register", figure: Figure, period: Period, breakdowns: Sequence[str]
) -> Expression:
    """Return what a figure counts by period and pattern of `breakdowns`, as `value`."""
    rows = occurrences(register, figure, period)
    keys = {name: _category(rows, name) for name in breakdowns}
    grouped = rows.group_by(period=rows.period, **keys)
    if figure.kind == "median":
        return grouped.aggregate(value=rows.amount.cast("float64").median())
    apart = figure.kind in ("housed", "distinct")
    value = rows.who.nunique() if apart else rows.amount.sum()
    return grouped.aggregate(value=value.cast("int64"))


def occurrences(register: "Register", figure: Figure, period: Period) -> Expression:
    """Return what a figure counts: period, who, amount, and what tells it apart."""
    rows = _table(register, figure)
    if figure.kind == "standing":
        return _standing(register, rows, figure)
    if figure.kind in ("nights", "housed"):
        return _nights(register, rows)
    dated = rows.filter(rows[figure.day].notnull())
    dated = dated.mutate(period=period_of(dated[figure.day], period), amount=1)
    if figure.kind == "persons":
        return _first_of_each(dated, figure)
    if figure.kind == "distinct":
        return dated.mutate(who=dated[figure.of])
    if figure.kind == "sum":
        return dated.mutate(amount=dated[figure.of].fill_null(0))
    if figure.kind in ("median", "resting"):
        waited = dated[figure.day].delta(dated[figure.of], unit="day")
        met = dated.mutate(amount=waited).filter(waited >= 0)
        return met.mutate(amount=1) if figure.kind == "resting" else met
    return dated


def _table(register: "Register", figure: Figure) -> Expression:
    """Return the rows of a figure's table that count, each with whose it is."""
    rows = register.table(figure.table)
    if figure.table in LEFT_OUT:
        column, codes = LEFT_OUT[figure.table]
        rows = rows.filter(rows[column].isnull() | rows[column].notin(codes))
    for column, code in figure.only:
        rows = rows.filter(rows[column] == code)
    if figure.table == "cases":
        return _cases(register, rows)
    if figure.table == "stays":
        return _stays(register, rows)
    return rows


def _cases(register: "Register", cases: Expression) -> Expression:
    """Return cases with what the people know, and the day their reflection period is over."""
    people = register.table("people").select("person_id", "gender", "country")
    joined = cases.left_join(people, "person_id").drop("person_id_right")
    after_until = (joined.reflection_until + ibis.interval(days=1)).cast("date")
    ended = joined.reflection_ended
    # Not every engine passes over what is not known when it takes the least.
    over = ibis.least(ibis.coalesce(after_until, ended), ibis.coalesce(ended, after_until))
    return joined.mutate(
        who=ibis.coalesce(joined.person_id, "case " + joined.case_id), reflection_over=over
    )


def _stays(register: "Register", stays: Expression) -> Expression:
    """Return stays with whose they are: their own person, else that of their case."""
    cases = register.table("cases").select("case_id", case_person="person_id")
    joined = stays.left_join(cases, "case_id").drop("case_id_right")
    who = ibis.coalesce(
        joined.person_id, joined.case_person, "case " + joined.case_id, "stay " + joined.stay_id
    )
    return joined.mutate(who=who)


def _first_of_each(rows: Expression, figure: Figure) -> Expression:
    """Keep one row for each person and period: the first, which says how they are told apart."""
    order = ibis.window(
        group_by=[rows.period, rows.who], order_by=[rows[figure.day], rows.case_id]
    )
    numbered = rows.mutate(place=ibis.row_number().over(order))
    return numbered.filter(numbered.place == 0).drop("place")


def _standing(register: "Register", rows: Expression, figure: Figure) -> Expression:
    """Return what stands at the end of each period: begun by then, and not yet over."""
    periods = register.con.table(PERIODS)
    joined = rows.join(periods, rows[figure.day] < periods.upto)
    until = joined[figure.until]
    standing = joined.filter(until.isnull() | (until >= joined.upto)).mutate(amount=1)
    # Whoever stands there twice counts as one; a case, or a place, stands for itself.
    return _first_of_each(standing, figure) if figure.of == "person_id" else standing


def _nights(register: "Register", rows: Expression) -> Expression:
    """Return the nights of each stay in each period, up to the last one that has been."""
    periods = register.con.table(PERIODS)
    joined = rows.join(periods, rows["from"] < periods.after)
    left = ibis.least(ibis.coalesce(joined["to"], joined.today), joined.after, joined.today)
    nights = left.delta(ibis.greatest(joined["from"], joined["first"]), unit="day")
    return joined.mutate(amount=nights).filter(nights > 0)


def _category(rows: Expression, breakdown: str) -> Expression:
    if breakdown != GENDER_AND_AGE:
        return _called(rows[breakdown], breakdown)
    gender, age = _called(rows.gender, "gender"), _called(rows.age, "age")
    nothing = (gender == UNKNOWN) & (age == UNKNOWN)
    return ibis.ifelse(nothing, UNKNOWN, gender + " " + age)


def _called(column: Expression, breakdown: str) -> Expression:
    """Return the codes of a column as their categories are called."""
    known = column.fill_null(UNKNOWN)
    names = [(known == code, name) for code, name in CALLED.get(breakdown, {}).items()]
    return ibis.cases(*names, else_=known) if names else known
