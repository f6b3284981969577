"""What each figure of the market counts. Source: Pro Sentret's annual report for 2012, pp. 3-4
and 29-31; Bergen's action plan 2009-2012 with Fafo's count of adverts in 2008.
"""

from lykt.figures.figure import Figure
from lykt.figures.market.tables import CALL_OUTCOMES, CHAT_CHANNELS, CHAT_THEMES, TARGETS
from lykt.figures.words import N_


#: A stay goes on as long as no more days than this lie between two times a number was seen.
GAP_DAYS = 31
#: The lengths of stays that are told apart: the most days of each, and its name.
BANDS = ((4, "under 5"), (19, "5-19"), (60, "20-60"))
LONGER = "over 60"
#: How long a stay was that goes over the edge of what was looked at, and may have been short.
CUT = "unknown"

#: What stands under every table of adverts. Source: Pro Sentret, annual report for 2012, p. 3.
ERROR_SOURCES = N_(
    "A number is not a person. One person may have several numbers, and several may share one. A "
    "number that comes back may have a new owner. Sites come and go, and adverts move to places "
    "nobody looks at. Adverts without a number are not among the numbers."
)
#: What stands under every table of how long numbers stay.
STAYS_ARE_ABOUT = N_(
    "A stay is from the first to the last day a number was seen in a place, with at most 31 days "
    "between two of them. How long it was is unknown when it reaches the first or the last round "
    "of the place and is not over 60 days. The thinner the rounds, the shorter stays look."
)

#: The order of the categories of a breakdown.
ORDER: dict[str, tuple[str, ...]] = {
    "stay": (*(name for _most, name in BANDS), LONGER, CUT),
    "target_group": TARGETS,
    "chat_channel": CHAT_CHANNELS,
    "chat_theme": CHAT_THEMES,
    "call_outcome": CALL_OUTCOMES,
}
BREAKDOWNS_OF_MARKET = ("place", "site", *ORDER, "call_language")


def _figure(
    series: str, of: str, title: str, definition: str, breakdowns: tuple[str, ...] = ("place",),
    *, unit: str = "numbers", table: str = "adverts", decimals: int = 0,
) -> Figure:  # fmt: skip
    return Figure(
        series, unit, title, definition, "market", breakdowns, decimals,
        of=of, table=table, day="date",
    )  # fmt: skip


_BOTH = ("place", "site")

MARKET_FIGURES = (
    _figure(
        "adverts", "sum",
        N_("Adverts"),
        N_("Adverts seen in the rounds of the period. One seen in two rounds counts twice."),
        _BOTH, unit="adverts",
    ),
    _figure(
        "advert_numbers", "numbers",
        N_("Numbers behind adverts"),
        N_("Different telephone numbers seen in adverts in the period. Each counts once."),
        _BOTH,
    ),
    _figure(
        "advert_numbers_per_month", "per_month",
        N_("Numbers behind adverts, mean per month"),
        N_("Different numbers of a month, on average over the period's months with adverts."),
        _BOTH, decimals=1,
    ),
    _figure(
        "advert_once_share", "once",
        N_("Numbers seen once"),
        N_("How many per cent of the period's numbers were seen in one advert alone."),
        _BOTH, unit="per cent", decimals=1,
    ),
    _figure(
        "advert_numbers_new", "new",
        N_("New numbers"),
        N_(
            "Numbers seen for the first time that is known of. Nothing is told of the first "
            "period in which anybody looked: all are new then."
        ),
    ),
    _figure(
        "advert_numbers_again", "again",
        N_("Numbers seen in the period before too"),
        N_("Numbers seen in the period and in the one before it."),
    ),
    _figure(
        "advert_numbers_gone", "gone",
        N_("Numbers that are gone"),
        N_("Numbers seen in the period before and not in this one, where somebody looked."),
    ),
    _figure(
        "advert_numbers_returning", "returning",
        N_("Numbers that came back"),
        N_("Numbers seen again in the period after a whole calendar month without them."),
    ),
    _figure(
        "advert_stays", "stays",
        N_("Stays"),
        N_(
            "Unbroken stays of numbers in a place that were last seen in the period, by how many "
            "days they lasted, the first and the last counted."
        ),
        ("stay", "place"), unit="stays",
    ),
    _figure(
        "advert_stay_days", "stay_days",
        N_("Length of stays, mean"),
        N_("Days of the stays last seen in the period whose whole length is known."),
        unit="days", decimals=1,
    ),
    _figure(
        "adverts_present_mean", "present_mean",
        N_("Numbers present at any one time, mean"),
        N_(
            "Stays that were going on, on average over the days from the period's first round to "
            "its last."
        ),
        ("stay", "place"), decimals=1,
    ),
    _figure(
        "adverts_present_max", "present_max",
        N_("Numbers present at one time, most"),
        N_("The most stays that were going on the same day, from the first round to the last."),
    ),
    _figure(
        "chats", "chats",
        N_("Chats"),
        N_(
            "Talks online in the period, messages to advertisers not among them. Nobody knows who "
            "they were with: the same person may stand behind several."
        ),
        ("target_group", "chat_channel"), table="chats", unit="chats",
    ),
    _figure(
        "chat_minutes", "minutes",
        N_("Length of chats, mean"),
        N_("Minutes of the period's chats of which it was told."),
        ("target_group", "chat_channel"), table="chats", unit="minutes", decimals=1,
    ),
    _figure(
        "chat_themes", "rows",
        N_("Themes of chats"),
        N_("Times a theme was talked about in the period. A chat may have several."),
        ("chat_theme",), table="chat_themes", unit="chats",
    ),
    _figure(
        "advert_messages", "messages",
        N_("Messages to advertisers"),
        N_("Messages sent to those who advertise in the period."),
        (), table="chats", unit="messages",
    ),
    _figure(
        "advert_calls", "rows",
        N_("Calls to advertisers"),
        N_("Calls made to those who advertise in the period, answered or not."),
        ("call_outcome", "call_language"), table="calls", unit="calls",
    ),
)  # fmt: skip
