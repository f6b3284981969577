"""The sentence that comes first: what the year was, in plain words.

Whole sentences are given to the translators, with the numbers already written as the
reader's language writes them.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from lykt.figures.rows import Row
from lykt.reports.lookup import Lookup
from lykt.reports.numbers import number, percent


@dataclass(frozen=True, slots=True)
class Effort:
    """What the service put in during a year: shifts gone out on, and hours worked.

    Either may be None where it is not known. Fewer people met with less effort is
    another thing than fewer people.
    """

    shifts: int | None = None
    hours: float | None = None


def year_sentence(
    rows: Sequence[Row],
    *,
    year: int,
    effort: Effort | None = None,
    effort_before: Effort | None = None,
) -> str:
    """Say in a few sentences how many were met, how often, how many were new, and with
    what effort, each set beside the year before where that is known."""
    lookup = Lookup(rows, year=year, span=2)
    sentences = [people_sentence(lookup)]
    contacts, new = lookup.value("contacts", year), lookup.value("new_people", year)
    if contacts:
        comparison = _compared(lookup, "contacts")
        sentences.append(_finished(_contacts(int(contacts)), comparison))
    if new is not None:
        sentences.append(_finished(_new(int(new)), ""))
    if effort:
        sentences.append(effort_sentence(effort, effort_before, year=year))
    return " ".join(sentence for sentence in sentences if sentence)


def people_sentence(lookup: Lookup) -> str:
    """Say how many people were met in the year, and how that is against the year before."""
    people = lookup.value("people", lookup.year)
    if people is None:
        return _("Nothing is registered for {year}.").format(year=lookup.year)
    text = ngettext("{people} person in {year}", "{people} people in {year}", int(people))
    figure = text.format(people=number(people), year=lookup.year)
    return _finished(figure, _compared(lookup, "people"))


def effort_sentence(effort: Effort, before: Effort | None, *, year: int) -> str:
    """Say how many shifts and hours were worked, and how that is against the year before."""
    shifts, hours = _shifts(effort), _hours(effort)
    if not (shifts or hours):
        return ""
    amount = f"{shifts} ({hours})" if shifts and hours else shifts or hours
    figure = _("The effort was {amount}").format(amount=amount)
    return _finished(figure, _effort_compared(effort, before, year))


def _shifts(effort: Effort) -> str:
    if effort.shifts is None:
        return ""
    text = ngettext("{shifts} shift", "{shifts} shifts", effort.shifts)
    return text.format(shifts=number(effort.shifts))


def _hours(effort: Effort) -> str:
    if effort.hours is None:
        return ""
    text = ngettext("{hours} hour", "{hours} hours", round(effort.hours))
    return text.format(hours=number(effort.hours))


def _effort_compared(effort: Effort, before: Effort | None, year: int) -> str:
    """Compare the hours where both years have them, otherwise the shifts."""
    if not before:
        return ""
    now, then = (
        (effort.hours, before.hours)
        if effort.hours is not None and before.hours
        else (effort.shifts, before.shifts)
    )
    if now is None or not then:
        return ""
    share = 100 * (now - then) / then
    if not round(share, 1):
        return _("as much as in {year}").format(year=year - 1)
    more = pgettext("effort", "{share} more than in {year}")
    text = _("{share} less than in {year}") if share < 0 else more
    return text.format(share=plain_percent(share), year=year - 1)


def compared(now: float | None, before: float | None, year_before: int) -> str:
    """Say how one count of people or contacts is against the year before.

    Empty where the year before is not known or was nought: nothing can be said.
    """
    if now is None or not before:
        return ""
    share = 100 * (now - before) / before
    if now == before:
        return _("as many as in {year}").format(year=year_before)
    text = _("{share} fewer than in {year}") if share < 0 else _("{share} more than in {year}")
    return text.format(share=plain_percent(share), year=year_before)


def plain_percent(share: float) -> str:
    """Write how large a change is, without its sign; whole per cents unless under one."""
    size = abs(share)
    return percent(size, decimals=1 if size < 0.95 else 0)


def _compared(lookup: Lookup, series: str) -> str:
    before = lookup.year - 1
    return compared(lookup.value(series, lookup.year), lookup.value(series, before), before)


def _contacts(contacts: int) -> str:
    text = ngettext("They were met {contacts} time", "They were met {contacts} times", contacts)
    return text.format(contacts=number(contacts))


def _new(new: int) -> str:
    text = ngettext("{new} person was new", "{new} people were new", new)
    return text.format(new=number(new))


def _finished(figure: str, comparison: str) -> str:
    """End a sentence, with the comparison after a comma where there is one."""
    if not comparison:
        return _("{figure}.").format(figure=figure)
    return _("{figure}, {comparison}.").format(figure=figure, comparison=comparison)
