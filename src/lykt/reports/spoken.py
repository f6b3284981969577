"""Pictures in words: what is drawn and where it begins and ends, for whoever does not see it.

Not every number: the table with all of them stands below each picture.
"""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lykt.reports.drawing import FEW_BARS, Point
from lykt.reports.numbers import number


#: So many of the longest bars are named where there are too many to name all.
NAMED = 3


def line_words(name: str, points: Sequence[Point]) -> str:
    """Say where a line begins and ends, and its highest and lowest where these lie between."""
    known = [point for point in points if point.value is not None]
    first, last = known[0], known[-1]
    text = _("{name}, {first_year}–{last_year}: from {first} to {last}.")
    said = [
        text.format(
            name=name,
            first_year=first.where,
            last_year=last.where,
            first=first.text,
            last=last.text,
        )
    ]
    highest = max(known, key=_value)
    lowest = min(known, key=_value)
    ends = {_value(first), _value(last)}
    if _value(highest) not in ends:
        text = _("Highest in {year}: {value}.")
        said.append(text.format(year=highest.where, value=highest.text))
    if _value(lowest) not in ends:
        text = _("Lowest in {year}: {value}.")
        said.append(text.format(year=lowest.where, value=lowest.text))
    if last.low is not None and last.high is not None:
        text = _("The band in {year}: from {low} to {high}.")
        said.append(text.format(year=last.where, low=number(last.low), high=number(last.high)))
    return " ".join(said)


def bar_words(name: str, points: Sequence[Point]) -> str:
    """Say how many bars there are and name the longest and the shortest; all where few."""
    text = ngettext("{name}, {n} bar.", "{name}, {n} bars.", len(points))
    said = [text.format(name=name, n=number(len(points)))]
    if len(points) <= FEW_BARS:
        return " ".join([*said, _list(points)])
    ranked = sorted(points, key=_value, reverse=True)
    said.append(_("Longest: {bars}").format(bars=_list(ranked[:NAMED])))
    said.append(_("Shortest: {bars}").format(bars=_list(ranked[-1:])))
    return " ".join(said)


def _list(points: Sequence[Point]) -> str:
    each = (_("{where}: {value}").format(where=one.where, value=one.text) for one in points)
    return _("{list}.").format(list="; ".join(each))


def _value(point: Point) -> float:
    return point.value or 0
