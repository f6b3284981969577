"""Where people are met: the street by evening, follow-up, and every other channel."""

from dataclasses import dataclass

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from lykt.figures.rows import TOTAL
from lykt.reports.lookup import Lookup
from lykt.reports.table import (
    MEAN,
    Column,
    Missing,
    ReportTable,
    label,
    with_definitions,
)
from lykt.reports.words import GENDERS, ORIGINS, Text


NO_SHIFTS = _("The register holds no outreach shifts for these years.")
NO_CHANNEL = _("No contacts of this kind were registered in these years.")

_STREET: tuple[tuple[str, str, Text], ...] = (
    ("street_mean_per_evening", "met_mean", _("Met, mean")),
    ("street_min_per_evening", "met_min", _("Met, lowest")),
    ("street_max_per_evening", "met_max", _("Met, highest")),
    ("street_seen_mean_per_evening", "seen_mean", _("Seen, mean")),
    ("street_seen_min_per_evening", "seen_min", _("Seen, lowest")),
    ("street_seen_max_per_evening", "seen_max", _("Seen, highest")),
)


def street(lookup: Lookup) -> ReportTable | Missing:
    """People met and seen on an outreach evening: mean, lowest and highest of the year."""
    title = _("Street outreach, per evening")
    columns = [column for column in _STREET if lookup.has(column[0])]
    if not columns:
        return Missing("street", title, NO_SHIFTS)
    rows = []
    for year in lookup.known_years([series for series, _key, _heading in columns]):
        cells = [
            lookup.cell(series, year, kind=MEAN if "_mean_" in series else "count")
            for series, _key, _heading in columns
        ]
        rows.append((label(str(year)), *cells))
    return with_definitions(
        ReportTable(
            key="street",
            title=title,
            caption=_("People met on one evening, whether or not anyone knows who they are."),
            columns=(
                Column("year", _("Year"), numeric=False),
                *(Column(key, heading, series=series) for series, key, heading in columns),
            ),
            rows=tuple(rows),
        )
    )


def follow_up(lookup: Lookup) -> ReportTable | Missing:
    """People in follow-up, as a share of all people, and by origin with shares."""
    title = _("People in follow-up")
    series = "follow_up_people"
    if not lookup.has(series):
        return Missing("follow_up", title, NO_CHANNEL)
    codes = [code for code in ORIGINS if lookup.has(series, ("origin", code))]
    rows = []
    for year in lookup.known_years([series]):
        cells = [
            lookup.cell("people", year),
            lookup.cell(series, year),
            lookup.share((series, TOTAL), ("people", TOTAL), year, "follow_up_share"),
        ]
        for code in codes:
            key = ("origin", code)
            cells.append(lookup.cell(series, year, key))
            cells.append(lookup.share((series, key), (series, TOTAL), year, f"{series}_share"))
        rows.append((label(str(year)), *cells))
    columns = [
        Column("year", _("Year"), numeric=False),
        Column("people", _("All people")),
        Column("follow_up", _("In follow-up")),
        Column("share", _("Of all people")),
    ]
    for code in codes:
        columns.append(Column(code, ORIGINS[code]))
        share = format_lazy(_("{group}, share"), group=ORIGINS[code])
        columns.append(Column(f"{code}_share", share))
    return with_definitions(
        ReportTable(
            key="follow_up",
            title=title,
            caption=_("People given social counselling or support over time."),
            columns=tuple(columns),
            rows=tuple(rows),
        )
    )


@dataclass(frozen=True, slots=True)
class Channel:
    """A channel's table: its two series, its words, and by what it is broken down."""

    key: str
    people: str
    contacts: str
    title: Text
    caption: Text
    contacts_heading: Text
    breakdowns: tuple[str, ...] = ("origin",)


_CONTACTS = _("Contacts")
_CONSULTATIONS = _("Consultations")

#: The channels with a table of this form. Follow-up has one of its own besides.
CHANNELS: tuple[Channel, ...] = (
    Channel(
        "street_people",
        "street_people",
        "street_contacts",
        _("Street outreach, people"),
        _("People known by a code who were met on the street."),
        _CONTACTS,
    ),
    Channel(
        "indoor",
        "indoor_people",
        "indoor_contacts",
        _("Indoor outreach"),
        _("People met in flats, parlours and other places indoors."),
        _CONTACTS,
        (),
    ),
    Channel(
        "online",
        "online_people",
        "online_contacts",
        _("Online outreach"),
        _("People met through adverts, chats and messages."),
        _CONTACTS,
    ),
    Channel(
        "drop_in",
        "dropin_people",
        "dropin_contacts",
        _("Drop-in"),
        _("People who came to the open café, and how often the café was visited."),
        _("Visits"),
    ),
    Channel(
        "overnight",
        "overnight_people",
        "overnight_stays",
        _("Overnight stays"),
        _("People who stayed the night, and the nights they stayed."),
        _("Stays"),
    ),
    Channel(
        "health",
        "health_people",
        "health_consultations",
        _("Health service"),
        _("People who used the health service, and their consultations."),
        _CONSULTATIONS,
        ("origin", "gender"),
    ),
    Channel(
        "legal",
        "legal_people",
        "legal_consultations",
        _("Legal aid"),
        _("People who were given legal aid, and their consultations."),
        _CONSULTATIONS,
    ),
    Channel(
        "programme",
        "programme_people",
        "programme_contacts",
        _("Programmes"),
        _("People who took part in courses, work or activities."),
        _CONTACTS,
    ),
    Channel(
        "phone",
        "phone_people",
        "phone_contacts",
        _("Phone"),
        _("People known by a code who were talked with on the phone."),
        _CONTACTS,
    ),
)

_LABELS = {"origin": ORIGINS, "gender": GENDERS}


def channel(lookup: Lookup, what: Channel) -> ReportTable | Missing:
    """People and contacts of one channel, a row for each year, with its breakdowns."""
    if not (lookup.has(what.people) or lookup.has(what.contacts)):
        return Missing(what.key, what.title, NO_CHANNEL)
    series = [s for s in (what.people, what.contacts) if lookup.has(s)]
    groups = [
        (breakdown, code, text)
        for breakdown in what.breakdowns
        for code, text in _LABELS[breakdown].items()
        if lookup.has(what.people, (breakdown, code))
    ]
    rows = []
    for year in lookup.known_years(series):
        cells = [lookup.cell(one, year) for one in series]
        cells += [lookup.cell(what.people, year, (b, code)) for b, code, _text in groups]
        rows.append((label(str(year)), *cells))
    headings = {what.people: _("People"), what.contacts: what.contacts_heading}
    return with_definitions(
        ReportTable(
            key=what.key,
            title=what.title,
            caption=what.caption,
            columns=(
                Column("year", _("Year"), numeric=False),
                *(Column(one, headings[one], series=one) for one in series),
                *(Column(f"{b}_{code}", text) for b, code, text in groups),
            ),
            rows=tuple(rows),
        )
    )
