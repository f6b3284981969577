"""Every figure that is computed from a register, each defined once.

The words are for those who read a table and for those who make one; `kind` and `channel`
are what the engine and the reference compute by. `docs/reference/figures.md` is rendered
from here. Source of the definitions: the register format, version 1.
"""

from lykt.figures.figure import BREAKDOWNS, SOURCE, Figure, Kind
from lykt.figures.market.definitions import BREAKDOWNS_OF_MARKET, MARKET_FIGURES
from lykt.figures.outreach.definitions import BREAKDOWNS_OF_OUTREACH, OUTREACH_FIGURES
from lykt.figures.protection.definitions import BREAKDOWNS_OF_PROTECTION, PROTECTION_FIGURES
from lykt.figures.teaching.definitions import BREAKDOWNS_OF_TEACHING, TEACHING_FIGURES
from lykt.figures.words import N_


__all__ = ["ALL_BREAKDOWNS", "BREAKDOWNS", "COUNTED", "FIGURES", "SOURCE", "Figure", "Kind"]

#: Those, and by what protection, outreach and the market are told apart beside them.
ALL_BREAKDOWNS = (
    *BREAKDOWNS,
    *BREAKDOWNS_OF_PROTECTION,
    *BREAKDOWNS_OF_OUTREACH,
    *BREAKDOWNS_OF_MARKET,
    *BREAKDOWNS_OF_TEACHING,
)


_TOTALS = (
    Figure(
        "people",
        "persons",
        N_("People"),
        N_(
            "Different people met at least once in the period. Each is counted once, however "
            "often they were met; anonymous contacts are not among them."
        ),
        "people",
    ),
    Figure(
        "contacts",
        "contacts",
        N_("Contacts"),
        N_("Times a known person was met in the period. Anonymous contacts are counted apart."),
        "contacts",
    ),
    Figure(
        "new_people",
        "persons",
        N_("New people"),
        N_(
            "People whose first contact ever falls in the period. First ever is the earlier of "
            "the first contact in the register and the one known from before it began."
        ),
        "new_people",
    ),
    Figure(
        "contacts_per_person",
        "contacts per person",
        N_("Contacts per person"),
        N_("Contacts in the period divided by people in the period."),
        "ratio",
        decimals=2,
    ),
    Figure(
        "people_change",
        "per cent change",
        N_("People, change"),
        N_("How many per cent more or fewer people than in the period before."),
        "change",
        breakdowns=(),
        decimals=1,
        of="people",
    ),
    Figure(
        "contacts_change",
        "per cent change",
        N_("Contacts, change"),
        N_("How many per cent more or fewer contacts than in the period before."),
        "change",
        breakdowns=(),
        decimals=1,
        of="contacts",
    ),
    Figure(
        "new_people_change",
        "per cent change",
        N_("New people, change"),
        N_("How many per cent more or fewer new people than in the period before."),
        "change",
        breakdowns=(),
        decimals=1,
        of="new_people",
    ),
    Figure(
        "anonymous_contacts",
        "contacts",
        N_("Anonymous contacts"),
        N_("Times someone was met in the period without being known by a pseudonym."),
        "anonymous",
        breakdowns=("channel",),
    ),
)


def _per_evening(series: str, kind: Kind, of: str, title: str, definition: str) -> Figure:
    decimals = 1 if kind == "shift_mean" else 0
    return Figure(
        series, "persons per evening", title, definition, kind, (), decimals, "street", of
    )


_STREET = (
    _per_evening(
        "street_mean_per_evening", "shift_mean", "met",
        N_("Street: people met per evening, mean"),
        N_("People met on a shift, identified or not, on average over the period's shifts."),
    ),
    _per_evening(
        "street_min_per_evening", "shift_min", "met",
        N_("Street: people met per evening, fewest"),
        N_("The fewest people met on one shift in the period."),
    ),
    _per_evening(
        "street_max_per_evening", "shift_max", "met",
        N_("Street: people met per evening, most"),
        N_("The most people met on one shift in the period."),
    ),
    _per_evening(
        "street_seen_mean_per_evening", "shift_mean", "seen",
        N_("Street: people seen per evening, mean"),
        N_("People seen on a shift, on average over the period's shifts where it was counted."),
    ),
    _per_evening(
        "street_seen_min_per_evening", "shift_min", "seen",
        N_("Street: people seen per evening, fewest"),
        N_("The fewest people seen on one shift in the period."),
    ),
    _per_evening(
        "street_seen_max_per_evening", "shift_max", "seen",
        N_("Street: people seen per evening, most"),
        N_("The most people seen on one shift in the period."),
    ),
)  # fmt: skip


def _in_channel(
    channel: str, prefix: str, people: tuple[str, str], contacts: tuple[str, str],
    noun: str = "contacts",
) -> tuple[Figure, Figure]:  # fmt: skip
    """Define the people and the contacts of one channel; texts are (title, definition)."""
    return (
        Figure(f"{prefix}_people", "persons", *people, "people", channel=channel),
        Figure(f"{prefix}_{noun}", noun, *contacts, "contacts", channel=channel),
    )


_CHANNELS = (
    *_in_channel(
        "street", "street",
        (N_("Street: people"),
         N_("Different people met on the street at least once in the period.")),
        (N_("Street: contacts"),
         N_("Times a known person was met on the street in the period.")),
    ),
    *_in_channel(
        "indoor", "indoor",
        (N_("Indoor: people"),
         N_("Different people met in flats and institutes at least once in the period.")),
        (N_("Indoor: contacts"),
         N_("Times a known person was met in a flat or an institute in the period.")),
    ),
    *_in_channel(
        "online", "online",
        (N_("Online: people"),
         N_("Different people met online at least once in the period.")),
        (N_("Online: contacts"),
         N_("Times a known person was met online in the period.")),
    ),
    *_in_channel(
        "drop_in", "dropin",
        (N_("Drop-in: people"),
         N_("Different people who came by the open service at least once in the period.")),
        (N_("Drop-in: contacts"),
         N_("Times a known person came by the open service in the period.")),
    ),
    *_in_channel(
        "overnight", "overnight",
        (N_("Overnight: people"),
         N_("Different people who stayed the night at least once in the period.")),
        (N_("Overnight: stays"),
         N_("Nights a known person stayed in the period.")),
        noun="stays",
    ),
    *_in_channel(
        "health", "health",
        (N_("Health: people"),
         N_("Different people who met the health service at least once in the period.")),
        (N_("Health: consultations"),
         N_("Consultations a known person had with the health service in the period.")),
        noun="consultations",
    ),
    *_in_channel(
        "follow_up", "follow_up",
        (N_("Follow-up: people"),
         N_("Different people followed up individually at least once in the period.")),
        (N_("Follow-up: contacts"),
         N_("Times a known person was met for individual follow-up in the period.")),
    ),
    *_in_channel(
        "legal", "legal",
        (N_("Legal aid: people"),
         N_("Different people who had legal first aid at least once in the period.")),
        (N_("Legal aid: consultations"),
         N_("Consultations a known person had in legal first aid in the period.")),
        noun="consultations",
    ),
    *_in_channel(
        "programme", "programme",
        (N_("Programmes: people"),
         N_("Different people who took part in a programme at least once in the period.")),
        (N_("Programmes: contacts"),
         N_("Times a known person took part in a programme in the period.")),
    ),
    *_in_channel(
        "phone", "phone",
        (N_("Phone: people"),
         N_("Different people spoken to by phone at least once in the period.")),
        (N_("Phone: contacts"),
         N_("Times a known person was spoken to by phone in the period.")),
    ),
)  # fmt: skip

#: Every figure by its series, in the order in which tables show them.
FIGURES: dict[str, Figure] = {
    figure.series: figure
    for group in (
        _TOTALS,
        _STREET,
        _CHANNELS,
        PROTECTION_FIGURES,
        OUTREACH_FIGURES,
        MARKET_FIGURES,
        TEACHING_FIGURES,
    )
    for figure in group
}

#: The figures that are counted person by person, and so add up over categories of people.
COUNTED: tuple[Figure, ...] = tuple(
    figure for figure in FIGURES.values() if figure.kind in ("people", "contacts", "new_people")
)
