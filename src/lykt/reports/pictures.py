"""The pictures of the annual report: each says its message, and says it in words too.

A picture stands above the table with the same key. Its title is the message, its
caption what is drawn, its `alt` what whoever does not see it should know of its form.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial

from django.utils.translation import gettext as _
from django.utils.translation import override

from lykt.figures.rows import TOTAL, Row
from lykt.reports.annual.channels import CHANNELS, Channel
from lykt.reports.annual.groups import ranked_countries
from lykt.reports.drawing import (
    NARROW,
    SCHEMES,
    WIDE,
    Bars,
    Drawable,
    Multiples,
    Panel,
    Point,
    Size,
    size,
)
from lykt.reports.lookup import Lookup
from lykt.reports.numbers import current, number, percent
from lykt.reports.sentence import compared
from lykt.reports.spoken import bar_words, line_words
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
    what: Drawable

    def svg(self, scheme: str = "light", *, marked: bool = True) -> str:
        """Draw the picture in one of `SCHEMES`.

        It says on its face that it is internal. Only a page that says so itself, on
        every page, may leave the mark out with `marked=False`.
        """
        return _drawn(self, scheme, marked)

    @property
    def spoken(self) -> str:
        """The whole text alternative: the message, then the form."""
        return f"{self.title}. {self.alt}"

    @property
    def wide(self) -> Size:
        """How large it is on the wide sheet, so that a page can keep its place."""
        return size(self.what, WIDE)

    @property
    def narrow(self) -> Size:
        """How large it is on the narrow sheet of a phone."""
        return size(self.what, NARROW)


@lru_cache(maxsize=REMEMBERED)
def _drawn(picture: Picture, scheme: str, marked: bool) -> str:
    """Draw a picture, or take it from memory: a page is opened many times."""
    # Imported here: what draws takes half a second to load, and most commands draw nothing.
    from lykt.reports.charts import chart
    from lykt.reports.svg import to_svg

    inks = SCHEMES[scheme]
    with override(picture.language):
        return to_svg(
            chart(picture.what, inks),
            inks,
            size(picture.what, inks.sheet, marked=marked),
            title=picture.title,
            alt_text=picture.alt,
            mark=str(INTERNAL_REASON) if marked else "",
            with_letters=scheme != "print",
        )


def annual_pictures(
    rows: Sequence[Row],
    *,
    year: int,
    span: int = SPAN,
    largest: int = LARGEST,
    language: str | None = None,
) -> list[Picture]:
    """Make the pictures of the report for `year` that the rows allow, in printed order."""
    lookup = Lookup(rows, year=year, span=span)
    made = (_made(key, lookup, largest, language) for key in _makers(largest))
    return [picture for picture in made if picture]


def annual_picture(
    rows: Sequence[Row],
    key: str,
    *,
    year: int,
    span: int = SPAN,
    largest: int = LARGEST,
    language: str | None = None,
) -> Picture | None:
    """Make one picture of the report for `year`, or None when there is no such picture."""
    return _made(key, Lookup(rows, year=year, span=span), largest, language)


_Maker = Callable[[Lookup, str], Picture | None]


def _made(key: str, lookup: Lookup, largest: int, language: str | None) -> Picture | None:
    make = _makers(largest).get(key)
    code = current(language)
    with override(code):
        return make(lookup, code) if make else None


def _makers(largest: int) -> dict[str, _Maker]:
    """Return what makes each picture, in printed order."""
    return {
        "people": people,
        "origin": origin,
        "countries": partial(countries, largest=largest),
        "age": age,
        "possible_victims": possible_victims,
        "street": street,
        "follow_up": follow_up,
        **{what.key: partial(channel, what=what) for what in CHANNELS},
    }


def people(lookup: Lookup, language: str) -> Picture | None:
    """Draw people over the years as one line."""
    points = _points(lookup, "people")
    if not _drawable(points, lookup.year):
        return None
    value = lookup.value("people", lookup.year)
    title = _("{people} people in {year}").format(people=number(value), year=lookup.year)
    return Picture(
        key="people",
        title=_with(title, _compared(lookup, "people")),
        caption=_("Different people met in each year."),
        alt=line_words(_("People met in each year"), points),
        language=language,
        what=Panel("", points),
    )


def possible_victims(lookup: Lookup, language: str) -> Picture | None:
    """Draw possible victims over the years as one line."""
    points = _points(lookup, "possible_victims")
    if not _drawable(points, lookup.year):
        return None
    value = lookup.value("possible_victims", lookup.year)
    return Picture(
        key="possible_victims",
        title=_("Possible victims identified in {year}: {victims}").format(
            victims=number(value), year=lookup.year
        ),
        caption=_("Different people identified as possible victims in each year."),
        alt=line_words(_("Possible victims identified in each year"), points),
        language=language,
        what=Panel("", points),
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
        alt=" ".join(line_words(panel.name, panel.points) for panel in panels),
        language=language,
        what=Multiples(tuple(panels), same_scale=True),
    )


def countries(lookup: Lookup, language: str, *, largest: int) -> Picture | None:
    """Draw the countries of the table as bars, the year's longest first, with a thin mark
    for the year before."""
    codes = ranked_countries(lookup, "people")[:largest]
    codes.sort(key=lambda code: -(lookup.value("people", lookup.year, ("country", code)) or 0))
    whole = lookup.value("people", lookup.year)
    points = _category_points(lookup, "country", codes, with_before=True)
    if whole is None or not any(point.value for point in points):
        return None
    title = _("The largest group comes from {country}: {part} of {whole} people").format(
        country=category("country", codes[0]), part=points[0].text, whole=number(whole)
    )
    caption = _("People by country of origin in {year}.").format(year=lookup.year)
    if any(point.before is not None for point in points):
        caption = _(
            "People by country of origin: bars and numbers are {year}, "
            "the thin marks {year_before}."
        ).format(year=lookup.year, year_before=lookup.year - 1)
    return Picture(
        key="countries",
        title=title,
        caption=caption,
        alt=bar_words(_("People by country in {year}").format(year=lookup.year), points),
        language=language,
        what=Bars(points),
    )


def age(lookup: Lookup, language: str) -> Picture | None:
    """Draw the ages of the people met in the year as bars."""
    codes = sorted(lookup.categories("people", "age"), key=age_order)
    whole = lookup.value("people", lookup.year)
    points = _category_points(lookup, "age", codes, with_before=False)
    if whole is None or not any(point.value for point in points):
        return None
    top = max(points, key=lambda point: point.value or 0)
    return Picture(
        key="age",
        title=_("The largest age group is {age}: {part} of {whole} people").format(
            age=top.where, part=top.text, whole=number(whole)
        ),
        caption=_("People met in {year}, by age at the end of the year.").format(year=lookup.year),
        alt=bar_words(_("People by age in {year}").format(year=lookup.year), points),
        language=language,
        what=Bars(points),
    )


def street(lookup: Lookup, language: str) -> Picture | None:
    """Draw the people met on a mean evening, in a band from the lowest to the highest."""
    points = tuple(_evening(lookup, year) for year in lookup.years)
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
    return Picture(
        key="street",
        title=title,
        caption=caption,
        alt=line_words(_("People met per evening on average"), points),
        language=language,
        what=Panel("", points),
    )


def _evening(lookup: Lookup, year: int) -> Point:
    mean, low, high = (
        lookup.value(f"street_{which}_per_evening", year) for which in ("mean", "min", "max")
    )
    known = low is not None and high is not None
    span = f"{number(low)}–{number(high)}" if known else ""
    return Point(str(year), mean, number(mean), low=low, high=high, span=span)


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
    return Picture(
        key="follow_up",
        title=title,
        caption=_("People in follow-up in each year."),
        alt=line_words(_("People in follow-up in each year"), points),
        language=language,
        what=Panel("", points),
    )


def channel(lookup: Lookup, language: str, *, what: Channel) -> Picture | None:
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
        alt=" ".join(line_words(panel.name, panel.points) for panel in panels),
        language=language,
        what=Multiples(tuple(panels), same_scale=False),
    )


def _points(lookup: Lookup, series: str, key: tuple[str, str] = TOTAL) -> tuple[Point, ...]:
    values = [(year, lookup.value(series, year, key)) for year in lookup.years]
    return tuple(Point(str(year), value, number(value)) for year, value in values)


def _category_points(
    lookup: Lookup, breakdown: str, codes: Sequence[str], *, with_before: bool
) -> tuple[Point, ...]:
    """Return a point for each category; the first of the largest stands out."""

    def value(code: str, year: int) -> float | None:
        return lookup.value("people", year, (breakdown, code))

    top = max(codes, key=lambda code: value(code, lookup.year) or 0, default="")
    return tuple(
        Point(
            str(category(breakdown, code)),
            value(code, lookup.year),
            number(value(code, lookup.year)),
            before=value(code, lookup.year - 1) if with_before else None,
            strong=code == top,
        )
        for code in codes
    )


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
