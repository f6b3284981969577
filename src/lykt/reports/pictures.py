"""The pictures of the annual report: each says its message, and says it in words too.

A picture stands above the table with the same key. Its title is the message, its
caption what is drawn, its `alt` the numbers themselves for whoever does not see it.
"""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from lykt.figures.rows import TOTAL, Row
from lykt.reports import drawing
from lykt.reports.annual.channels import CHANNELS, Channel
from lykt.reports.annual.groups import ranked_countries
from lykt.reports.drawing import SCHEMES, Multiples, Panel, Point, Scheme
from lykt.reports.lookup import Lookup
from lykt.reports.numbers import current, number, percent
from lykt.reports.sentence import compared
from lykt.reports.tables import LARGEST, SPAN
from lykt.reports.words import INTERNAL_REASON, age_order, category


#: So many drawn pictures are kept in memory: counts, never people.
REMEMBERED = 128


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture with its words, ready to be drawn as SVG in the language it was made in."""

    key: str
    title: str
    caption: str
    alt: str
    language: str
    draw: Callable[[Any, Scheme], Any]
    what: Hashable

    def svg(self, scheme: str = "light", *, marked: bool = True) -> str:
        """Draw the picture: `scheme` is "light", "dark" or "print".

        It says on its face that it is internal. Only a page that says so itself, on
        every page, may leave the mark out with `marked=False`.
        """
        return _drawn(self, scheme, marked)


@lru_cache(maxsize=REMEMBERED)
def _drawn(picture: Picture, scheme: str, marked: bool) -> str:
    """Draw a picture, or take it from memory: a page is opened many times."""
    inks = SCHEMES[scheme]
    with override(picture.language):
        drawn = picture.draw(picture.what, inks)
        mark = str(INTERNAL_REASON) if marked else ""
        return drawing.to_svg(drawn, inks, title=picture.title, alt_text=picture.alt, mark=mark)


def annual_pictures(
    rows: Sequence[Row],
    *,
    year: int,
    span: int = SPAN,
    largest: int = LARGEST,
    language: str | None = None,
) -> list[Picture]:
    """Make the pictures of the report for `year` that the rows allow, in printed order."""
    code = current(language)
    lookup = Lookup(rows, year=year, span=span)
    with override(code):
        made = [people(lookup, code), origin(lookup, code), countries(lookup, code, largest)]
        made += [age(lookup, code), street(lookup, code), follow_up(lookup, code)]
        made += [channel(lookup, code, what) for what in CHANNELS]
    return [picture for picture in made if picture]


def people(lookup: Lookup, language: str) -> Picture | None:
    """Draw people over the years as one line."""
    points = _points(lookup, "people")
    if not _drawable(points, lookup.year):
        return None
    value = lookup.value("people", lookup.year)
    title = _("{people} people in {year}").format(people=number(value), year=lookup.year)
    panel = Panel("", points)
    return Picture(
        key="people",
        title=_with(title, _compared(lookup, "people")),
        caption=_("Different people met in each year."),
        alt=_spoken(_("Line: people met in each year"), points),
        language=language,
        draw=drawing.line,
        what=panel,
    )


def origin(lookup: Lookup, language: str) -> Picture | None:
    """Draw Norwegian and foreign people side by side on the same scale."""
    codes = ("norwegian", "foreign")
    panels = [
        Panel(
            str(category("origin", code)),
            _points(lookup, "people", ("origin", code)),
            strong=code == "foreign",
        )
        for code in codes
    ]
    panels = [panel for panel in panels if _drawable(panel.points, lookup.year)]
    foreign = lookup.value("people", lookup.year, ("origin", "foreign"))
    whole = lookup.value("people", lookup.year)
    if len(panels) < len(codes) or foreign is None or not whole:
        return None
    return Picture(
        key="origin",
        title=_("{share} of the people were foreign in {year}").format(
            share=percent(100 * foreign / whole), year=lookup.year
        ),
        caption=_("Norwegian and foreign people met in each year, on the same scale."),
        alt=" ".join(_spoken(panel.name, panel.points) for panel in panels),
        language=language,
        draw=drawing.small_multiples,
        what=Multiples(tuple(panels), same_scale=True),
    )


def countries(lookup: Lookup, language: str, largest: int) -> Picture | None:
    """Draw the largest countries as bars, with a thin mark for the year before."""
    codes = ranked_countries(lookup, "people")[:largest]
    whole = lookup.value("people", lookup.year)
    if not codes or whole is None:
        return None
    points = _category_points(lookup, "country", codes, strong=codes[0], with_before=True)
    title = _("The largest group comes from {country}: {part} of {whole} people").format(
        country=category("country", codes[0]), part=points[0].text, whole=number(whole)
    )
    caption = _("People by country of origin in {year}.").format(year=lookup.year)
    if any(point.before is not None for point in points):
        caption = _(
            "People by country of origin in {year}; the thin mark is {year_before}."
        ).format(year=lookup.year, year_before=lookup.year - 1)
    return Picture(
        key="countries",
        title=title,
        caption=caption,
        alt=_spoken(_("Bars: people by country in {year}").format(year=lookup.year), points),
        language=language,
        draw=drawing.bars,
        what=points,
    )


def age(lookup: Lookup, language: str) -> Picture | None:
    """Draw the ages of the people met in the year as bars."""
    codes = sorted(lookup.categories("people", "age"), key=age_order)
    whole = lookup.value("people", lookup.year)
    values = {code: lookup.value("people", lookup.year, ("age", code)) or 0 for code in codes}
    if not codes or whole is None or not any(values.values()):
        return None
    top = max(codes, key=lambda code: values[code])
    points = _category_points(lookup, "age", codes, strong=top, with_before=False)
    return Picture(
        key="age",
        title=_("The largest age group is {age}: {part} of {whole} people").format(
            age=category("age", top), part=number(values[top]), whole=number(whole)
        ),
        caption=_("People met in {year}, by age at the end of the year.").format(year=lookup.year),
        alt=_spoken(_("Bars: people by age in {year}").format(year=lookup.year), points),
        language=language,
        draw=drawing.bars,
        what=points,
    )


def street(lookup: Lookup, language: str) -> Picture | None:
    """Draw the people met on a mean evening, in a band from the lowest to the highest."""
    points = tuple(
        Point(
            str(year),
            lookup.value("street_mean_per_evening", year),
            number(lookup.value("street_mean_per_evening", year)),
            low=lookup.value("street_min_per_evening", year),
            high=lookup.value("street_max_per_evening", year),
        )
        for year in lookup.years
    )
    if not _drawable(points, lookup.year):
        return None
    last = points[-1]
    title = _("On average {mean} people were met per evening in {year}").format(
        mean=last.text, year=lookup.year
    )
    caption = _("People met on each outreach evening: the mean of the year.")
    if last.low is not None and last.high is not None:
        span = _("from {low} to {high}").format(low=number(last.low), high=number(last.high))
        title = _with(title, span)
        caption = _("The line is the mean, the band from the lowest to the highest evening.")
    panel = Panel("", points)
    return Picture(
        key="street",
        title=title,
        caption=caption,
        alt=_spoken(_("Line: people met per evening on average"), points),
        language=language,
        draw=drawing.line,
        what=panel,
    )


def follow_up(lookup: Lookup, language: str) -> Picture | None:
    """Draw the people in follow-up over the years; the title says their share of all."""
    points = _points(lookup, "follow_up_people")
    part, whole = (lookup.value(s, lookup.year) for s in ("follow_up_people", "people"))
    if not _drawable(points, lookup.year):
        return None
    title = _("{people} people in follow-up in {year}").format(
        people=number(part), year=lookup.year
    )
    if part is not None and whole:
        share = percent(100 * part / whole)
        title = _with(title, _("{share} of all people").format(share=share))
    panel = Panel("", points)
    return Picture(
        key="follow_up",
        title=title,
        caption=_("People in follow-up in each year."),
        alt=_spoken(_("Line: people in follow-up in each year"), points),
        language=language,
        draw=drawing.line,
        what=panel,
    )


def channel(lookup: Lookup, language: str, what: Channel) -> Picture | None:
    """Draw the people and the contacts of a channel side by side, each on its own scale."""
    panels = [
        Panel(str(name), _points(lookup, series), strong=strong)
        for series, name, strong in (
            (what.people, _("People"), True),
            (what.contacts, what.contacts_heading, False),
        )
    ]
    panels = [panel for panel in panels if _drawable(panel.points, lookup.year)]
    if not panels:
        return None
    value = lookup.value(what.people, lookup.year)
    title = _("{channel}: {people} people in {year}").format(
        channel=what.title, people=number(value), year=lookup.year
    )
    return Picture(
        key=what.key,
        title=_with(title, _compared(lookup, what.people)),
        caption=_("In each year; each line has a scale of its own.")
        if len(panels) > 1
        else _("In each year."),
        alt=" ".join(_spoken(panel.name, panel.points) for panel in panels),
        language=language,
        draw=drawing.small_multiples,
        what=Multiples(tuple(panels), same_scale=False),
    )


def _points(lookup: Lookup, series: str, key: tuple[str, str] = TOTAL) -> tuple[Point, ...]:
    values = [(year, lookup.value(series, year, key)) for year in lookup.years]
    return tuple(Point(str(year), value, number(value)) for year, value in values)


def _category_points(
    lookup: Lookup, breakdown: str, codes: Sequence[str], *, strong: str, with_before: bool
) -> tuple[Point, ...]:
    def point(code: str) -> Point:
        key = (breakdown, code)
        value = lookup.value("people", lookup.year, key)
        before = lookup.value("people", lookup.year - 1, key) if with_before else None
        name = str(category(breakdown, code))
        return Point(name, value, number(value), before=before, strong=code == strong)

    return tuple(point(code) for code in codes)


def _drawable(points: Sequence[Point], year: int) -> bool:
    """Say whether there is a line to draw: two years or more, the report's own the last."""
    known = [point.where for point in points if point.value is not None]
    return len(known) > 1 and known[-1] == str(year) and any(point.value for point in points)


def _compared(lookup: Lookup, series: str) -> str:
    before = lookup.year - 1
    return compared(lookup.value(series, lookup.year), lookup.value(series, before), before)


def _with(title: str, more: str) -> str:
    """Put what more there is to say after a comma."""
    return _("{title}, {more}").format(title=title, more=more) if more else title


def _spoken(title: str, points: Sequence[Point]) -> str:
    """Say a picture in words: its name, then every number in it."""
    said = "; ".join(_said(point) for point in points if point.value is not None)
    return _("{title}. {numbers}.").format(title=title, numbers=said)


def _said(point: Point) -> str:
    if point.low is not None and point.high is not None:
        return _("{where}: {value}, from {low} to {high}").format(
            where=point.where, value=point.text, low=number(point.low), high=number(point.high)
        )
    if point.before is not None:
        return _("{where}: {value}, the year before {before}").format(
            where=point.where, value=point.text, before=number(point.before)
        )
    return _("{where}: {value}").format(where=point.where, value=point.text)
