"""Who has read the person: day by day first, and every single time at the end."""

from collections.abc import Collection, Iterator
from datetime import date
from itertools import islice
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from lykt.privacy.answers.answer import Part, Whose
from lykt.privacy.answers.days import day, moment
from lykt.privacy.reading.queries import readings_of
from lykt.privacy.reading.words import Words, entries_in_words
from lykt.privacy.subjects import Chapter


#: So many entries are put into words at a time.
BATCH = 500


def readings(family: Collection[UUID]) -> Iterator[Words]:
    """Yield each time somebody was shown one of these, in words, newest first."""
    entries = readings_of(family)
    while batch := list(islice(entries, BATCH)):
        yield from entries_in_words(batch)


def make(whose: Whose) -> tuple[Part, Part]:
    """Return who has read, grouped by day and reader, and the annex of every single time."""
    days: dict[tuple[date, str, str], list[str]] = {}
    every = []
    for one in readings(whose.family):
        days.setdefault((timezone.localdate(one.when), one.who, one.ground), []).append(one.page)
        every.append([moment(one.when), one.who, one.page, one.ground])
    rows = [
        [day(when), who, str(len(pages)), ", ".join(dict.fromkeys(pages)), ground]
        for (when, who, ground), pages in days.items()
    ]
    return _grouped(rows), _annex(every)


def _grouped(rows: list[list[str]]) -> Part:
    return Part(
        title=_("Who has read about you"),
        paragraphs=[
            _(
                "Each time somebody is shown something about you, it is written down first. "
                "Here is who it was, day by day. Every single time stands in the annex at the "
                "end. This answer is in it too."
            ),
            _("Do you wonder why somebody has read? Ask us, or the data-protection officer."),
        ],
        chapters=[
            Chapter(
                title=_("Day by day"),
                columns=[_("Day"), _("Who"), _("Times"), _("What they saw"), _("Why they could")],
                rows=rows,
                empty=_("Nobody has read about you."),
            )
        ],
    )


def _annex(rows: list[list[str]]) -> Part:
    return Part(
        title=_("Annex: every single time"),
        chapters=[
            Chapter(
                title=_("Every time somebody was shown something about you"),
                columns=[_("When"), _("Who"), _("What they saw"), _("Why they could")],
                rows=rows,
                empty=_("Nobody has read about you."),
            )
        ],
    )
