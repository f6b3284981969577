"""The statements of the engine: what is asked of a register, as Ibis expressions.

There are two resting places on the way from contacts to figures. `visits` has one row for
each person and period, with how often the person was met in each channel; distinct people
are counted there by counting rows. `cells` has one row for each period and pattern of
categories. A person falls in just one pattern in a period, so the cells of a period add up
over categories, where people never add up over periods.
"""

from collections.abc import Sequence
from typing import Any

import ibis  # type: ignore[import-untyped]

from lykt.figures.ages import ENDLESS, AgeBand
from lykt.figures.definitions import COUNTED, Figure
from lykt.figures.periods import Period
from lykt.figures.rows import UNKNOWN
from lykt.figures.schema import CHANNELS


# Tables and columns have no types of their own: Ibis makes their columns as it goes.
Expression = Any


def period_of(date: Expression, period: Period) -> Expression:
    """Return the period a date falls in, as a whole number."""
    if period == "year":
        return date.year().cast("int32")
    return (date.year() * 12 + date.month() - 1).cast("int32")


def visits(contacts: Expression, period: Period) -> Expression:
    """Contacts of each person in each period: `contacts` in all, and one column a channel.

    The row without `person_id` holds the anonymous contacts of the period.
    """
    in_channel = {
        channel: contacts.count(where=contacts.channel == channel).cast("int32")
        for channel in CHANNELS
    }
    return contacts.group_by(
        contacts.person_id, period=period_of(contacts.date, period)
    ).aggregate(contacts=contacts.count().cast("int32"), **in_channel)


def met(
    visits: Expression, people: Expression, span: tuple[int, int], categories: dict[str, Any]
) -> Expression:
    """Return the cells of those met in the periods of `span`: people and contacts."""
    known = visits.filter(visits.person_id.notnull(), visits.period.between(*span))
    joined = known.join(people, "person_id")
    counted = {
        figure.series: _counted(figure, joined)
        for figure in COUNTED
        if figure.kind != "new_people"
    }
    return _cells(joined, categories, counted)


def _counted(figure: Figure, joined: Expression) -> Expression:
    times = joined[figure.channel or "contacts"]
    return joined.count(where=times > 0) if figure.kind == "people" else times.sum()


def new(
    visits: Expression,
    people: Expression,
    period: Period,
    span: tuple[int, int],
    categories: dict[str, Any],
) -> Expression:
    """Return the cells of those whose first contact ever falls in the periods of `span`."""
    known = visits.filter(visits.person_id.notnull())
    first = known.group_by("person_id").aggregate(first_visit=known.period.min())
    joined = people.left_join(first, "person_id")
    before = period_of(joined.first_contact, period)
    # Not every engine passes over what is not known when it takes the least.
    earliest = ibis.least(
        ibis.coalesce(joined.first_visit, before), ibis.coalesce(before, joined.first_visit)
    )
    dated = joined.mutate(period=earliest)
    inside = dated.filter(dated.period.between(*span))
    return _cells(inside, categories, {"new_people": inside.count()})


def _cells(
    rows: Expression, categories: dict[str, Any], counted: dict[str, Expression]
) -> Expression:
    """Add up by period and pattern of categories; what is not counted here is 0."""
    keys = {name: category(rows) for name, category in categories.items()}
    cells = rows.group_by(period=rows.period, **keys).aggregate(**counted)
    values = {
        figure.series: (cells[figure.series] if figure.series in counted else ibis.literal(0))
        for figure in COUNTED
    }
    return cells.select(
        "period", *keys, **{series: value.cast("int64") for series, value in values.items()}
    )


def known_or_unknown(column: str) -> Any:
    """Return how to tell the category of a row by a column of people."""
    return lambda rows: rows[column].fill_null(UNKNOWN)


def with_birth(people: Expression) -> Expression:
    """Return people with the first and the last year in which each may have been born.

    The birth year, where it is known; else those that fit the age band at the end of
    `age_band_year`. Reckoned once for each person, before anything is joined.
    """
    first = people.age_band_year - _highest(people.age_band)
    last = people.age_band_year - _lowest(people.age_band)
    return people.select(
        "person_id",
        "origin",
        "country",
        "gender",
        "first_contact",
        born_first=ibis.coalesce(people.birth_year, first).cast("int32"),
        born_last=ibis.coalesce(people.birth_year, last).cast("int32"),
    )


def _lowest(band: Expression) -> Expression:
    first = band.re_extract("^([0-9]+)", 1).try_cast("int32")
    return ibis.ifelse(band.startswith("under "), 0, first)


def _highest(band: Expression) -> Expression:
    below = band.re_extract("^under ([0-9]+)", 1).try_cast("int32") - 1
    last = band.re_extract("-([0-9]+)$", 1).try_cast("int32")
    # Moved by any number of years this is above every band but the one without an end.
    endless = ibis.ifelse(band.endswith("+"), ENDLESS // 2, ibis.null("int32"))
    return ibis.coalesce(below, last, endless)


def age_at_end_of_year(bands: Sequence[AgeBand], period: Period) -> Any:
    """Return how to tell the age band of a row at the end of the year of its `period`.

    It is the band in which the age lies for every year of birth there may be; else unknown.
    """

    def category(rows: Expression) -> Expression:
        year = rows.period if period == "year" else rows.period // 12
        youngest, oldest = year - rows.born_last, year - rows.born_first
        inside = [((youngest >= band.low) & (oldest <= band.high), band.name) for band in bands]
        return ibis.cases(*inside, else_=UNKNOWN)

    return category


def by_category(cells: Expression, breakdown: str) -> Expression:
    """Add up the cells of each period and category; of each period alone for ""."""
    category = cells[breakdown] if breakdown else ibis.literal("all")
    # The engine's sums are wider than any count will ever be.
    counted = {figure.series: cells[figure.series].sum().cast("int64") for figure in COUNTED}
    return cells.group_by(cells.period, category=category).aggregate(**counted)


def anonymous(visits: Expression) -> Expression:
    """Return the anonymous contacts of each period, in all and by channel."""
    return visits.filter(visits.person_id.isnull()).drop("person_id")


def occurring(visits: Expression) -> Expression:
    """Return the first and last period with a contact, and the contacts in each channel."""
    return visits.aggregate(
        first=visits.period.min(),
        last=visits.period.max(),
        **{channel: visits[channel].sum() for channel in CHANNELS},
    )


def evenings(shifts: Expression, period: Period) -> Expression:
    """Return what is needed of the shifts of each period for means, least and most."""
    return shifts.group_by(period=period_of(shifts.date, period)).aggregate(
        **{
            f"{column}_{name}": value.cast("int64")
            for column in ("met", "seen")
            for name, value in (
                ("count", shifts[column].count()),
                ("sum", shifts[column].sum()),
                ("min", shifts[column].min()),
                ("max", shifts[column].max()),
            )
        }
    )
